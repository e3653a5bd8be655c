import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { answer } from '../../api/problem';
import type { Api } from '../../api/client';
import { useApi } from '../../api/use-api';
import type { paths } from '../../api/schema';
import type { Voucher } from './due-items';

type Filter = Omit<
  NonNullable<paths['/v1/vouchers']['get']['parameters']['query']>,
  'cursor' | 'limit'
>;

const PAGE = 200;
/** Pages that are read at most: a picture of more is no picture. */
const PAGES = 25;

/** All vouchers of a filter. */
export interface AllVouchers {
  readonly items: readonly Voucher[];
  /** Whether there are more than were read. */
  readonly cut: boolean;
}

/** Reads page after page. */
export async function readAllVouchers(api: Api, filter: Filter): Promise<AllVouchers> {
  const items: Voucher[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const query = { ...filter, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const { items: more, nextCursor } = await answer(
      api.GET('/v1/vouchers', { params: { query } }),
    );
    items.push(...more);
    if (nextCursor === null) return { items, cut: false };
    cursor = nextCursor;
  }
  return { items, cut: true };
}

/** All vouchers of a filter, kept fresh by events. */
export function useAllVouchers(filter: Filter = {}): UseQueryResult<AllVouchers> {
  const api = useApi();
  return useQuery({
    queryKey: ['vouchers', 'all', filter],
    queryFn: () => readAllVouchers(api, filter),
  });
}
