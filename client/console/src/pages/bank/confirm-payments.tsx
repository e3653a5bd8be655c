import { Button } from 'antd';
import type { DraftBody } from '../../api/types';
import { DataTable } from '../../charts/data-table';
import { usePick, useWords } from '../../i18n/use-words';
import { CopyId } from '../../ui/copy-id';
import { Section } from '../../ui/page';
import type { Payment } from './funding-stages';
import { fundingWords } from './funding.words';

/** Payments that arrived, or should have, on accounts of this organisation or kept by it. */
export function ConfirmPayments({
  payments,
  busy,
  onAct,
}: {
  readonly payments: readonly Payment[];
  readonly busy: boolean;
  readonly onAct: (body: DraftBody) => void;
}) {
  const say = useWords(fundingWords);
  const pick = usePick();
  return (
    <Section title={say('confirm_title')}>
      {payments.length === 0 ? (
        <p className="muted">{say('confirm_none')}</p>
      ) : (
        <>
          <p className="muted small">{say('confirm_note')}</p>
          <DataTable
            caption={say('confirm_title')}
            keys={payments.map(({ id }) => id)}
            columns={[
              { title: say('payer') },
              { title: say('payee') },
              { title: say('purpose') },
              { title: say('remark') },
              { title: say('amount'), kind: 'money' },
              { title: say('next') },
            ]}
            rows={payments.map(({ id, payer, payee, purpose, remark, amount }) => [
              ...[pick(payer.name), pick(payee.name), say(`purpose_${purpose}`)],
              { node: <CopyId id={remark} head={12} /> },
              BigInt(amount),
              {
                node: (
                  <Button
                    type="primary"
                    size="middle"
                    disabled={busy}
                    onClick={() => onAct({ act: 'attest-paid', payment: id })}
                  >
                    {say('confirm')}
                    <span className="visually-hidden"> {pick(payer.name)}</span>
                  </Button>
                ),
              },
            ])}
          />
        </>
      )}
    </Section>
  );
}
