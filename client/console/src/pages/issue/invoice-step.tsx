import type { ReactNode } from 'react';
import { Button } from 'antd';
import type { Voucher } from '../../api/types';
import { dayText } from '../../format/day';
import { useLanguage, useWords } from '../../i18n/use-words';
import { Money } from '../../ui/money';
import { issueWords } from './issue.words';
import './invoice-step.css';

export function InvoiceStep({
  invoices,
  quotas,
  invoice,
  quota,
  onInvoice,
  onQuota,
  onNext,
}: {
  readonly invoices: readonly Voucher[];
  readonly quotas: readonly Voucher[];
  readonly invoice: Voucher;
  readonly quota: Voucher;
  readonly onInvoice: (id: string) => void;
  readonly onQuota: (id: string) => void;
  readonly onNext: () => void;
}) {
  const say = useWords(issueWords);
  const language = useLanguage();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      <OneOf
        name="invoice"
        title={say('invoice')}
        items={invoices}
        chosen={invoice}
        onChoose={onInvoice}
      >
        {() => say('invoice_item')}
      </OneOf>
      <OneOf name="quota" title={say('quota')} items={quotas} chosen={quota} onChoose={onQuota}>
        {({ due }) => say('quota_item', { due: due === null ? '—' : dayText(due, language) })}
      </OneOf>
      <Button type="primary" size="large" htmlType="submit">
        {say('next')}
      </Button>
    </form>
  );
}

function OneOf({
  name,
  title,
  items,
  chosen,
  onChoose,
  children,
}: {
  readonly name: string;
  readonly title: string;
  readonly items: readonly Voucher[];
  readonly chosen: Voucher;
  readonly onChoose: (id: string) => void;
  readonly children: (item: Voucher) => ReactNode;
}) {
  return (
    <fieldset className="one-of">
      <legend>{title}</legend>
      {items.map((item) => (
        <label key={item.id}>
          <input
            type="radio"
            name={name}
            checked={item.id === chosen.id}
            onChange={() => onChoose(item.id)}
          />
          <span>
            <strong>
              <Money fen={item.value} />
            </strong>
            <span className="small muted">
              {children(item)} <code>{item.number}</code>
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
