import { Input } from 'antd';
import { capitalText, typedFen } from '../../format/money';
import { useWords } from '../../i18n/use-words';
import { vouchersWords } from './vouchers.words';

/** What is wrong with a typed amount; undefined when nothing is. */
export type AmountFault = 'amount_wrong' | 'amount_over' | undefined;

/** Checks a typed amount. @param most fen that there are */
export function amountFault(text: string, most: bigint): AmountFault {
  const fen = typedFen(text);
  if (fen === undefined) return 'amount_wrong';
  return fen > most ? 'amount_over' : undefined;
}

/** An amount in yuan, read back in capital characters, so that a slipped digit is seen. */
export function AmountField({
  id,
  label,
  value,
  fault,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly fault: AmountFault;
  readonly onChange: (text: string) => void;
}) {
  const say = useWords(vouchersWords);
  const fen = typedFen(value);
  const shown = value.trim() === '' ? undefined : fault;
  return (
    <div className="stack-tight">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        size="large"
        prefix="¥"
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={shown !== undefined}
        aria-describedby={`${id}-said`}
        onChange={(event) => onChange(event.target.value)}
      />
      <span id={`${id}-said`} className={shown === undefined ? 'small muted' : 'field-error'}>
        {shown === undefined ? (
          <span lang="zh-CN">{fen === undefined ? '\u00a0' : capitalText(fen)}</span>
        ) : (
          say(shown)
        )}
      </span>
    </div>
  );
}
