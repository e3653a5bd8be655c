import { useParams } from 'react-router';
import type { VoucherDetail } from '../../api/types';
import { usePick, useWords } from '../../i18n/use-words';
import { voucherWords } from '../../i18n/voucher';
import { JsonView } from '../../ui/json-view';
import { Money } from '../../ui/money';
import { Page, Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Actions } from './actions';
import { FlowTree } from './flow-tree';
import { Timeline } from './timeline';
import { useVoucher } from './use-voucher';
import { VoucherFacts } from './voucher-facts';
import { VoucherTag } from './voucher-tag';
import { vouchersWords } from './vouchers.words';

/** One voucher: its facts, what can be done with it now, how it was split, and what happened to it. */
export default function VoucherPage() {
  const { id = '' } = useParams();
  const sayVoucher = useWords(voucherWords);
  const voucher = useVoucher(id);
  const title =
    voucher.data === undefined
      ? sayVoucher('kind_voucher')
      : `${sayVoucher(`kind_${voucher.data.kind}`)} ${voucher.data.number}`;
  return (
    <Page
      title={title}
      back="/vouchers"
      lead={voucher.data === undefined ? undefined : <Lead voucher={voucher.data} />}
    >
      <QueryView query={voucher} rows={8}>
        {(data) => <Content voucher={data} />}
      </QueryView>
    </Page>
  );
}

function Lead({ voucher }: { readonly voucher: VoucherDetail }) {
  const say = useWords(vouchersWords);
  const pick = usePick();
  return (
    <span className="row">
      <VoucherTag state={voucher.state} />
      <strong>
        <Money fen={voucher.value} />
      </strong>
      {say('from', { issuer: pick(voucher.issuer.name) })}
    </span>
  );
}

function Content({ voucher }: { readonly voucher: VoucherDetail }) {
  const say = useWords(vouchersWords);
  return (
    <>
      <Actions voucher={voucher} />
      <Section title={say('facts')}>
        <VoucherFacts voucher={voucher} />
      </Section>
      {voucher.kind === 'voucher' ? <FlowTree id={voucher.id} /> : null}
      <Section title={say('timeline')}>
        <Timeline voucher={voucher} />
        <JsonView value={voucher} />
      </Section>
    </>
  );
}
