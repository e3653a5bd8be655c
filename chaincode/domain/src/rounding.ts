/** Division of non-negative integers, each with its rounding in its name. There is no other division of money. */
import { FuqiError } from './fuqi-error';

function requireQuotient(numerator: bigint, denominator: bigint): void {
  if (numerator < 0n || denominator <= 0n) throw new FuqiError('out-of-range', 'quotient');
}

/** Half and more goes up: the rounding of interest and fees (R2). */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  requireQuotient(numerator, denominator);
  return (2n * numerator + denominator) / (2n * denominator);
}

export function divideDown(numerator: bigint, denominator: bigint): bigint {
  requireQuotient(numerator, denominator);
  return numerator / denominator;
}

export function divideUp(numerator: bigint, denominator: bigint): bigint {
  requireQuotient(numerator, denominator);
  return (numerator + denominator - 1n) / denominator;
}
