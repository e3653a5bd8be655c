import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useMe } from '../../api/queries';
import type { Voucher } from '../../api/types';
import { useRead } from '../../api/use-api';
import { useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { AmountStep } from './amount-step';
import { InvoiceStep } from './invoice-step';
import { issueWords } from './issue.words';
import { StepLine } from './step-line';

const MOST = 200;

/** Issues a voucher: which invoice and quota, how much and until when, then two signatures on the operation's page. */
export default function IssuePage() {
  const say = useWords(issueWords);
  const capacities = useSpendable('capacity');
  const quotas = useSpendable('quota');
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <Link to="/issue/invoice" className="link-button">
          {say('register')}
        </Link>
      }
    >
      <QueryView query={capacities}>
        {({ items: invoices }) => (
          <QueryView query={quotas}>
            {({ items }) => <Wizard invoices={invoices} quotas={items} />}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}

function useSpendable(kind: 'capacity' | 'quota') {
  return useRead(['vouchers', 'available', kind], (api) =>
    api.GET('/v1/vouchers', { params: { query: { kind, state: 'available', limit: MOST } } }),
  );
}

function Wizard({
  invoices,
  quotas,
}: {
  readonly invoices: readonly Voucher[];
  readonly quotas: readonly Voucher[];
}) {
  const say = useWords(issueWords);
  const [search] = useSearchParams();
  const from = search.get('from');
  const wanted = (list: readonly Voucher[]): string | undefined =>
    list.find(({ id }) => id === from)?.id ?? list[0]?.id;
  const [invoiceId, setInvoice] = useState(() => wanted(invoices));
  const [quotaId, setQuota] = useState(() => wanted(quotas));
  const [step, setStep] = useState<'invoice' | 'amount'>('invoice');
  const me = useMe();
  const invoice = invoices.find(({ id }) => id === invoiceId);
  const quota = quotas.find(({ id }) => id === quotaId);
  if (invoice === undefined || quota === undefined) {
    const missing = invoices.length === 0 ? 'invoice' : 'quota';
    return (
      <div className="card">
        <Empty title={say(`none_${missing}`)} icon="quota">
          {say(`none_${missing}_next`)}
        </Empty>
      </div>
    );
  }
  return (
    <div className="card stack">
      <StepLine
        label={say('steps')}
        steps={[say('step_invoice'), say('step_amount'), say('step_sign')]}
        at={step === 'invoice' ? 0 : 1}
      />
      {step === 'invoice' ? (
        <InvoiceStep
          {...{ invoices, quotas, invoice, quota }}
          onInvoice={setInvoice}
          onQuota={setQuota}
          onNext={() => setStep('amount')}
        />
      ) : (
        <AmountStep
          {...{ invoice, quota }}
          day={me.data?.day ?? ''}
          onBack={() => setStep('invoice')}
        />
      )}
    </div>
  );
}
