/**
 * Sub-bill intervals as the bill exchange writes them: one fen, one number, 1 to face. Fuqi's notes have no intervals; an
 * export gives them to the children of a root in a stable order.
 */
import { sumFen } from './money';
import { refuse } from './refuse';
import { andThen, ok } from './result';
import type { Result } from './result';

/** Both ends included. */
export interface Interval {
  readonly first: bigint;
  readonly last: bigint;
}

/** Consecutive intervals for children in the given order. */
export function toIntervals(values: readonly bigint[]): Result<Interval[]> {
  return andThen(sumFen(values), () => {
    if (values.some((value) => value === 0n)) return refuse('value-zero', 'interval');
    let next = 1n;
    return ok(
      values.map((value) => {
        const interval = { first: next, last: next + value - 1n };
        next += value;
        return interval;
      }),
    );
  });
}

/** Whether intervals, in order, cover 1 to `face` exactly once. */
export function checkIntervals(face: bigint, intervals: readonly Interval[]): Result<bigint> {
  let next = 1n;
  for (const { first, last } of intervals) {
    if (first < next) return refuse('split-exceeds-value', 'overlap');
    if (first > next) return refuse('value-not-conserved', 'gap', { layer: 'wallet' });
    if (last < first) return refuse('value-out-of-range', 'interval', { layer: 'wallet' });
    next = last + 1n;
  }
  if (next - 1n > face) return refuse('split-exceeds-value');
  return next - 1n === face ? ok(face) : refuse('value-not-conserved', 'gap', { layer: 'wallet' });
}
