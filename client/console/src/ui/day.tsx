import { dayText } from '../format/day';
import { useLanguage } from '../i18n/use-words';

/** A day of the ledger's calendar. @param day ISO day; null shows a dash */
export function Day({ day }: { readonly day: string | null }) {
  const language = useLanguage();
  if (day === null) return <span aria-hidden="true">—</span>;
  return (
    <time dateTime={day} className="num">
      {dayText(day, language)}
    </time>
  );
}
