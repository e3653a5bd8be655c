import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatIsoDay, unwrap } from '@fuqi/domain';
import { addToMonth, bandOf, byDay, daysBetween, ladder, monthWeeks } from './maturity';

const TODAY = '2026-11-24';

describe('maturity', () => {
  test('the edges of bands', () => {
    expect([-1, 0, 30, 31, 60, 61, 90, 91, 180, 181, 9_999].map(bandOf)).toEqual([
      ...['overdue', 'd0-30', 'd0-30', 'd31-60', 'd31-60', 'd61-90', 'd61-90'],
      ...['d91-180', 'd91-180', 'd181', 'd181'],
    ]);
    expect(daysBetween(TODAY, '2027-05-21')).toBe(178);
  });

  test('bands add up, stack by series and accumulate', () => {
    const rungs = ladder(
      [
        { due: '2026-11-20', amount: 5n, series: 'matured' },
        { due: '2026-12-01', amount: 10n, series: 'available' },
        { due: '2026-12-02', amount: 7n, series: 'held' },
        { due: '2027-05-21', amount: 100n, series: 'available' },
      ],
      TODAY,
    );
    expect(rungs.map(({ band, total, cumulative }) => [band, total, cumulative])).toEqual([
      ['overdue', 5n, 5n],
      ['d0-30', 17n, 22n],
      ['d31-60', 0n, 22n],
      ['d61-90', 0n, 22n],
      ['d91-180', 100n, 122n],
      ['d181', 0n, 122n],
    ]);
    expect([...(rungs[1]?.bySeries ?? [])]).toEqual([
      ['available', 10n],
      ['held', 7n],
    ]);
  });

  test('nothing is lost between list, bands and days', () => {
    const amounts = fc.array(
      fc.record({
        due: fc.integer({ min: 20_000, max: 22_000 }).map((day) => unwrap(formatIsoDay(day))),
        amount: fc.bigInt({ min: 0n, max: 1n << 64n }),
        series: fc.constantFrom('a', 'b'),
      }),
    );
    fc.assert(
      fc.property(amounts, (list) => {
        const total = list.reduce((sum, { amount }) => sum + amount, 0n);
        expect(ladder(list, TODAY).at(-1)?.cumulative).toBe(total);
        expect([...byDay(list).values()].reduce((sum, amount) => sum + amount, 0n)).toBe(total);
      }),
    );
  });

  test('a month is whole weeks from Monday to Sunday', () => {
    const weeks = monthWeeks('2027-02');
    expect(weeks).toHaveLength(4);
    expect(weeks[0]?.[0]).toEqual({ day: '2027-02-01', number: 1, inside: true });
    const may = monthWeeks('2027-05');
    expect(may[0]?.map(({ number }) => number)).toEqual([26, 27, 28, 29, 30, 1, 2]);
    expect(may.flat().filter(({ inside }) => inside)).toHaveLength(31);
    expect(addToMonth('2026-12', 1)).toBe('2027-01');
    expect(addToMonth('2027-01', -1)).toBe('2026-12');
  });
});
