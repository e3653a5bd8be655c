/** ISO days `YYYY-MM-DD` and the Gregorian calendar, by integers only. */
import { refuse } from './refuse';
import { LIMITS } from './limits';
import { ok } from './result';
import type { Result } from './result';

export interface CivilDay {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly day: number;
}

const ISO_DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month, 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  const days = MONTH_DAYS[month - 1];
  if (days === undefined) throw new RangeError('month');
  return days;
}

/** Day number of a civil day; years 1970–9999. */
export function dayFromCivil({ year, month, day }: CivilDay): Result<number> {
  const inYear = Number.isInteger(year) && year >= 1970 && year <= 9999;
  if (!inYear || !Number.isInteger(month) || month < 1 || month > 12) return refuse('date-invalid');
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) {
    return refuse('date-invalid');
  }
  // Howard Hinnant's era arithmetic: a year begins on 1 March so that the leap day comes last.
  const y = BigInt(month <= 2 ? year - 1 : year);
  const monthFromMarch = BigInt((month + 9) % 12);
  const dayOfYear = (153n * monthFromMarch + 2n) / 5n + BigInt(day) - 1n;
  return ok(Number(y * 365n + y / 4n - y / 100n + y / 400n + dayOfYear - 719_468n));
}

/** Civil day of a day number, 1970-01-01 to 9999-12-31. */
export function civilFromDay(dayNumber: number): Result<CivilDay> {
  if (!Number.isInteger(dayNumber) || dayNumber < 0 || dayNumber > LIMITS.isoDayMax) {
    return refuse('date-invalid');
  }
  const shifted = BigInt(dayNumber) + 719_468n;
  const era = shifted / 146_097n;
  const dayOfEra = shifted % 146_097n;
  const yearOfEra =
    (dayOfEra - dayOfEra / 1_460n + dayOfEra / 36_524n - dayOfEra / 146_096n) / 365n;
  const dayOfYear = dayOfEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const monthFromMarch = (5n * dayOfYear + 2n) / 153n;
  const month = monthFromMarch < 10n ? monthFromMarch + 3n : monthFromMarch - 9n;
  return ok({
    year: Number(yearOfEra + era * 400n + (month <= 2n ? 1n : 0n)),
    month: Number(month),
    day: Number(dayOfYear - (153n * monthFromMarch + 2n) / 5n + 1n),
  });
}

/** `YYYY-MM-DD` to a day number; any other spelling is refused. */
export function parseIsoDay(text: string): Result<number> {
  const match = ISO_DAY.exec(text);
  if (match === null) return refuse('date-invalid');
  return dayFromCivil({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

/** A day number as `YYYY-MM-DD`. */
export function formatIsoDay(dayNumber: number): Result<string> {
  const civil = civilFromDay(dayNumber);
  if (!civil.ok) return civil;
  const { year, month, day } = civil.value;
  return ok(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** The day so many months later; a day that the month lacks becomes its last (31 August + 6 = 28 February). */
export function addMonths(dayNumber: number, months: number): Result<number> {
  const civil = civilFromDay(dayNumber);
  if (!civil.ok) return civil;
  if (!Number.isInteger(months) || months < 0 || months > 1_200) return refuse('date-invalid');
  const index = BigInt(civil.value.month - 1 + months);
  const year = civil.value.year + Number(index / 12n);
  const month = Number(index % 12n) + 1;
  if (year > 9999) return refuse('date-invalid');
  const day = Math.min(civil.value.day, daysInMonth(year, month));
  return dayFromCivil({ year, month, day });
}

/** 0 Sunday … 6 Saturday. */
export function weekday(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7;
}
