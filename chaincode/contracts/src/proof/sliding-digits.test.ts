import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GROUP_ORDER } from './bn254';
import { slidingDigits } from './sliding-digits';

const edges = [
  0n,
  1n,
  127n,
  128n,
  129n,
  255n,
  256n,
  GROUP_ORDER - 1n,
  1n << 253n,
  (1n << 254n) - 1n,
];

test('the digits add up to the scalar, are odd and small, and lie 8 powers apart', () => {
  const scalars = fc.oneof(fc.constantFrom(...edges), fc.bigInt(0n, GROUP_ORDER - 1n));
  fc.assert(
    fc.property(scalars, (scalar) => {
      const digits = slidingDigits(scalar);
      const sum = digits.reduce(
        (total, d) => total + BigInt(d.digit) * (1n << BigInt(d.power)),
        0n,
      );
      expect(sum).toBe(scalar);
      digits.forEach(({ power, digit }, i) => {
        expect(Math.abs(digit) % 2).toBe(1);
        expect(Math.abs(digit)).toBeLessThan(128);
        expect(power).toBeLessThan(256);
        if (i > 0) expect(power - (digits[i - 1]?.power ?? 0)).toBeGreaterThanOrEqual(8);
      });
    }),
    { numRuns: 500 },
  );
});
