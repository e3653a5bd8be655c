import { useDraft } from '../../api/use-draft';
import { useRead } from '../../api/use-api';
import { yuanText } from '../../charts/amounts';
import { CsvButton } from '../../charts/csv-button';
import type { TableData } from '../../charts/table-data';
import { usePick, useWords } from '../../i18n/use-words';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty, ProblemView } from '../../ui/states';
import { clearingWords } from './clearing.words';
import { lineStage, stageTotals } from './line-stage';
import type { ClearingPayments } from './line-stage';
import { PayeeSection } from './payee-section';

const EVERY = 15_000;

/** What is to be paid on the open day, payee by payee. */
export function PaymentsView() {
  const payments = useRead(['clearing', 'payments'], (api) => api.GET('/v1/clearing/payments'), {
    every: EVERY,
  });
  return (
    <QueryView query={payments} rows={6}>
      {(data) => <Payments payments={data} />}
    </QueryView>
  );
}

function Payments({ payments }: { readonly payments: ClearingPayments }) {
  const say = useWords(clearingWords);
  const { draft, isPending, error } = useDraft();
  const table = usePaymentTable(payments);
  const { items, total, day } = payments;
  if (items.length === 0) {
    return (
      <div className="card">
        <Empty title={say('pay_none')} icon="clearing">
          {say('pay_none_next')}
        </Empty>
      </div>
    );
  }
  const { open, held, confirmed } = stageTotals(items);
  return (
    <>
      <Section
        title={say('view_today')}
        aside={<CsvButton table={table} file={`clearing-payments-${day}`} />}
      >
        <Facts
          items={[
            { term: say('total'), value: <Money fen={total} /> },
            { term: say('state_open'), value: yuanText(open) },
            { term: say('state_held'), value: yuanText(held) },
            { term: say('state_confirmed'), value: yuanText(confirmed) },
          ]}
        />
      </Section>
      {error === null ? null : <ProblemView error={error} />}
      {items.map((item) => (
        <PayeeSection key={item.payee.id} item={item} busy={isPending} onAct={draft} />
      ))}
    </>
  );
}

/** The list as a payment file: one line for each instruction, with the remark that the bank must carry. */
function usePaymentTable({ items }: ClearingPayments): TableData {
  const say = useWords(clearingWords);
  const pick = usePick();
  return {
    columns: [
      { title: say('payee') },
      { title: say('amount'), kind: 'money' },
      { title: say('remark') },
      { title: say('voucher') },
      { title: say('issuer') },
      { title: say('owner') },
      { title: say('state') },
    ],
    rows: items.flatMap(({ payee, lines }) =>
      lines.map((line) => [
        ...[pick(payee.name), BigInt(line.amount), line.reference, line.number],
        ...[pick(line.issuer.name), pick(line.owner.name), say(`state_${lineStage(line)}`)],
      ]),
    ),
  };
}
