import { useMe } from '../../api/queries';
import { daysBetween } from '../../format/day';
import { useWords } from '../../i18n/use-words';
import { voucherWords } from '../../i18n/voucher';
import { Day } from '../../ui/day';

/** A due day and how far it is from the ledger's day. */
export function DueDay({ day }: { readonly day: string | null }) {
  const say = useWords(voucherWords);
  const { data } = useMe();
  if (day === null) return <Day day={null} />;
  const days = data === undefined ? undefined : daysBetween(data.day, day);
  return (
    <span>
      <Day day={day} />{' '}
      {days === undefined ? null : (
        <span className="muted small num">
          {days >= 0 ? say('days_left', { count: days }) : say('days_past', { count: -days })}
        </span>
      )}
    </span>
  );
}
