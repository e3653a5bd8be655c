import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkIntervals, toIntervals } from './intervals';
import { LIMITS } from './limits';
import { unwrap } from './result';
import type { Result } from './result';
import { checkSplit } from './split';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const ROOT = [{ id: 'root', value: 1_000_000_000n }];
const T2 = [{ id: 't2', value: 600_000_000n }];

describe('R1 conservation', () => {
  it('children are the whole', () => {
    expect(unwrap(checkSplit(ROOT, [600_000_000n, 400_000_000n]))).toBe(1_000_000_000n);
  });

  it.each([
    ['one fen over', ROOT, [600_000_001n, 400_000_000n], 'split-exceeds-value'],
    ['one fen short', ROOT, [599_999_999n, 400_000_000n], 'value-not-conserved'],
    ['S3: over face', T2, [350_000_000n, 250_000_001n], 'split-exceeds-value'],
    ['S3: a part of zero', T2, [600_000_000n, 0n], 'value-zero'],
    ['S3: a negative part', T2, [-1n, 600_000_001n], 'value-out-of-range'],
    ['S3: an input twice', [...T2, ...T2], [1_200_000_000n], 'nullifier-repeated'],
    ['a part beyond 64 bits', T2, [1n << 64n], 'value-out-of-range'],
    [
      'parts that make the sum only in a field',
      T2,
      [LIMITS.valueMax, LIMITS.valueMax],
      'value-out-of-range',
    ],
    ['no part', T2, [], 'malformed'],
    ['no input', [], [1n], 'malformed'],
  ])('refuses %s', (_, inputs, parts, expected) => {
    const result = checkSplit(inputs, parts);
    expect(slug(result)).toBe(expected);
  });

  it('keeps to the smallest denomination', () => {
    expect(slug(checkSplit(ROOT, [9_999n, 999_990_001n], 10_000n))).toBe('below-denomination');
    expect(slug(checkSplit(ROOT, [10_000n, 999_990_000n], 10_000n))).toBe('ok');
    expect(slug(checkSplit(ROOT, [1n, 999_999_999n]))).toBe('ok');
  });

  it('accepts parts exactly when they are positive and add up', () => {
    const parts = fc.array(fc.bigInt({ min: -2n, max: 20n }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 40n }), parts, (value, all) => {
        const sum = all.reduce((a, b) => a + b, 0n);
        const expected = sum === value && all.every((part) => part > 0n);
        expect(checkSplit([{ id: 'a', value }], all).ok).toBe(expected);
      }),
    );
  });
});

describe('intervals, as exported', () => {
  it('[1, 600000000] and [600000001, 1000000000] are the root', () => {
    const intervals = unwrap(toIntervals([600_000_000n, 400_000_000n]));
    expect(intervals).toEqual([
      { first: 1n, last: 600_000_000n },
      { first: 600_000_001n, last: 1_000_000_000n },
    ]);
    expect(slug(checkIntervals(1_000_000_000n, intervals))).toBe('ok');
  });

  it.each([
    [
      'an overlap',
      [
        [1n, 600_000_001n],
        [600_000_001n, 1_000_000_000n],
      ],
      'split-exceeds-value',
    ],
    [
      'a gap',
      [
        [1n, 599_999_999n],
        [600_000_001n, 1_000_000_000n],
      ],
      'value-not-conserved',
    ],
    ['a short end', [[1n, 999_999_999n]], 'value-not-conserved'],
    ['a long end', [[1n, 1_000_000_001n]], 'split-exceeds-value'],
    [
      'an interval turned round',
      [
        [1n, 0n],
        [1n, 1_000_000_000n],
      ],
      'value-out-of-range',
    ],
  ])('refuses %s', (_, pairs, expected) => {
    const intervals = pairs.map(([first = 0n, last = 0n]) => ({ first, last }));
    expect(slug(checkIntervals(1_000_000_000n, intervals))).toBe(expected);
  });

  it('cover any children exactly', () => {
    const values = fc.array(fc.bigInt({ min: 1n, max: 1_000_000n }), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(values, (all) => {
        const face = all.reduce((a, b) => a + b);
        expect(unwrap(checkIntervals(face, unwrap(toIntervals(all))))).toBe(face);
      }),
    );
    expect(slug(toIntervals([1n, 0n]))).toBe('value-zero');
  });
});
