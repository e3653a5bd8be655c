import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate } from './allocate';
import { LIMITS } from './limits';
import { unwrap } from './result';
import type { Result } from './result';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const shares = (total: bigint, ...weights: bigint[]) =>
  unwrap(
    allocate(
      total,
      weights.map((weight, index) => ({ id: `p${index}`, weight })),
    ),
  ).map(({ amount }) => amount);

describe('R6 largest remainder', () => {
  it('149,167 by 60/25/15', () => {
    expect(shares(149_167n, 60n, 25n, 15n)).toEqual([89_500n, 37_292n, 22_375n]);
  });

  it('1,000 by 1:1:1, ties by id and not by place', () => {
    expect(shares(1_000n, 1n, 1n, 1n)).toEqual([334n, 333n, 333n]);
    const weights = ['c', 'a', 'b'].map((id) => ({ id, weight: 1n }));
    expect(unwrap(allocate(1_000n, weights))).toEqual([
      { id: 'c', amount: 333n },
      { id: 'a', amount: 334n },
      { id: 'b', amount: 333n },
    ]);
  });

  it('gives all, each its whole part or one fen more, nothing for no weight', () => {
    const weights = fc
      .uniqueArray(
        fc.record({
          id: fc.string({ maxLength: 6 }),
          weight: fc.bigInt({ min: 0n, max: LIMITS.valueMax }),
        }),
        { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
      )
      .filter((all) => all.some(({ weight }) => weight > 0n));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: LIMITS.valueMax }), weights, (total, all) => {
        const sum = all.reduce((s, { weight }) => s + weight, 0n);
        const given = unwrap(allocate(total, all));
        expect(given.reduce((s, { amount }) => s + amount, 0n)).toBe(total);
        for (const [index, { weight }] of all.entries()) {
          const whole = (total * weight) / sum;
          const extra = given[index]!.amount - whole;
          expect(extra === 0n || extra === 1n).toBe(true);
          if (weight === 0n) expect(given[index]!.amount).toBe(0n);
        }
        const reversed = unwrap(allocate(total, [...all].reverse()));
        expect([...reversed].reverse()).toEqual(given);
      }),
    );
  });

  it.each([
    ['no share', 1n, [], 'out-of-range'],
    [
      'an id twice',
      1n,
      [
        { id: 'a', weight: 1n },
        { id: 'a', weight: 1n },
      ],
      'malformed',
    ],
    [
      'a negative weight',
      1n,
      [
        { id: 'a', weight: -1n },
        { id: 'b', weight: 2n },
      ],
      'value-out-of-range',
    ],
    ['no weight', 1n, [{ id: 'a', weight: 0n }], 'value-zero'],
    ['a negative total', -1n, [{ id: 'a', weight: 1n }], 'value-out-of-range'],
  ])('refuses %s', (_, total, weights, expected) => {
    expect(slug(allocate(total, weights))).toBe(expected);
  });
});
