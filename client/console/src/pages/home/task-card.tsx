import { Link } from 'react-router';
import type { Task, TaskKind } from '../../api/types';
import { usePick } from '../../i18n/use-words';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon';
import { Money } from '../../ui/money';
import './task-card.css';

const ICONS: Readonly<Record<TaskKind, IconName>> = {
  'accept-offer': 'voucher',
  'sign-operation': 'key',
  'submit-operation': 'operation',
  'answer-quote-request': 'sell',
  'choose-quote': 'sell',
  'countersign-invoice': 'key',
  'confirm-payment': 'coins',
  'pay-reserved': 'coins',
  fund: 'bank',
  'clear-due': 'clearing',
  clear: 'clearing',
  'take-back': 'undo',
};

/** Where a task is done. */
export function placeOf({ kind, voucher, operation, quoteRequest, payment }: Task): string {
  if (operation !== null) return `/operations/${operation}`;
  if (quoteRequest !== null) {
    return kind === 'answer-quote-request'
      ? `/bank/requests/${quoteRequest}`
      : `/offers/${quoteRequest}`;
  }
  if (kind === 'accept-offer' && voucher !== null) return `/vouchers/${voucher}/accept`;
  if (kind === 'clear-due' || kind === 'clear') return '/clearing';
  if (kind === 'pay-reserved' || kind === 'fund') return '/bank/funding';
  if (payment !== null) return '/payments';
  return voucher === null ? '/' : `/vouchers/${voucher}`;
}

/** One thing to do: what, for how much, until when. */
export function TaskCard({
  task,
  until,
}: {
  readonly task: Task;
  readonly until: string | undefined;
}) {
  const pick = usePick();
  return (
    <Link to={placeOf(task)} className="task card">
      <span className="task-icon">
        <Icon name={ICONS[task.kind]} />
      </span>
      <span className="task-words">
        <strong>{pick(task.title)}</strong>
        <span className="muted small">{pick(task.detail)}</span>
      </span>
      <span className="task-figures">
        {task.amount === null ? null : (
          <strong>
            <Money fen={task.amount} />
          </strong>
        )}
        {until === undefined ? null : <span className="muted small">{until}</span>}
      </span>
      <Icon name="next" size={16} />
    </Link>
  );
}
