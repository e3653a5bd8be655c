/** Conservation (R1): what comes out of notes is what went in, in parts that are vouchers. */
import { sumFen, toFen } from './money';
import { refuse } from './refuse';
import { andThen, ok } from './result';
import type { Result } from './result';

/** Inputs by id, so that none is counted twice. */
export interface SplitInput {
  readonly id: string;
  /** fen */
  readonly value: bigint;
}

/** The total that is split, if every part is a voucher and the parts are the whole. */
export function checkSplit(
  inputs: readonly SplitInput[],
  parts: readonly bigint[],
  minDenomination = 1n,
): Result<bigint> {
  if (inputs.length === 0 || parts.length === 0) return refuse('malformed', 'parts');
  if (new Set(inputs.map(({ id }) => id)).size !== inputs.length) {
    return refuse('nullifier-repeated', '', { layer: 'wallet' });
  }
  return andThen(sumFen(inputs.map(({ value }) => value)), (whole) => {
    for (const part of parts) {
      const checked = checkPart(part, minDenomination);
      if (!checked.ok) return checked;
    }
    return andThen(sumFen(parts), (total) => {
      if (total > whole) return refuse('split-exceeds-value');
      if (total < whole) return refuse('value-not-conserved', '', { layer: 'wallet' });
      return ok(whole);
    });
  });
}

function checkPart(part: bigint, minDenomination: bigint): Result<bigint> {
  return andThen(toFen(part), (value) => {
    if (value === 0n) return refuse('value-zero', '', { layer: 'wallet' });
    return value < minDenomination ? refuse('below-denomination') : ok(value);
  });
}
