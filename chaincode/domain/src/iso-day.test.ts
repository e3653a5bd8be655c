import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addMonths,
  civilFromDay,
  dayFromCivil,
  formatIsoDay,
  parseIsoDay,
  weekday,
} from './iso-day';
import { LIMITS } from './limits';
import { unwrap } from './result';

const day = (text: string) => unwrap(parseIsoDay(text));
const anyDay = fc.integer({ min: 0, max: LIMITS.isoDayMax });

describe('ISO days', () => {
  it('count from 1970-01-01', () => {
    expect(day('1970-01-01')).toBe(0);
    expect(day('1970-03-01')).toBe(59);
    expect(day('2000-02-29')).toBe(11_016);
    expect(day('2026-11-23')).toBe(20_780);
  });

  it('agree with the host’s calendar on every day', () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const host = new Date(number * 86_400_000);
        expect(unwrap(formatIsoDay(number))).toBe(host.toISOString().slice(0, 10));
        expect(day(host.toISOString().slice(0, 10))).toBe(number);
        expect(weekday(number)).toBe(host.getUTCDay());
        expect(unwrap(dayFromCivil(unwrap(civilFromDay(number))))).toBe(number);
      }),
    );
  });

  it.each([
    ...['2026-2-01', '2026-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '2026-04-31'],
    ...['1969-12-31', '26-01-01', '2026-01-01 ', '2026/01/01', '２０２６-01-01', '', '+2026-01-01'],
  ])('refuses %j', (text) => {
    const result = parseIsoDay(text);
    expect(result.ok ? result.value : result.error.slug).toBe('date-invalid');
  });

  it.each([-1, 0.5, LIMITS.isoDayMax + 1, Number.NaN])('has no name for day %d', (number) => {
    expect(formatIsoDay(number).ok).toBe(false);
  });
});

describe('months later', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-11-23', 6, '2027-05-23'],
    ['2026-11-23', 12, '2027-11-23'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-07-15', 0, '2026-07-15'],
  ])('%s + %d = %s', (from, months, to) => {
    expect(unwrap(addMonths(day(from), months))).toBe(day(to));
  });

  it('keep their order, and land in the right month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 0, max: 24 }),
        (from, months) => {
          const start = unwrap(civilFromDay(from));
          const end = unwrap(civilFromDay(unwrap(addMonths(from, months))));
          const distance = 12 * (end.year - start.year) + end.month - start.month;
          expect(distance).toBe(months);
          expect(end.day).toBeLessThanOrEqual(start.day);
          expect(unwrap(addMonths(from + 1, months))).toBeGreaterThanOrEqual(
            unwrap(addMonths(from, months)),
          );
        },
      ),
    );
  });
});
