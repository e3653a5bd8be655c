/** Business days as versioned data: weekends, the holidays of each year, and the weekends worked in their place. */
import { refuse } from './refuse';
import { civilFromDay, parseIsoDay, weekday } from './iso-day';
import { LIMITS } from './limits';
import { andThen, ok } from './result';
import type { Result } from './result';

export interface CalendarYear {
  readonly year: number;
  /** Where the days come from. */
  readonly source: string;
  /** False while the official arrangement of the year is not out and the days are assumed. */
  readonly official: boolean;
  /** Days off, ISO; weekends need not be listed. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays worked in exchange, ISO. */
  readonly workingWeekends: readonly string[];
}

export interface CalendarData {
  readonly version: string;
  readonly years: readonly CalendarYear[];
}

/** Parsed form: look-ups by day number. */
export interface Calendar {
  readonly version: string;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly holidays: ReadonlySet<number>;
  readonly workingWeekends: ReadonlySet<number>;
}

/** Parses calendar data; years must be consecutive, days must lie in their year, worked days must be weekends. */
export function parseCalendar(data: CalendarData): Result<Calendar> {
  const first = data.years[0];
  if (first === undefined || data.years.length > LIMITS.calendarYearsMax) {
    return refuse('configuration-invalid', 'calendar years');
  }
  const holidays = new Set<number>();
  const workingWeekends = new Set<number>();
  for (const [index, year] of data.years.entries()) {
    if (year.year !== first.year + index) return refuse('configuration-invalid', 'calendar years');
    const off = addDays(year, year.holidays, holidays, () => true);
    if (!off.ok) return off;
    const worked = addDays(year, year.workingWeekends, workingWeekends, isWeekend);
    if (!worked.ok) return worked;
  }
  for (const day of workingWeekends) {
    if (holidays.has(day)) return refuse('configuration-invalid', 'calendar day listed twice');
  }
  const lastYear = first.year + data.years.length - 1;
  return ok({
    version: data.version,
    firstYear: first.year,
    lastYear,
    holidays,
    workingWeekends,
  });
}

function addDays(
  year: CalendarYear,
  texts: readonly string[],
  into: Set<number>,
  allowed: (day: number) => boolean,
): Result<null> {
  for (const text of texts) {
    const day = parseIsoDay(text);
    if (!day.ok) return day;
    if (!text.startsWith(String(year.year)) || into.has(day.value) || !allowed(day.value)) {
      return refuse('configuration-invalid', `calendar day ${text}`);
    }
    into.add(day.value);
  }
  return ok(null);
}

function isWeekend(day: number): boolean {
  const name = weekday(day);
  return name === 0 || name === 6;
}

/** Whether banks work on the day; days outside the calendar's years are refused, never guessed. */
export function isBusinessDay(calendar: Calendar, day: number): Result<boolean> {
  return andThen(civilFromDay(day), ({ year }) => {
    if (year < calendar.firstYear || year > calendar.lastYear) return refuse('calendar-uncovered');
    if (calendar.holidays.has(day)) return ok(false);
    return ok(!isWeekend(day) || calendar.workingWeekends.has(day));
  });
}

/** The day itself if banks work, else the next one on which they do. */
export function nextBusinessDay(calendar: Calendar, day: number): Result<number> {
  return seekBusinessDay(calendar, day, 1);
}

/** The day itself if banks work, else the last one before it on which they did. */
export function previousBusinessDay(calendar: Calendar, day: number): Result<number> {
  return seekBusinessDay(calendar, day, -1);
}

function seekBusinessDay(calendar: Calendar, day: number, step: 1 | -1): Result<number> {
  // The longest run of days off is nine; a year without a business day is bad data and ends at the calendar's edge.
  for (let candidate = day; ; candidate += step) {
    const business = isBusinessDay(calendar, candidate);
    if (!business.ok) return business;
    if (business.value) return ok(candidate);
  }
}

/** The business day so many business days before `day` (0: the day itself or the last business day before it). */
export function businessDaysBefore(calendar: Calendar, day: number, count: number): Result<number> {
  if (!Number.isInteger(count) || count < 0 || count > 366) return refuse('out-of-range', 'days');
  let found = previousBusinessDay(calendar, day);
  for (let left = count; left > 0 && found.ok; left -= 1) {
    found = previousBusinessDay(calendar, found.value - 1);
  }
  return found;
}
