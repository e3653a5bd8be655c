import { useState } from 'react';
import { Button, Input } from 'antd';
import { parseInvoiceId } from '@fuqi/domain';
import { useMe, useMembers } from '../../api/queries';
import { useDraft } from '../../api/use-draft';
import { typedFen } from '../../format/money';
import { usePick, useWords } from '../../i18n/use-words';
import { Choice } from '../../ui/choice';
import { Page } from '../../ui/page';
import { ProblemView } from '../../ui/states';
import { AmountField, amountFault } from '../vouchers/amount-field';
import { invoiceWords } from './invoice.words';

const MOST = 2n ** 64n - 1n;

/** Registers an invoice together with its supplier, whose officers are asked for their signatures. */
export default function InvoicePage() {
  const say = useWords(invoiceWords);
  const pick = usePick();
  const { draft, isPending, isError, error } = useDraft();
  const me = useMe();
  const members = useMembers().data?.items ?? [];
  const [supplier, setSupplier] = useState('');
  const registrars = members.filter(({ roles }) => roles.includes('registrar'));
  const [chosen, setRegistrar] = useState('');
  const registrar = chosen === '' ? String(registrars[0]?.id ?? '') : chosen;
  const [code, setCode] = useState('');
  const [number, setNumber] = useState('');
  const [amount, setAmount] = useState('');
  const [delivered, setDelivered] = useState('');
  const [consents, setConsents] = useState(true);
  const known = parseInvoiceId(code, number).ok;
  const suppliers = members.filter(
    ({ id, roles }) =>
      id !== me.data?.member.id && !roles.includes('bank') && !roles.includes('registrar'),
  );
  const fault = amountFault(amount, MOST);
  const chosenAll = supplier !== '' && registrar !== '' && delivered !== '';
  const valid = chosenAll && known && fault === undefined;
  const submit = (): void =>
    draft({
      ...{ act: 'register-invoice', supplier: Number(supplier), registrar: Number(registrar) },
      ...{ code: code.trim(), number: number.trim(), amount: String(typedFen(amount) ?? 0n) },
      ...{ delivered, smeConsents: consents },
    });
  return (
    <Page title={say('title')} lead={say('lead')} back="/issue">
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (valid) submit();
        }}
      >
        <div className="row">
          <Choice
            id="supplier"
            label={say('supplier')}
            value={supplier}
            onChange={setSupplier}
            options={[
              { value: '', label: say('choose') },
              ...suppliers.map(({ id, name }) => ({ value: String(id), label: pick(name) })),
            ]}
          />
          <Choice
            id="registrar"
            label={say('registrar')}
            value={registrar}
            onChange={setRegistrar}
            options={registrars.map(({ id, name }) => ({ value: String(id), label: pick(name) }))}
          />
        </div>
        <div className="grid-2">
          <TextField id="code" label={say('code')} value={code} onChange={setCode} />
          <TextField
            id="number"
            label={say('number')}
            value={number}
            onChange={setNumber}
            fault={number === '' || known ? undefined : say('number_wrong')}
          />
        </div>
        <AmountField
          id="total"
          label={say('amount')}
          value={amount}
          fault={fault}
          onChange={setAmount}
        />
        <div className="stack-tight">
          <label htmlFor="delivered">{say('delivered')}</label>
          <input
            id="delivered"
            type="date"
            className="native-input"
            value={delivered}
            max={me.data?.day}
            onChange={(event) => setDelivered(event.target.value)}
          />
        </div>
        <label className="row">
          <input
            type="checkbox"
            className="native-check"
            checked={consents}
            onChange={(event) => setConsents(event.target.checked)}
          />
          {say('sme')}
        </label>
        <p className="small muted">{say('privacy')}</p>
        {isError ? <ProblemView error={error} /> : null}
        <Button type="primary" size="large" htmlType="submit" disabled={!valid} loading={isPending}>
          {say('draft')}
        </Button>
      </form>
    </Page>
  );
}

function TextField({
  id,
  label,
  value,
  fault,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly fault?: string | undefined;
  readonly onChange: (text: string) => void;
}) {
  return (
    <div className="stack-tight">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        inputMode="numeric"
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-said`} className="field-error">
        {fault ?? ''}
      </span>
    </div>
  );
}
