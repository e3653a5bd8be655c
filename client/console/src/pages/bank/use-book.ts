import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/use-api';
import { useMe } from '../../api/queries';
import { readAllVouchers } from '../calendar/all-vouchers';
import type { Voucher } from '../calendar/due-items';

/** What a bank's exposure is computed from. */
export interface Book {
  readonly self: number;
  /** Vouchers that are owned or held by the bank, and its limits. */
  readonly vouchers: readonly Voucher[];
}

/** The bank's own vouchers, those held for it, and its limits. */
export function useBook(): UseQueryResult<Book> {
  const api = useApi();
  const self = useMe().data?.member.id;
  return useQuery({
    queryKey: ['vouchers', 'book', self],
    enabled: self !== undefined,
    queryFn: async () => {
      const [vouchers, limits] = await Promise.all([
        readAllVouchers(api, { kind: 'voucher' }),
        readAllVouchers(api, { kind: 'limit' }),
      ]);
      return { self: self ?? 0, vouchers: [...vouchers.items, ...limits.items] };
    },
  });
}
