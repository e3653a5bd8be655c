import { Link } from 'react-router';
import type { VoucherDetail } from '../../api/types';
import { useWords } from '../../i18n/use-words';
import { CopyId } from '../../ui/copy-id';
import { vouchersWords } from './vouchers.words';
import './timeline.css';

/** What the ledger says of a voucher, in its order. */
export function Timeline({ voucher }: { readonly voucher: VoucherDetail }) {
  const say = useWords(vouchersWords);
  return (
    <ol className="timeline plain-list">
      {voucher.timeline.map(({ block, type, digest }) => (
        <li key={`${String(block)} ${type}`}>
          <strong>{say(`event_${type}`)}</strong>
          <span className="muted small">
            <Link to={`/explorer/${String(block)}`}>{say('at_block', { block })}</Link>
            {digest === null ? null : (
              <>
                {' · '}
                <CopyId id={digest} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
