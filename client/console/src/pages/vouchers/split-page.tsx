import { useState } from 'react';
import { Button } from 'antd';
import type { VoucherDetail } from '../../api/types';
import { useDraft } from '../../api/use-draft';
import { typedFen } from '../../format/money';
import { useWords } from '../../i18n/use-words';
import { Icon } from '../../ui/icon';
import { ProblemView } from '../../ui/states';
import { AmountField, amountFault } from './amount-field';
import { Remainder } from './remainder';
import { VoucherActPage } from './voucher-act-page';
import { vouchersWords } from './vouchers.words';

/** Of one operation's four outputs one is what stays. */
const PARTS_MAX = 3;

export default function SplitPage() {
  const say = useWords(vouchersWords);
  return <VoucherActPage title={say('parts')} form={(voucher) => <Form voucher={voucher} />} />;
}

function Form({ voucher }: { readonly voucher: VoucherDetail }) {
  const say = useWords(vouchersWords);
  const [texts, setTexts] = useState(['']);
  const { draft, isPending, isError, error } = useDraft();
  const whole = BigInt(voucher.value);
  const parts = texts.map((text) => typedFen(text) ?? 0n);
  const cut = parts.reduce((sum, part) => sum + part, 0n);
  const valid = parts.every((part) => part > 0n) && cut < whole;
  const change = (place: number, text: string): void =>
    setTexts(texts.map((old, at) => (at === place ? text : old)));
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        const values = parts.map(String);
        if (valid) draft({ act: 'split', vouchers: [voucher.id], values });
      }}
    >
      {texts.map((text, place) => (
        <div key={place} className="stack-tight">
          <AmountField
            id={`part-${String(place)}`}
            label={say('part_n', { place: place + 1 })}
            value={text}
            fault={amountFault(text, whole - (cut - (parts[place] ?? 0n)) - 1n)}
            onChange={(value) => change(place, value)}
          />
          {texts.length > 1 ? (
            <div>
              <Button
                size="small"
                icon={<Icon name="cross" size={14} />}
                onClick={() => setTexts(texts.filter((_, at) => at !== place))}
              >
                {say('drop_part', { place: place + 1 })}
              </Button>
            </div>
          ) : null}
        </div>
      ))}
      {texts.length < PARTS_MAX ? (
        <div>
          <Button onClick={() => setTexts([...texts, ''])}>{say('add_part')}</Button>
        </div>
      ) : null}
      <Remainder whole={whole} parts={parts} goes={say('parts')} />
      {isError ? <ProblemView error={error} /> : null}
      <Button type="primary" size="large" htmlType="submit" disabled={!valid} loading={isPending}>
        {say('split_next')}
      </Button>
    </form>
  );
}
