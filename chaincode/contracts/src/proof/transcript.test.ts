import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ProofItem } from './proof-verifier';
import { batchWeights } from './transcript';

const hash = 'ab'.repeat(32);

function item(fill: number, publicCount = 2, keyHash = hash): ProofItem {
  return {
    key: { hash: keyHash, publicCount },
    proof: new Uint8Array(256).fill(fill),
    publics: new Uint8Array(32 * publicCount).fill(fill + 1),
  };
}

test('the first coefficient is 1, the others lie in 1 … 2^128 and differ', () => {
  const weights = batchWeights(Array.from({ length: 64 }, (_, i) => item(i)));
  expect(weights[0]).toBe(1n);
  expect(new Set(weights).size).toBe(64);
  for (const weight of weights) {
    expect(weight).toBeGreaterThanOrEqual(1n);
    expect(weight).toBeLessThanOrEqual(1n << 128n);
  }
});

test('the coefficients of a batch are those that another implementation computed', () => {
  expect(batchWeights([item(1), item(2), item(3)]).map((weight) => weight.toString(16))).toEqual([
    '1',
    'e68262ff975f6d816a5e860450ce66a3',
    '723492eb0ed24b1209cab9e81b1dc866',
  ]);
});

test('one changed bit anywhere changes every coefficient but the first', () => {
  const base = [item(1), item(2), item(3)];
  const before = batchWeights(base);
  const place = fc.tuple(
    fc.nat({ max: 2 }),
    fc.constantFrom('proof' as const, 'publics' as const),
    fc.nat({ max: 63 }),
    fc.nat({ max: 7 }),
  );
  fc.assert(
    fc.property(place, ([index, part, offset, bit]) => {
      const changed = base.map((entry, i) => {
        if (i !== index) return entry;
        const bytes = Uint8Array.from(entry[part]);
        bytes[offset] = (bytes[offset] ?? 0) ^ (1 << bit);
        return { ...entry, [part]: bytes };
      });
      const after = batchWeights(changed);
      expect(after[1]).not.toBe(before[1]);
      expect(after[2]).not.toBe(before[2]);
    }),
  );
});

test('the keys, the order and the number of proofs are part of it', () => {
  const before = batchWeights([item(1), item(2), item(3)]);
  const others = [
    [item(1, 2, 'cd'.repeat(32)), item(2), item(3)],
    [item(2), item(1), item(3)],
    [item(1), item(2), item(3), item(4)],
  ];
  for (const items of others) expect(batchWeights(items)[1]).not.toBe(before[1]);
});

test('bytes cannot move between a proof and its public inputs', () => {
  const left = [{ ...item(1), proof: new Uint8Array(255), publics: new Uint8Array(65) }, item(2)];
  const right = [{ ...item(1), proof: new Uint8Array(256), publics: new Uint8Array(64) }, item(2)];
  expect(batchWeights(left)[1]).not.toBe(batchWeights(right)[1]);
});
