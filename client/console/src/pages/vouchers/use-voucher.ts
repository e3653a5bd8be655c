import type { UseQueryResult } from '@tanstack/react-query';
import type { VoucherDetail } from '../../api/types';
import { useRead } from '../../api/use-api';

/** One voucher with what may be done with it now. */
export function useVoucher(id: string): UseQueryResult<VoucherDetail> {
  return useRead(['vouchers', id], (api) =>
    api.GET('/v1/vouchers/{id}', { params: { path: { id } } }),
  );
}
