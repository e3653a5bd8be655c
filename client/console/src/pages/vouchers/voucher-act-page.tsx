import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { VoucherDetail } from '../../api/types';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { useVoucher } from './use-voucher';

/** The page of an act on the voucher of the address: its amount at the head, a way back to it, and the act's form. */
export function VoucherActPage({
  title,
  form,
}: {
  readonly title: string;
  readonly form: (voucher: VoucherDetail) => ReactNode;
}) {
  const { id = '' } = useParams();
  const voucher = useVoucher(id);
  return (
    <Page
      title={title}
      back={`/vouchers/${id}`}
      lead={voucher.data === undefined ? undefined : <Money fen={voucher.data.value} />}
    >
      <QueryView query={voucher}>{form}</QueryView>
    </Page>
  );
}
