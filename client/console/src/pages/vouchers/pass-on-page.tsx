import { useState } from 'react';
import { Button, Input } from 'antd';
import { useParams } from 'react-router';
import { useMe, useMembers } from '../../api/queries';
import type { VoucherDetail } from '../../api/types';
import { useDraft } from '../../api/use-draft';
import { moneyText, typedFen } from '../../format/money';
import { usePick, useWords } from '../../i18n/use-words';
import { Choice } from '../../ui/choice';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { ProblemView } from '../../ui/states';
import { AmountField, amountFault } from './amount-field';
import { Remainder } from './remainder';
import { useVoucher } from './use-voucher';
import { vouchersWords } from './vouchers.words';

const MESSAGE_BYTES = 64;

export default function PassOnPage() {
  const { id = '' } = useParams();
  const say = useWords(vouchersWords);
  const voucher = useVoucher(id);
  return (
    <Page
      title={say('payee')}
      back={`/vouchers/${id}`}
      lead={voucher.data === undefined ? undefined : <Money fen={voucher.data.value} />}
    >
      <QueryView query={voucher}>{(data) => <Form voucher={data} />}</QueryView>
    </Page>
  );
}

function Form({ voucher }: { readonly voucher: VoucherDetail }) {
  const say = useWords(vouchersWords);
  const pick = usePick();
  const whole = BigInt(voucher.value);
  const [text, setText] = useState('');
  const [payee, setPayee] = useState('');
  const [message, setMessage] = useState('');
  const payees = usePayees(voucher);
  const { draft, isPending, isError, error } = useDraft();
  const long = new TextEncoder().encode(message).length > MESSAGE_BYTES;
  const fault = amountFault(text, whole);
  const part = typedFen(text) ?? 0n;
  const valid = fault === undefined && payee !== '' && !long;
  const submit = (): void => {
    if (!valid) return;
    draft({
      ...{ act: 'pass-on', vouchers: [voucher.id], values: [String(part)], payee: Number(payee) },
      ...(message === '' ? {} : { message }),
    });
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Choice
        id="payee"
        label={say('payee')}
        value={payee}
        onChange={setPayee}
        options={[
          { value: '', label: say('choose') },
          ...payees.map(({ id, name }) => ({ value: String(id), label: pick(name) })),
        ]}
      />
      <AmountField
        id="amount"
        label={say('amount')}
        value={text}
        fault={fault}
        onChange={setText}
      />
      <div className="row">
        <Button onClick={() => setText(plain(whole))}>{say('whole')}</Button>
        <Button onClick={() => setText(plain(whole / 2n))}>{say('half')}</Button>
      </div>
      <Remainder whole={whole} parts={[part]} goes={say('payee')} />
      <div className="stack-tight">
        <label htmlFor="message">{say('note')}</label>
        <Input
          id="message"
          value={message}
          aria-invalid={long}
          aria-describedby="message-said"
          onChange={(event) => setMessage(event.target.value)}
        />
        <span id="message-said" className="field-error">
          {long ? say('note_long') : ''}
        </span>
      </div>
      {isError ? <ProblemView error={error} /> : null}
      <Button type="primary" size="large" htmlType="submit" disabled={!valid} loading={isPending}>
        {say('pass_next')}
      </Button>
    </form>
  );
}

/** `1234.50`, as it would be typed. */
const plain = (fen: bigint): string => moneyText(fen).replace(/[¥,]/g, '');

/** Members that may get it: not this one, not who must pay it, and nobody who only clears. */
function usePayees({ issuer }: VoucherDetail) {
  const me = useMe();
  const members = useMembers();
  return (members.data?.items ?? []).filter(
    ({ id, standing, roles }) =>
      id !== me.data?.member.id &&
      id !== issuer.id &&
      standing === 'active' &&
      !roles.includes('registrar') &&
      !roles.includes('bank'),
  );
}
