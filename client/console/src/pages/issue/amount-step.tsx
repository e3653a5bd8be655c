import { useState } from 'react';
import { Button, Input } from 'antd';
import { addMonths, formatIsoDay, parseIsoDay } from '@fuqi/domain';
import type { Voucher } from '../../api/types';
import { useDraft } from '../../api/use-draft';
import { typedFen } from '../../format/money';
import { useWords } from '../../i18n/use-words';
import { ProblemView } from '../../ui/states';
import { AmountField, amountFault } from '../vouchers/amount-field';
import { MessageField, isMessageLong } from '../vouchers/message-field';
import { Remainder } from '../vouchers/remainder';
import { issueWords } from './issue.words';

const MONTHS = 6;

/** The day so many months after another; undefined when there is none. */
export function monthsAfter(day: string, months: number): string | undefined {
  const read = parseIsoDay(day);
  if (!read.ok) return undefined;
  const later = addMonths(read.value, months);
  if (!later.ok) return undefined;
  const text = formatIsoDay(later.value);
  return text.ok ? text.value : undefined;
}

export function AmountStep({
  invoice,
  quota,
  day,
  onBack,
}: {
  readonly invoice: Voucher;
  readonly quota: Voucher;
  /** The ledger's day. */
  readonly day: string;
  readonly onBack: () => void;
}) {
  const say = useWords(issueWords);
  const { draft, isPending, isError, error } = useDraft();
  const [text, setText] = useState('');
  const [due, setDue] = useState(() => monthsAfter(day, MONTHS) ?? '');
  const [reason, setReason] = useState('');
  const [message, setMessage] = useState('');
  const [capacity, line] = [BigInt(invoice.value), BigInt(quota.value)];
  const most = capacity < line ? capacity : line;
  const fault = amountFault(text, most);
  const part = typedFen(text) ?? 0n;
  const bound = monthsAfter(day, MONTHS);
  const long = bound !== undefined && due > bound;
  const past = due <= day;
  const valid =
    fault === undefined && !past && (!long || reason.trim() !== '') && !isMessageLong(message);
  const submit = (): void =>
    draft({
      ...{ act: 'issue', quota: quota.id, capacity: invoice.id, value: String(part), due },
      ...(long ? { tenorReason: reason.trim() } : {}),
      ...(message === '' ? {} : { message }),
    });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) submit();
      }}
    >
      <AmountField id="face" label={say('amount')} value={text} fault={fault} onChange={setText} />
      <Remainder whole={capacity} parts={[part]} goes={say('taken')} rest={say('rest')} />
      <div className="stack-tight">
        <label htmlFor="due">{say('due')}</label>
        <input
          id="due"
          type="date"
          className="native-input"
          value={due}
          min={day}
          aria-invalid={past}
          aria-describedby="due-said"
          onChange={(event) => setDue(event.target.value)}
        />
        <span id="due-said" className={past ? 'field-error' : 'small muted'}>
          {past ? say('due_wrong') : long ? say('six_months') : ''}
        </span>
      </div>
      {long ? (
        <div className="stack-tight">
          <label htmlFor="reason">{say('reason')}</label>
          <Input
            id="reason"
            value={reason}
            maxLength={200}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      ) : null}
      <MessageField label={say('message')} value={message} onChange={setMessage} />
      <p className="small muted">{say('check')}</p>
      {isError ? <ProblemView error={error} /> : null}
      <div className="row">
        <Button size="large" onClick={onBack}>
          {say('previous')}
        </Button>
        <Button type="primary" size="large" htmlType="submit" disabled={!valid} loading={isPending}>
          {say('draft')}
        </Button>
      </div>
    </form>
  );
}
