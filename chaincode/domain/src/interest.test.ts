import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { discount, exactInterest, interest, interestOver, lateInterest } from './interest';
import type { DayBasis } from './interest';
import { parseIsoDay } from './iso-day';
import { LIMITS } from './limits';
import { unwrap } from './result';
import type { Result } from './result';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const day = (text: string) => unwrap(parseIsoDay(text));

describe('R2 integers, rounded once, half-up', () => {
  it.each([
    [100_000n, 365, 90, 913n],
    [1_334_500n, 360, 30, 4_004n],
    [45_000n, 360, 1, 5n],
  ])('%d fen at %d bps for %d days, ACT/360, is %d', (principal, rateBps, days, expected) => {
    expect(unwrap(interest({ principal, rateBps, days }, 360))).toBe(expected);
  });

  it('is exact where floats are not', () => {
    // 2^53 < face · bps · days
    expect(unwrap(interest({ principal: 99_999_999_999n, rateBps: 9_999, days: 365 }, 365))).toBe(
      99_989_999_999n,
    );
  });
});

describe('R3 discount', () => {
  it.each<[bigint, number, number, DayBasis, bigint, bigint]>([
    [1_000_000_000n, 365, 179, 360, 18_148_611n, 981_851_389n],
    [1_000_000_000n, 365, 179, 365, 17_900_000n, 982_100_000n],
    [123_456_789n, 420, 97, 360, 1_397_119n, 122_059_670n],
    [123_456_789n, 420, 97, 365, 1_377_981n, 122_078_808n],
  ])('%d at %d bps, %d days, ACT/%d', (face, rateBps, days, dayBasis, cost, net) => {
    expect(unwrap(discount(face, { rateBps, days, dayBasis }))).toEqual({
      interest: cost,
      fees: 0n,
      net,
    });
  });

  it('counts the first day and not the last', () => {
    expect(day('2027-05-21') - day('2026-11-23')).toBe(179);
  });

  it('R3 with R7: a due date moved by one day costs one day more', () => {
    const on = (days: number) =>
      unwrap(interest({ principal: 1_000_000_000n, rateBps: 365, days }, 360));
    expect(on(181)).toBe(18_351_389n);
    expect(on(182)).toBe(18_452_778n);
  });

  it('S1: what T3 and T1 receive', () => {
    const days = day('2027-05-21') - day('2026-12-10');
    expect(days).toBe(162);
    expect(unwrap(discount(250_000_000n, { rateBps: 365, days, dayBasis: 360 }))).toEqual({
      interest: 4_106_250n,
      fees: 0n,
      net: 245_893_750n,
    });
    expect(unwrap(discount(150_000_000n, { rateBps: 350, days, dayBasis: 360 })).net).toBe(
      147_637_500n,
    );
  });

  it('never pays less than nothing', () => {
    const terms = { rateBps: 0, days: 1, dayBasis: 360 } as const;
    expect(unwrap(discount(100n, { ...terms, fees: [60n, 40n] })).net).toBe(0n);
    expect(slug(discount(100n, { ...terms, fees: [60n, 41n] }))).toBe('fees-exceed-face');
  });

  it.each([
    ['a negative rate', { rateBps: -1, days: 1 }],
    ['a fraction of a basis point', { rateBps: 1.5, days: 1 }],
    ['a fraction of a day', { rateBps: 1, days: 0.5 }],
    ['a usurious rate', { rateBps: 10_001, days: 1 }],
    ['a century', { rateBps: 1, days: 36_500 }],
  ])('refuses %s', (_, terms) => {
    expect(slug(discount(100n, { ...terms, dayBasis: 360 }))).toBe('out-of-range');
  });

  it('refuses amounts that are no money', () => {
    expect(slug(discount(-1n, { rateBps: 1, days: 1, dayBasis: 360 }))).toBe('value-out-of-range');
    expect(slug(discount(100n, { rateBps: 1, days: 1, dayBasis: 360, fees: [-1n] }))).toBe(
      'value-out-of-range',
    );
  });
});

describe('R4 interest in steps', () => {
  const steps = [
    { principal: 2_800_000_000n, rateBps: 435, days: 40 },
    { principal: 2_000_000_000n, rateBps: 435, days: 50 },
  ];

  it('keeps the sum unrounded', () => {
    expect(unwrap(interestOver(steps, 360))).toBe(25_616_667n);
    const each = steps.map((step) => unwrap(interest(step, 360)));
    expect(each.reduce((a, b) => a + b)).toBe(25_616_666n);
  });

  it('has a bound', () => {
    const step = { principal: 1n, rateBps: 1, days: 1 };
    const many = Array.from({ length: LIMITS.interestPeriodsMax + 1 }, () => step);
    expect(slug(interestOver(many, 360))).toBe('too-large');
    expect(slug(interestOver([{ ...step, days: -1 }], 360))).toBe('out-of-range');
    expect(unwrap(interestOver([], 360))).toBe(0n);
  });

  it('is within half a fen of the exact sum', () => {
    const period = fc.record({
      principal: fc.bigInt({ min: 0n, max: LIMITS.voucherFaceMax }),
      rateBps: fc.integer({ min: 0, max: LIMITS.rateBpsMax }),
      days: fc.integer({ min: 0, max: LIMITS.interestDaysMax }),
    });
    fc.assert(
      fc.property(fc.array(period, { maxLength: 5 }), fc.constantFrom(360, 365), (all, basis) => {
        const exact = all.map((each) => unwrap(exactInterest(each, basis)));
        const denominator = 10_000n * BigInt(basis);
        const sum = exact.reduce((total, part) => total + part.numerator, 0n);
        const error = 2n * (unwrap(interestOver(all, basis)) * denominator - sum);
        expect(error).toBeGreaterThan(-denominator);
        expect(error).toBeLessThanOrEqual(denominator);
      }),
    );
  });
});

describe('late interest', () => {
  it('R12: 5 bps a day for 12 days', () => {
    expect(unwrap(lateInterest(300_000_000n, 5, 12))).toBe(1_800_000n);
    expect(slug(lateInterest(300_000_000n, -5, 12))).toBe('out-of-range');
    expect(slug(lateInterest(300_000_000n, 5, -12))).toBe('out-of-range');
  });
});
