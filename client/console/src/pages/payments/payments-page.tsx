import { Button } from 'antd';
import { useMe } from '../../api/queries';
import type { Payment } from '../../api/types';
import { useRead } from '../../api/use-api';
import { useDraft } from '../../api/use-draft';
import { usePick, useWords } from '../../i18n/use-words';
import { Money } from '../../ui/money';
import { Page, Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty, ProblemView } from '../../ui/states';
import { Tag } from '../../ui/tag';
import { paymentsWords } from './payments.words';
import './payments-page.css';

/** Payments under way: those that this organisation is to confirm, and those that it has begun. */
export default function PaymentsPage() {
  const say = useWords(paymentsWords);
  const payments = useRead(['payments'], (api) => api.GET('/v1/payments'), { every: 10_000 });
  return (
    <Page title={say('title')}>
      <QueryView query={payments}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="card">
              <Empty title={say('none')} icon="coins">
                {say('none_next')}
              </Empty>
            </div>
          ) : (
            <>
              {(['incoming', 'outgoing'] as const).map((direction) => {
                const some = items.filter((payment) => payment.direction === direction);
                return some.length === 0 ? null : (
                  <Section key={direction} title={say(direction)}>
                    <ul className="plain-list payments">
                      {some.map((payment) => (
                        <li key={payment.id}>
                          <Row payment={payment} />
                        </li>
                      ))}
                    </ul>
                  </Section>
                );
              })}
            </>
          )
        }
      </QueryView>
    </Page>
  );
}

function Row({ payment }: { readonly payment: Payment }) {
  const say = useWords(paymentsWords);
  const pick = usePick();
  const { data: me } = useMe();
  const { draft, isPending, isError, error } = useDraft();
  const { id, direction, purpose, amount, payer, payee, remark, state } = payment;
  const mayDraft = me?.principal.scopes.includes('operations:draft') ?? false;
  return (
    <div className="stack-tight">
      <div className="row-between">
        <span>
          <strong className="payment-amount">
            <Money fen={amount} />
          </strong>{' '}
          {say(`purpose_${purpose}`)}
        </span>
        <Tag tone={state === 'confirmed' ? 'good' : 'accent'}>{say(`state_${state}`)}</Tag>
      </div>
      <p className="muted small">
        {say('from', { party: pick(payer.name) })} · {say('to', { party: pick(payee.name) })} ·{' '}
        <span className="mono">{say('remark', { remark })}</span>
      </p>
      {direction === 'incoming' && state === 'held' && mayDraft ? (
        <>
          <p className="small">{say('confirm_help')}</p>
          {isError ? <ProblemView error={error} /> : null}
          <div>
            <Button
              type="primary"
              size="large"
              loading={isPending}
              onClick={() => draft({ act: 'attest-paid', payment: id })}
            >
              {say('confirm')}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}
