import { describe, expect, it } from '@jest/globals';
import { invoiceCapacity, useCapacity } from './invoice-capacity';
import { unwrap } from './result';
import type { Result } from './result';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const INVOICE = {
  amount: 1_130_000_000n,
  creditNotes: 0n,
  prepayments: 0n,
  paymentsMade: 0n,
  retention: 0n,
};

describe('R8 invoice capacity', () => {
  const capacity = unwrap(invoiceCapacity(INVOICE));

  it('1,130,000,000 carries 1,000,000,000 and then 130,000,000', () => {
    expect(unwrap(useCapacity(capacity, 0n, 1_000_000_000n))).toBe(130_000_000n);
    expect(unwrap(useCapacity(capacity, 1_000_000_000n, 130_000_000n))).toBe(0n);
  });

  it('and not one fen more', () => {
    expect(slug(useCapacity(capacity, 1_000_000_000n, 130_000_001n))).toBe('invoice-capacity');
  });

  it('subtracts credit notes, prepayments, payments and retention', () => {
    const reduced = {
      ...INVOICE,
      creditNotes: 30_000_000n,
      prepayments: 200_000_000n,
      paymentsMade: 50_000_000n,
      retention: 56_500_000n,
    };
    expect(unwrap(invoiceCapacity(reduced))).toBe(793_500_000n);
    expect(unwrap(invoiceCapacity({ ...INVOICE, creditNotes: 1_130_000_001n }))).toBe(0n);
  });

  it('refuses what is no amount', () => {
    expect(slug(invoiceCapacity({ ...INVOICE, creditNotes: -1n }))).toBe('value-out-of-range');
    expect(slug(useCapacity(capacity, 0n, 0n))).toBe('value-zero');
    expect(slug(useCapacity(capacity, 0n, -1n))).toBe('value-out-of-range');
    expect(slug(useCapacity(-1n, 0n, 1n))).toBe('value-out-of-range');
  });
});
