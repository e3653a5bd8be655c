/** Days are ISO days of the ledger's calendar; times are shown in Beijing, whatever the device's zone. */
import { parseIsoDay } from '@fuqi/domain';
import type { Language } from '../i18n/language';

/** `2027年5月21日`, `21 May 2027`. */
export function dayText(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (language === 'zh') return `${year}年${String(Number(month))}月${String(Number(date))}日`;
  const name = MONTHS[Number(month) - 1] ?? month;
  return `${String(Number(date))} ${name} ${year}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Days from one ISO day to another; negative when it is past. */
export function daysBetween(from: string, to: string): number | undefined {
  const [a, b] = [parseIsoDay(from), parseIsoDay(to)];
  return a.ok && b.ok ? b.value - a.value : undefined;
}

/** An instant in Beijing time: `2026-11-24 17:00`. @param instant ISO 8601 */
export function instantText(instant: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts.format(new Date(instant));
}
