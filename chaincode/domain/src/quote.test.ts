import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LIMITS } from './limits';
import { allInCost, rankQuotes } from './quote';
import type { Quote } from './quote';
import { unwrap } from './result';
import type { Result } from './result';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const sale = { face: 1_000_000_000n, days: 179 };
const quote = (id: string, rateBps: number, ...fees: bigint[]): Quote => ({
  id,
  rateBps,
  dayBasis: 360,
  fees,
});

describe('R5 ranking by net proceeds', () => {
  it('puts B before C before A', () => {
    const ranked = unwrap(
      rankQuotes([quote('A', 365), quote('B', 350, 50_000n), quote('C', 358)], sale),
    );
    expect(ranked.map(({ id, net }) => [id, net])).toEqual([
      ['B', 982_547_222n],
      ['C', 982_199_444n],
      ['A', 981_851_389n],
    ]);
  });

  it('lets C win when B’s fee is larger: the lowest rate is not the lowest cost', () => {
    const ranked = unwrap(rankQuotes([quote('B', 350, 500_000n), quote('C', 358)], sale));
    expect(ranked.map(({ id, net }) => [id, net])).toEqual([
      ['C', 982_199_444n],
      ['B', 982_097_222n],
    ]);
  });

  it('compares quotes of different day bases', () => {
    const ranked = unwrap(
      rankQuotes([quote('A', 365), { ...quote('D', 366), dayBasis: 365 }], sale),
    );
    expect(ranked.map(({ id }) => id)).toEqual(['D', 'A']);
  });

  it('does not depend on the order of the quotes, and equal ones go by id', () => {
    const quotes = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        rateBps: fc.integer({ min: 340, max: 345 }),
        dayBasis: fc.constantFrom(360 as const, 365 as const),
        fees: fc.array(fc.bigInt({ min: 0n, max: 3n }), { maxLength: 2 }),
      }),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    fc.assert(
      fc.property(quotes, fc.func(fc.integer()), (all, shuffle) => {
        const ranked = unwrap(rankQuotes(all, sale));
        const other = [...all].sort((a, b) => shuffle(a.id) - shuffle(b.id));
        expect(unwrap(rankQuotes(other, sale))).toEqual(ranked);
        for (const [index, next] of ranked.slice(1).entries()) {
          const before = ranked[index]!;
          expect(before.net > next.net || (before.net === next.net && before.id < next.id)).toBe(
            true,
          );
        }
      }),
    );
  });

  it('refuses a name given twice, and too many', () => {
    expect(slug(rankQuotes([quote('A', 1), quote('A', 2)], sale))).toBe('malformed');
    const many = Array.from({ length: LIMITS.quotesPerRanking + 1 }, (_, i) => quote(`q${i}`, 1));
    expect(slug(rankQuotes(many, sale))).toBe('too-large');
    expect(slug(rankQuotes([quote('A', -1)], sale))).toBe('out-of-range');
  });
});

describe('all-in cost', () => {
  it('R3: 3.7175 % on net, ACT/360', () => {
    expect(unwrap(allInCost(sale.face, 981_851_389n, 179, 360))).toBe(37_175n);
  });

  it('is shown on net, ACT/365', () => {
    // 18,148,611 / 981,851,389 · 365 / 179
    expect(unwrap(allInCost(sale.face, 981_851_389n, 179))).toBe(37_691n);
    const [best] = unwrap(rankQuotes([quote('B', 350, 50_000n)], sale));
    expect(best?.costCentiBps).toBe(36_220n);
  });

  it('needs proceeds and days', () => {
    expect(slug(allInCost(100n, 0n, 1))).toBe('value-out-of-range');
    expect(slug(allInCost(100n, 101n, 1))).toBe('value-out-of-range');
    expect(slug(allInCost(100n, 99n, 0))).toBe('out-of-range');
  });
});
