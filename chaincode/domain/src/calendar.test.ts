import { describe, expect, it } from '@jest/globals';
import { CALENDAR_CN, CALENDAR_CN_DATA } from './calendar-cn';
import {
  businessDaysBefore,
  isBusinessDay,
  nextBusinessDay,
  parseCalendar,
  previousBusinessDay,
} from './calendar';
import type { CalendarData, CalendarYear } from './calendar';
import { formatIsoDay, parseIsoDay } from './iso-day';
import { unwrap } from './result';
import type { Result } from './result';

const day = (text: string) => unwrap(parseIsoDay(text));
const text = (result: Result<number>) => unwrap(formatIsoDay(unwrap(result)));
const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);

describe('the Chinese calendar', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-28', false],
    ['2026-02-14', true],
    ['2026-02-23', false],
    ['2026-10-07', false],
    ['2026-10-10', true],
    ['2027-05-23', false],
    ['2027-05-24', true],
  ])('%s: banks work is %s', (iso, works) => {
    expect(unwrap(isBusinessDay(CALENDAR_CN, day(iso)))).toBe(works);
  });

  it('has 248 business days in 2026', () => {
    let count = 0;
    for (let d = day('2026-01-01'); d <= day('2026-12-31'); d += 1) {
      if (unwrap(isBusinessDay(CALENDAR_CN, d))) count += 1;
    }
    expect(count).toBe(248);
  });

  it('finds the next and the previous business day', () => {
    expect(text(nextBusinessDay(CALENDAR_CN, day('2027-05-23')))).toBe('2027-05-24');
    expect(text(nextBusinessDay(CALENDAR_CN, day('2027-05-21')))).toBe('2027-05-21');
    expect(text(previousBusinessDay(CALENDAR_CN, day('2026-02-23')))).toBe('2026-02-14');
  });

  it('counts business days back', () => {
    expect(text(businessDaysBefore(CALENDAR_CN, day('2027-05-21'), 2))).toBe('2027-05-19');
    expect(text(businessDaysBefore(CALENDAR_CN, day('2027-05-23'), 2))).toBe('2027-05-19');
    expect(text(businessDaysBefore(CALENDAR_CN, day('2027-05-23'), 0))).toBe('2027-05-21');
    expect(slug(businessDaysBefore(CALENDAR_CN, day('2027-05-23'), -1))).toBe('out-of-range');
  });

  it('guesses nothing outside its years', () => {
    expect(slug(isBusinessDay(CALENDAR_CN, day('2028-01-03')))).toBe('calendar-uncovered');
    expect(slug(previousBusinessDay(CALENDAR_CN, day('2026-01-03')))).toBe('calendar-uncovered');
  });

  it('says which years are official', () => {
    expect(CALENDAR_CN_DATA.years.map(({ year, official }) => [year, official])).toEqual([
      [2026, true],
      [2027, false],
    ]);
  });
});

describe('calendar data', () => {
  const year = (changes: Partial<CalendarYear>): CalendarData => ({
    version: 'x',
    years: [
      { year: 2026, source: 's', official: true, holidays: [], workingWeekends: [], ...changes },
    ],
  });

  it.each([
    ['a day of another year', year({ holidays: ['2027-01-01'] }), 'configuration-invalid'],
    ['a day that is none', year({ holidays: ['2026-02-30'] }), 'date-invalid'],
    ['a holiday twice', year({ holidays: ['2026-01-01', '2026-01-01'] }), 'configuration-invalid'],
    ['a worked weekday', year({ workingWeekends: ['2026-11-23'] }), 'configuration-invalid'],
    [
      'a day both worked and off',
      year({ holidays: ['2026-02-14'], workingWeekends: ['2026-02-14'] }),
      'configuration-invalid',
    ],
    ['no year', { version: 'x', years: [] }, 'configuration-invalid'],
    [
      'a gap between years',
      { version: 'x', years: [...year({}).years, ...year({ year: 2028 }).years] },
      'configuration-invalid',
    ],
  ])('is refused with %s', (_, data, expected) => {
    expect(slug(parseCalendar(data))).toBe(expected);
  });
});
