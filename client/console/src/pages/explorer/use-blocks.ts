import { useInfiniteQuery } from '@tanstack/react-query';
import { answer } from '../../api/problem';
import { useApi } from '../../api/use-api';
import type { Block } from './block-view';

const PAGE = 20;
/** Milliseconds; events tell only of this organisation's own vouchers, so others' blocks are asked for. */
const EVERY = 10_000;

/** Blocks, the newest first, page by page. */
export function useBlocks() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['blocks'],
    initialPageParam: '',
    queryFn: ({ pageParam }): Promise<{ items: Block[]; nextCursor: string | null }> =>
      answer(
        api.GET('/v1/blocks', {
          params: {
            query: { limit: PAGE, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // Only while the reader looks at the newest page: a long list must not be read again and again.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : EVERY),
  });
}
