/** Interest (R2–R4): exact integers, rounded once, half-up, at the very end. */
import { LIMITS } from './limits';
import { sumFen, toFen } from './money';
import { refuse } from './refuse';
import { andThen, collect, mapResult, ok } from './result';
import type { Result } from './result';
import { divideHalfUp } from './rounding';

/** Days of the interest year: ACT/360 or ACT/365. Part of the signed quote. */
export type DayBasis = 360 | 365;

/** Interest of one period at one principal. */
export interface InterestPeriod {
  /** fen */
  readonly principal: bigint;
  /** basis points a year */
  readonly rateBps: number;
  readonly days: number;
}

/** An exact amount of fen, not yet rounded. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export interface Discount {
  /** fen, rounded half-up */
  readonly interest: bigint;
  readonly fees: bigint;
  /** What the seller gets: face − interest − fees. */
  readonly net: bigint;
}

const BPS = 10_000n;

/** Interest of one period, exact. */
export function exactInterest(period: InterestPeriod, dayBasis: DayBasis): Result<Fraction> {
  const { principal, rateBps, days } = period;
  if (!isCount(rateBps, LIMITS.rateBpsMax)) return refuse('out-of-range', 'rate');
  if (!isCount(days, LIMITS.interestDaysMax)) return refuse('out-of-range', 'days');
  return mapResult(toFen(principal), (amount) => ({
    numerator: amount * BigInt(rateBps) * BigInt(days),
    denominator: BPS * BigInt(dayBasis),
  }));
}

function isCount(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max;
}

/** Interest over periods with their own principals and rates; the sum stays exact and is rounded once (R4). */
export function interestOver(
  periods: readonly InterestPeriod[],
  dayBasis: DayBasis,
): Result<bigint> {
  if (periods.length > LIMITS.interestPeriodsMax) return refuse('too-large', 'periods');
  const parts = collect(periods.map((period) => exactInterest(period, dayBasis)));
  return andThen(parts, (fractions) => {
    const numerator = fractions.reduce((sum, part) => sum + part.numerator, 0n);
    return toFen(divideHalfUp(numerator, BPS * BigInt(dayBasis)));
  });
}

/** Interest of one period, rounded half-up. */
export function interest(period: InterestPeriod, dayBasis: DayBasis): Result<bigint> {
  return interestOver([period], dayBasis);
}

/** What a sale before maturity brings (R3). `days` runs from the value day, counted, to the payment day, not counted. */
export function discount(
  face: bigint,
  terms: { rateBps: number; days: number; dayBasis: DayBasis; fees?: readonly bigint[] },
): Result<Discount> {
  const { rateBps, days, dayBasis, fees = [] } = terms;
  if (fees.length > LIMITS.feesPerQuote) return refuse('too-large', 'fees');
  return andThen(interest({ principal: face, rateBps, days }, dayBasis), (cost) =>
    andThen(sumFen(fees), (charged) => {
      const net = face - cost - charged;
      if (net < 0n) return refuse('fees-exceed-face');
      return ok({ interest: cost, fees: charged, net });
    }),
  );
}

/** Late interest at basis points a day, rounded half-up. */
export function lateInterest(principal: bigint, bpsPerDay: number, days: number): Result<bigint> {
  if (!isCount(bpsPerDay, LIMITS.rateBpsMax)) return refuse('out-of-range', 'rate');
  if (!isCount(days, LIMITS.interestDaysMax)) return refuse('out-of-range', 'days');
  return andThen(toFen(principal), (amount) =>
    toFen(divideHalfUp(amount * BigInt(bpsPerDay) * BigInt(days), BPS)),
  );
}
