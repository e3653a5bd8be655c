import { FIELD_BYTES, toFieldBytes } from './bn254';

/** Bits that one digit spans at least. */
export const SLIDING_WIDTH = 8;

/** One term `digit·2^power`. */
export interface SlidingDigit {
  readonly power: number;
  /** Odd, between −127 and 127. */
  readonly digit: number;
}

/**
 * Writes a scalar as a sum of terms `digit·2^power` with odd digits, any two of them at least 8 powers apart (the width-8
 * non-adjacent form): about 28 terms for 254 bits.
 * @param scalar `0 ≤ scalar < 2^254`, so that the last carry stays within 255 bits
 */
export function slidingDigits(scalar: bigint): readonly SlidingDigit[] {
  const bytes = toFieldBytes(scalar).reverse();
  const digits: SlidingDigit[] = [];
  let carry = 0;
  let power = 0;
  while (power < 8 * FIELD_BYTES) {
    const at = power >> 3;
    const window = ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)) >> (power & 7);
    const value = (window & 0xff) + carry;
    if ((value & 1) === 0) {
      // The lowest bit is 0 here, or a carry has made it so and travels on.
      carry = carry === 1 && (window & 1) === 1 ? 1 : 0;
      power += 1;
      continue;
    }
    carry = value > 128 ? 1 : 0;
    digits.push({ power, digit: value - 256 * carry });
    power += SLIDING_WIDTH;
  }
  return digits;
}
