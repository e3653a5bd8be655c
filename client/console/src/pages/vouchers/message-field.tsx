import { Input } from 'antd';
import { useWords } from '../../i18n/use-words';
import { vouchersWords } from './vouchers.words';

/** Longest message of an operation, UTF-8 bytes: as the interface takes it. */
const MESSAGE_BYTES = 64;

/** Whether a message is longer than an operation carries. */
export const isMessageLong = (message: string): boolean =>
  new TextEncoder().encode(message).length > MESSAGE_BYTES;

/** What the counterparty alone is told. */
export function MessageField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const say = useWords(vouchersWords);
  const long = isMessageLong(value);
  return (
    <div className="stack-tight">
      <label htmlFor="message">{label}</label>
      <Input
        id="message"
        value={value}
        aria-invalid={long}
        aria-describedby="message-said"
        onChange={(event) => onChange(event.target.value)}
      />
      <span id="message-said" className="field-error">
        {long ? say('note_long') : ''}
      </span>
    </div>
  );
}
