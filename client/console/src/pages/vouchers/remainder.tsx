import { useWords } from '../../i18n/use-words';
import { Money } from '../../ui/money';
import { vouchersWords } from './vouchers.words';
import './remainder.css';

/** How a voucher is shared out while the amounts are typed: what goes, what stays. */
export function Remainder({
  whole,
  parts,
  goes,
  rest: stays,
}: {
  readonly whole: bigint;
  /** Fen of each part that is cut off. */
  readonly parts: readonly bigint[];
  /** What is said of the parts. */
  readonly goes: string;
  /** What is said of the rest. */
  readonly rest?: string;
}) {
  const say = useWords(vouchersWords);
  const cut = parts.reduce((sum, part) => sum + part, 0n);
  const rest = whole - cut;
  const share = (part: bigint): string =>
    whole === 0n ? '0%' : `${String(Number((part * 1000n) / whole) / 10)}%`;
  return (
    <div className="remainder" role="status">
      <div className="remainder-bar" aria-hidden="true">
        {parts.map((part, place) => (
          <span key={place} className="remainder-part" style={{ width: share(part) }} />
        ))}
      </div>
      <div className="row-between">
        <span>
          <span className="muted small">{goes}</span> <Money fen={cut} />
        </span>
        <span>
          <span className="muted small">{stays ?? say('remainder')}</span>{' '}
          <strong>{rest < 0n ? '—' : <Money fen={rest} />}</strong>
        </span>
      </div>
    </div>
  );
}
