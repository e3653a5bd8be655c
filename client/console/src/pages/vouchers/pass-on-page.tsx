import { useState } from 'react';
import { Button } from 'antd';
import { useMe, useMembers } from '../../api/queries';
import type { VoucherDetail } from '../../api/types';
import { useDraft } from '../../api/use-draft';
import { typedFen, typedText } from '../../format/money';
import { usePick, useWords } from '../../i18n/use-words';
import { Choice } from '../../ui/choice';
import { ProblemView } from '../../ui/states';
import { AmountField, amountFault } from './amount-field';
import { MessageField, isMessageLong } from './message-field';
import { Remainder } from './remainder';
import { VoucherActPage } from './voucher-act-page';
import { vouchersWords } from './vouchers.words';

export default function PassOnPage() {
  const say = useWords(vouchersWords);
  return <VoucherActPage title={say('payee')} form={(voucher) => <Form voucher={voucher} />} />;
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
  const fault = amountFault(text, whole);
  const part = typedFen(text) ?? 0n;
  const valid = fault === undefined && payee !== '' && !isMessageLong(message);
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
        <Button onClick={() => setText(typedText(whole))}>{say('whole')}</Button>
        <Button onClick={() => setText(typedText(whole / 2n))}>{say('half')}</Button>
      </div>
      <Remainder whole={whole} parts={[part]} goes={say('payee')} />
      <MessageField label={say('note')} value={message} onChange={setMessage} />
      {isError ? <ProblemView error={error} /> : null}
      <Button type="primary" size="large" htmlType="submit" disabled={!valid} loading={isPending}>
        {say('pass_next')}
      </Button>
    </form>
  );
}

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
