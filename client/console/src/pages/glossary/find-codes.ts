/** Search in the table of refusals. */
import { listErrors } from '@fuqi/domain';
import type { ErrorEntry } from '@fuqi/domain';

/** The area of a code: `NOTE` of `FUQI-NOTE-001`. */
export function areaOf({ code }: Pick<ErrorEntry, 'code'>): string {
  return code.split('-')[1] ?? '';
}

/** Areas in the order of the table. */
export function areas(): readonly string[] {
  return [...new Set(listErrors().map(areaOf))];
}

/** Refusals whose code, title or next step contains a text, in either language; all areas when none is named. */
export function findCodes(text: string, area = ''): readonly ErrorEntry[] {
  const wanted = text.trim().toLowerCase();
  return listErrors().filter((entry) => {
    if (area !== '' && areaOf(entry) !== area) return false;
    const { code, slug, title, next } = entry;
    return [code, slug, title.zh, title.en, next.zh, next.en].some((words) =>
      words.toLowerCase().includes(wanted),
    );
  });
}
