import { useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { api } from './client';
import type { Api } from './client';
import { answer } from './problem';

interface PageOf<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** Pages that were read so far, as one list. */
export interface Listed<Item> {
  readonly items: readonly Item[];
}

/**
 * Reads a list page by page.
 * @example usePages(['vouchers'], (api, cursor) => api.GET('/v1/vouchers', { params: { query: { cursor } } }))
 */
export function usePages<Item>(
  key: readonly unknown[],
  ask: (
    api: Api,
    cursor: string | undefined,
  ) => Promise<{ data?: PageOf<Item>; error?: unknown; response: Response }>,
): UseInfiniteQueryResult<Listed<Item>> {
  return useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => answer(ask(api, pageParam)),
    getNextPageParam: ({ nextCursor }: PageOf<Item>) => nextCursor ?? undefined,
    select: ({ pages }: InfiniteData<PageOf<Item>>) => ({
      items: pages.flatMap(({ items }) => items),
    }),
  });
}
