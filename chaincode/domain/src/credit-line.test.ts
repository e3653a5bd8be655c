import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freeLine, lineTotals, openLine, reserveLine, useLine } from './credit-line';
import type { CreditLine } from './credit-line';
import { andThen, unwrap } from './result';
import type { Result } from './result';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const drawn = (line: CreditLine, reference: string, amount: bigint): CreditLine =>
  unwrap(andThen(reserveLine(line, reference, amount), (next) => useLine(next, reference)));

describe('R10 limits', () => {
  const line = drawn(unwrap(openLine(5_000_000_000n)), 'earlier', 4_200_000_000n);

  it('4,200,000,000 used and 800,000,000 more is all', () => {
    const full = unwrap(reserveLine(line, 'request', 800_000_000n));
    expect(lineTotals(full)).toEqual({
      available: 0n,
      reserved: 800_000_000n,
      used: 4_200_000_000n,
    });
  });

  it('and one fen more is refused', () => {
    expect(slug(reserveLine(line, 'request', 800_000_001n))).toBe('funding-limit-exceeded');
  });

  it('S1: two banks, each its own limit', () => {
    const bankA = drawn(unwrap(openLine(300_000_000n)), 'T3', 250_000_000n);
    const bankB = drawn(unwrap(openLine(300_000_000n)), 'T1', 150_000_000n);
    expect(lineTotals(bankA).used).toBe(250_000_000n);
    expect(lineTotals(bankB).used).toBe(150_000_000n);
  });

  it('is freed once only', () => {
    const freed = unwrap(freeLine(line, 'earlier'));
    expect(lineTotals(freed).available).toBe(5_000_000_000n);
    expect(unwrap(freeLine(freed, 'earlier'))).toEqual(freed);
    expect(slug(useLine(freed, 'earlier'))).toBe('payment-reference-used');
  });

  it('counts a reference once', () => {
    const once = unwrap(reserveLine(line, 'request', 1n));
    expect(unwrap(reserveLine(once, 'request', 1n))).toEqual(once);
    expect(slug(reserveLine(once, 'request', 2n))).toBe('payment-reference-used');
    expect(slug(freeLine(line, 'unknown'))).toBe('not-found');
    expect(slug(reserveLine(line, 'nothing', 0n))).toBe('value-zero');
    expect(slug(reserveLine(line, 'less', -1n))).toBe('value-out-of-range');
  });

  it('limit = available + reserved + used, all ≥ 0, whatever is tried', () => {
    const step = fc.record({
      act: fc.constantFrom('reserve', 'use', 'free'),
      reference: fc.constantFrom('a', 'b', 'c'),
      amount: fc.bigInt({ min: -1n, max: 60n }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let state = unwrap(openLine(100n));
        for (const { act, reference, amount } of steps) {
          const next =
            act === 'reserve'
              ? reserveLine(state, reference, amount)
              : (act === 'use' ? useLine : freeLine)(state, reference);
          if (next.ok) state = next.value;
          const { available, reserved, used } = lineTotals(state);
          expect(available + reserved + used).toBe(100n);
          expect([available, reserved, used].every((part) => part >= 0n)).toBe(true);
        }
      }),
    );
  });
});
