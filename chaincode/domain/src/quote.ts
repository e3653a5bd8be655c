/** Quotes side by side (R5): what counts is what the seller receives, not the rate. */
import { compareIds } from './compare-ids';
import { discount } from './interest';
import type { DayBasis, Discount } from './interest';
import { LIMITS } from './limits';
import { refuse } from './refuse';
import { andThen, collect, mapResult, ok } from './result';
import type { Result } from './result';
import { divideHalfUp } from './rounding';

export interface Quote {
  /** Stable and unique; decides between equal offers. */
  readonly id: string;
  /** basis points a year */
  readonly rateBps: number;
  readonly dayBasis: DayBasis;
  /** fen, all that the seller bears */
  readonly fees: readonly bigint[];
}

export interface RankedQuote extends Discount {
  readonly id: string;
  /** All-in cost on the net proceeds, ACT/365, in hundredths of a basis point; half-up; for display. */
  readonly costCentiBps: bigint;
}

/** Best first: largest net proceeds, then the smaller id. */
export function rankQuotes(
  quotes: readonly Quote[],
  sale: { face: bigint; days: number },
): Result<RankedQuote[]> {
  if (quotes.length > LIMITS.quotesPerRanking) return refuse('too-large', 'quotes');
  if (new Set(quotes.map(({ id }) => id)).size !== quotes.length) {
    return refuse('malformed', 'quote id');
  }
  return mapResult(collect(quotes.map((quote) => evaluate(quote, sale))), (ranked) =>
    ranked.sort((a, b) => compareNet(b.net, a.net) || compareIds(a.id, b.id)),
  );
}

function compareNet(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function evaluate(
  quote: Quote,
  { face, days }: { face: bigint; days: number },
): Result<RankedQuote> {
  const { id, rateBps, dayBasis, fees } = quote;
  return andThen(discount(face, { rateBps, days, dayBasis, fees }), (terms) =>
    mapResult(allInCost(face, terms.net, days), (costCentiBps) => ({ id, ...terms, costCentiBps })),
  );
}

/** Yearly cost of receiving `net` now instead of `face` after `days`, in hundredths of a basis point, half-up. */
export function allInCost(
  face: bigint,
  net: bigint,
  days: number,
  dayBasis: DayBasis = 365,
): Result<bigint> {
  if (net <= 0n || net > face) return refuse('value-out-of-range', 'net');
  if (!Number.isInteger(days) || days < 1) return refuse('out-of-range', 'days');
  return ok(divideHalfUp((face - net) * BigInt(dayBasis) * 1_000_000n, net * BigInt(days)));
}
