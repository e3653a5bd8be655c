import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  FIELD_MODULUS,
  GROUP_ORDER,
  fromFieldBytes,
  isCanonicalCoordinate,
  isCanonicalScalar,
  littleEndian,
  toFieldBytes,
} from './bn254';

const uint256 = fc.bigInt(0n, (1n << 256n) - 1n);

describe('big-endian integers', () => {
  test('read back as written, at any offset', () => {
    fc.assert(
      fc.property(uint256, fc.nat({ max: 9 }), (value, offset) => {
        const padded = new Uint8Array(offset + 32 + 3);
        padded.set(toFieldBytes(value), offset);
        expect(fromFieldBytes(padded.subarray(offset), 0)).toBe(value);
        expect(fromFieldBytes(padded, offset)).toBe(value);
        expect(fromFieldBytes(littleEndian(padded, offset).reverse(), 0)).toBe(value);
      }),
    );
  });

  test('the first byte is the most significant', () => {
    expect(toFieldBytes(1n)[31]).toBe(1);
    expect(toFieldBytes(1n << 248n)[0]).toBe(1);
  });

  test.each([-1n, 1n << 256n])('%s does not fit', (value) => {
    expect(() => toFieldBytes(value)).toThrow(RangeError);
  });

  test('canonical means below the modulus', () => {
    const near = fc.constantFrom(
      ...[-2n, -1n, 0n, 1n, 2n].flatMap((d) => [FIELD_MODULUS + d, GROUP_ORDER + d]),
    );
    fc.assert(
      fc.property(fc.oneof(uint256, near, fc.constantFrom(0n, 1n)), (value) => {
        const bytes = toFieldBytes(value);
        expect(isCanonicalCoordinate(bytes, 0)).toBe(value < FIELD_MODULUS);
        expect(isCanonicalScalar(bytes, 0)).toBe(value < GROUP_ORDER);
      }),
      { numRuns: 500 },
    );
  });
});
