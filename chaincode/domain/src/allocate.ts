/** Largest remainder: an amount in proportion to weights, to the last fen, the same on every machine. */
import { compareIds } from './compare-ids';
import { LIMITS } from './limits';
import { toFen } from './money';
import { refuse } from './refuse';
import { andThen, ok } from './result';
import type { Result } from './result';

export interface Weight {
  /** Stable and unique; decides between equal remainders. */
  readonly id: string;
  readonly weight: bigint;
}

export interface Allocation {
  readonly id: string;
  /** fen */
  readonly amount: bigint;
}

/**
 * Each gets ⌊total · weight / Σ weights⌋; what is left goes, one fen each, to the largest remainders, equal ones in the
 * order of their ids. The answer keeps the order of the weights.
 */
export function allocate(total: bigint, weights: readonly Weight[]): Result<Allocation[]> {
  if (weights.length === 0 || weights.length > LIMITS.sharesMax)
    return refuse('out-of-range', 'shares');
  if (new Set(weights.map(({ id }) => id)).size !== weights.length)
    return refuse('malformed', 'share id');
  if (weights.some(({ weight }) => weight < 0n)) return refuse('value-out-of-range', 'weight');
  const sum = weights.reduce((all, { weight }) => all + weight, 0n);
  if (sum === 0n) return refuse('value-zero', 'weights');
  return andThen(toFen(total), (amount) => {
    const parts = weights.map(({ id, weight }) => ({
      id,
      floor: (amount * weight) / sum,
      remainder: (amount * weight) % sum,
    }));
    const spare = amount - parts.reduce((all, { floor }) => all + floor, 0n);
    const favoured = new Set(
      [...parts]
        .sort((a, b) => compareRemainders(b.remainder, a.remainder) || compareIds(a.id, b.id))
        .slice(0, Number(spare))
        .map(({ id }) => id),
    );
    return ok(
      parts.map(({ id, floor }) => ({ id, amount: favoured.has(id) ? floor + 1n : floor })),
    );
  });
}

function compareRemainders(left: bigint, right: bigint): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
