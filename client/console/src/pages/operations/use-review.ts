import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import { useNames } from '../../api/queries';
import type { Me, Operation } from '../../api/types';
import { askDevice } from '../../officer/device';
import type { Reviewed } from '../../officer/messages';

/** What the device makes of an operation, and the request that it read. */
export interface DeviceReview extends Reviewed {
  readonly request: string;
  /** Whether the server shows the digests that the device computed. */
  readonly agrees: boolean;
}

/** Reads an operation's legs and has the device work out what they do. */
export function useReview(operation: Operation, me: Me): UseQueryResult<DeviceReview> {
  const names = useNames();
  const mayRead = me.principal.scopes.includes('operations:sign');
  return useQuery({
    queryKey: ['review', operation.id, Object.keys(names).length],
    enabled: mayRead,
    staleTime: Infinity,
    retry: false,
    queryFn: async () => {
      const path = { id: operation.id };
      const { request } = await answer(
        api.GET('/v1/operations/{id}/signing-request', { params: { path } }),
      );
      const review = await askDevice<'review'>({
        kind: 'review',
        request,
        member: me.member.id,
        names: { ...names, [me.member.id]: me.member.name },
      });
      return { ...review, request, agrees: sameDigests(review, operation) };
    },
  });
}

function sameDigests({ digests }: Reviewed, { sign }: Operation): boolean {
  const shown = new Map(sign.map(({ leg, digest }) => [leg, digest]));
  return shown.size === digests.length && digests.every((one) => shown.get(one.leg) === one.digest);
}
