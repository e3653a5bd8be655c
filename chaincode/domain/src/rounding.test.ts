import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { divideDown, divideHalfUp, divideUp } from './rounding';

const numerator = fc.bigInt({ min: 0n, max: 1n << 100n });
const denominator = fc.bigInt({ min: 1n, max: 1n << 70n });

describe('division', () => {
  it('rounds a half up, always', () => {
    expect([1n, 3n, 5n].map((n) => divideHalfUp(n, 2n))).toEqual([1n, 2n, 3n]);
    expect(divideHalfUp(49n, 100n)).toBe(0n);
  });

  it('half-up is within half of the exact quotient, and the upper one at the half', () => {
    fc.assert(
      fc.property(numerator, denominator, (n, d) => {
        const twiceError = 2n * (divideHalfUp(n, d) * d - n);
        expect(twiceError).toBeGreaterThan(-d);
        expect(twiceError).toBeLessThanOrEqual(d);
      }),
    );
  });

  it('down and up enclose the exact quotient', () => {
    fc.assert(
      fc.property(numerator, denominator, (n, d) => {
        const down = divideDown(n, d);
        const up = divideUp(n, d);
        expect(down * d <= n && n <= up * d).toBe(true);
        expect(up - down).toBe(n % d === 0n ? 0n : 1n);
      }),
    );
  });

  it.each([divideDown, divideHalfUp, divideUp])('%p refuses signs and zero', (divide) => {
    for (const [n, d] of [
      [-1n, 2n],
      [1n, 0n],
      [1n, -2n],
    ] as const) {
      expect(() => divide(n, d)).toThrow(/^FUQI-INPUT-003 out-of-range/);
    }
  });
});
