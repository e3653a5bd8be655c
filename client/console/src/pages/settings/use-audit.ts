import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { answer } from '../../api/problem';
import { useApi } from '../../api/use-api';
import type { Api } from '../../api/client';
import { AUDIT_START, checkChain } from './audit-chain';
import type { AuditEntry, ChainVerdict } from './audit-chain';

const SHOWN = 50;
const CHECKED = 200;

interface AuditPage {
  readonly items: AuditEntry[];
  readonly next: number | null;
}

const pageAfter = (api: Api, after: number, limit: number): Promise<AuditPage> =>
  answer(api.GET('/v1/audit', { params: { query: { after, limit } } }));

/** Entries after a number, page by page, oldest first. */
export function useAudit(after: number, enabled: boolean) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['audit', after],
    enabled,
    initialPageParam: after,
    queryFn: ({ pageParam }) => pageAfter(api, pageParam, SHOWN),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** Reads the whole log and checks every link of it on this device. */
export function useChainCheck() {
  const api = useApi();
  return useMutation({
    mutationFn: async (): Promise<ChainVerdict> => {
      let before = { seq: 0, hash: AUDIT_START };
      for (;;) {
        const { items } = await pageAfter(api, before.seq, CHECKED);
        const verdict = await checkChain(items, before);
        if (!verdict.ok || items.length < CHECKED) return verdict;
        before = { seq: verdict.entries, hash: verdict.head };
      }
    },
  });
}
