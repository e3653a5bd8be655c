import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate';
import { applyPayment, distribute } from './distribution';
import { LIMITS } from './limits';
import { unwrap } from './result';
import type { Result } from './result';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const HOLDERS = [
  { id: 'h1', value: 450_000_000n },
  { id: 'h2', value: 300_000_000n },
  { id: 'h3', value: 249_999_999n },
  { id: 'h4', value: 1n },
];

describe('R12 shortfall', () => {
  it('700,000,000 of 1,000,000,000 among four holders', () => {
    const { shares, spare } = unwrap(distribute(1_000_000_000n, 700_000_000n, HOLDERS));
    expect(shares.map(({ paid }) => paid)).toEqual([315_000_000n, 210_000_000n, 174_999_999n, 1n]);
    expect(shares.map(({ unpaid }) => unpaid)).toEqual([
      135_000_000n,
      90_000_000n,
      75_000_000n,
      0n,
    ]);
    expect(spare).toBe(1n);
  });

  it('late interest, once on the total, in the same proportion', () => {
    const weights = HOLDERS.map(({ id, value }) => ({ id, weight: value }));
    const amounts = unwrap(allocate(1_800_000n, weights)).map(({ amount }) => amount);
    expect(amounts).toEqual([810_000n, 540_000n, 450_000n, 0n]);
  });

  it('paid in full leaves nothing', () => {
    const { shares, spare } = unwrap(distribute(1_000_000_000n, 1_000_000_000n, HOLDERS));
    expect(shares.every(({ unpaid }) => unpaid === 0n)).toBe(true);
    expect(spare).toBe(0n);
  });

  it('S1: four holders of one root are paid their face', () => {
    const values = [250_000_000n, 350_000_000n, 250_000_000n, 150_000_000n];
    const holdings = values.map((value, index) => ({ id: `n${index}`, value }));
    const { shares } = unwrap(distribute(1_000_000_000n, 1_000_000_000n, holdings));
    expect(shares.map(({ paid }) => paid)).toEqual(values);
  });

  it('pays out exactly what was paid in, and nobody more than is owed', () => {
    const values = fc.array(fc.bigInt({ min: 1n, max: LIMITS.voucherFaceMax }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 1_000_000 }), (all, millionths) => {
        const face = all.reduce((a, b) => a + b);
        const paid = (face * BigInt(millionths)) / 1_000_000n;
        const holdings = all.map((value, index) => ({ id: `n${index}`, value }));
        const { shares, spare } = unwrap(distribute(face, paid, holdings));
        expect(shares.reduce((sum, share) => sum + share.paid, 0n)).toBe(paid);
        for (const [index, share] of shares.entries()) {
          const whole = (all[index]! * paid) / face;
          expect([whole, whole + 1n]).toContain(share.paid);
          expect(share.unpaid).toBeGreaterThanOrEqual(0n);
          expect(share.paid + share.unpaid).toBe(all[index]);
        }
        expect(spare).toBeLessThan(BigInt(all.length));
      }),
    );
  });

  it('refuses holdings that are not the whole, and more than the face', () => {
    expect(slug(distribute(999_999_999n, 1n, HOLDERS))).toBe('value-not-conserved');
    expect(slug(distribute(1_000_000_000n, 1_000_000_001n, HOLDERS))).toBe('payment-amount');
    expect(slug(distribute(1_000_000_000n, -1n, HOLDERS))).toBe('value-out-of-range');
    expect(slug(distribute(0n, 0n, []))).toBe('out-of-range');
  });
});

describe('a late payment', () => {
  const debt = { costs: 10n, interest: 20n, principal: 100n };

  it.each([
    [5n, { costs: 5n, interest: 0n, principal: 0n }, 0n],
    [25n, { costs: 10n, interest: 15n, principal: 0n }, 0n],
    [130n, { costs: 10n, interest: 20n, principal: 100n }, 0n],
    [131n, { costs: 10n, interest: 20n, principal: 100n }, 1n],
  ])('of %d goes to costs, interest, principal', (amount, applied, surplus) => {
    expect(unwrap(applyPayment(debt, amount))).toEqual({ applied, surplus });
  });

  it('is never negative', () => {
    expect(slug(applyPayment(debt, -1n))).toBe('value-out-of-range');
    expect(slug(applyPayment({ ...debt, costs: -1n }, 1n))).toBe('value-out-of-range');
  });
});
