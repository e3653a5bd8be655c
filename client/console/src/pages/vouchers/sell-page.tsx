import { useState } from 'react';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useMembers } from '../../api/queries';
import type { VoucherDetail } from '../../api/types';
import { useWrite } from '../../api/use-api';
import { typedFen, typedText } from '../../format/money';
import { usePick, useWords } from '../../i18n/use-words';
import { ProblemView } from '../../ui/states';
import { AmountField, amountFault } from './amount-field';
import { Remainder } from './remainder';
import { VoucherActPage } from './voucher-act-page';
import { vouchersWords } from './vouchers.words';
import './sell-page.css';

/** The first of three screens on which a supplier sells: how much, and which banks are asked. */
export default function SellPage() {
  const say = useWords(vouchersWords);
  return <VoucherActPage title={say('sell_lead')} form={(voucher) => <Form voucher={voucher} />} />;
}

function Form({ voucher }: { readonly voucher: VoucherDetail }) {
  const say = useWords(vouchersWords);
  const navigate = useNavigate();
  const whole = BigInt(voucher.value);
  const [text, setText] = useState(typedText(whole));
  const [refused, setRefused] = useState<readonly number[]>([]);
  const banks = (useMembers().data?.items ?? []).filter(({ roles }) => roles.includes('bank'));
  const asked = banks.filter(({ id }) => !refused.includes(id)).map(({ id }) => id);
  const ask = useWrite(
    (api, body: { voucher: string; value: string; banks: number[] }, header) =>
      api.POST('/v1/quote-requests', { body, params: { header } }),
    [['quote-requests'], ['tasks']],
  );
  const fault = amountFault(text, whole);
  const part = typedFen(text) ?? 0n;
  const valid = fault === undefined && asked.length > 0;
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!valid) return;
        ask.mutate(
          { voucher: voucher.id, value: String(part), banks: asked },
          { onSuccess: ({ id }) => void navigate(`/offers/${id}`) },
        );
      }}
    >
      <AmountField
        id="amount"
        label={say('sell_amount')}
        value={text}
        fault={fault}
        onChange={setText}
      />
      <Remainder whole={whole} parts={[part]} goes={say('sell_amount')} />
      <Banks
        banks={banks}
        refused={refused}
        onChange={(id, chosen) =>
          setRefused(chosen ? refused.filter((one) => one !== id) : [...refused, id])
        }
      />
      {asked.length === 0 && banks.length > 0 ? (
        <p className="field-error">{say('sell_banks_wrong')}</p>
      ) : null}
      <p className="small muted">{say('sell_help')}</p>
      {ask.isError ? <ProblemView error={ask.error} /> : null}
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        disabled={!valid}
        loading={ask.isPending}
      >
        {say('sell_next')}
      </Button>
    </form>
  );
}

function Banks({
  banks,
  refused,
  onChange,
}: {
  readonly banks: readonly { readonly id: number; readonly name: { zh: string; en: string } }[];
  readonly refused: readonly number[];
  readonly onChange: (id: number, chosen: boolean) => void;
}) {
  const say = useWords(vouchersWords);
  const pick = usePick();
  if (banks.length === 0) return <p className="muted">{say('no_banks')}</p>;
  return (
    <fieldset className="banks">
      <legend>{say('sell_banks')}</legend>
      {banks.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={!refused.includes(id)}
            onChange={(event) => onChange(id, event.target.checked)}
          />
          {pick(name)}
        </label>
      ))}
    </fieldset>
  );
}
