import { describe, expect, it } from '@jest/globals';
import { FEE_KINDS, FEE_PAYERS, checkFee } from './fees';
import { interest } from './interest';
import { unwrap } from './result';

describe('R6 fees', () => {
  it('30 bps a year on 1,000,000,000 for 179 days, ACT/360', () => {
    expect(unwrap(interest({ principal: 1_000_000_000n, rateBps: 30, days: 179 }, 360))).toBe(
      1_491_667n,
    );
  });

  it('allows just these pairs', () => {
    const allowed = FEE_KINDS.flatMap((kind) =>
      FEE_PAYERS.filter((payer) => checkFee({ kind, payer, amount: 1n }).ok).map(
        (payer) => `${kind} ${payer}`,
      ),
    );
    expect(allowed).toEqual([
      'platform issuer',
      'platform funder',
      'registration funder',
      'funding supplier',
    ]);
  });

  it('charges a supplier nothing for confirmation', () => {
    const fee = { kind: 'confirmation', payer: 'supplier' } as const;
    expect(checkFee({ ...fee, amount: 0n }).ok).toBe(true);
    const refused = checkFee({ ...fee, amount: 1n });
    expect(refused.ok ? '' : refused.error.slug).toBe('fee-not-allowed');
    expect(checkFee({ ...fee, amount: -1n }).ok).toBe(false);
  });
});
