import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findBad } from './find-bad';
import { MAX_BAD_PROOFS, maxPairingChecks } from './proof-verifier';

/** A check that knows which are bad. */
function oracle(bad: ReadonlySet<number>): (from: number, to: number) => boolean {
  return (from, to) => ![...bad].some((index) => index >= from && index < to);
}

test('finds exactly the bad ones, or says that there are too many, within the bound of checks', () => {
  const cases = fc
    .integer({ min: 1, max: 512 })
    .chain((count) =>
      fc.tuple(
        fc.constant(count),
        fc.uniqueArray(fc.nat({ max: count - 1 }), { maxLength: MAX_BAD_PROOFS + 3 }),
      ),
    );
  fc.assert(
    fc.property(cases, ([count, bad]) => {
      const result = findBad(count, MAX_BAD_PROOFS, oracle(new Set(bad)));
      expect(result.checks).toBeLessThanOrEqual(maxPairingChecks(count));
      if (bad.length > MAX_BAD_PROOFS) expect(result.exceeded).toBe(true);
      else expect(result).toMatchObject({ exceeded: false, bad: [...bad].sort((a, b) => a - b) });
    }),
    { numRuns: 500 },
  );
});

test('a good batch costs one check, none costs none', () => {
  expect(findBad(64, 3, () => true)).toEqual({ exceeded: false, bad: [], checks: 1 });
  expect(findBad(0, 3, () => false)).toEqual({ exceeded: false, bad: [], checks: 0 });
});

test('with no bad one left to allow, the first check ends the search', () => {
  expect(findBad(8, 0, oracle(new Set([2, 5])))).toEqual({ exceeded: true, checks: 1 });
  expect(findBad(8, 0, oracle(new Set()))).toMatchObject({ exceeded: false });
});

test.each([
  [1, 1],
  [2, 7],
  [64, 37],
  [65, 43],
  [512, 55],
])('the documented bound for %i proofs is %i checks', (count, bound) => {
  expect(maxPairingChecks(count)).toBe(bound);
});
