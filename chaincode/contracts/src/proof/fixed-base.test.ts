import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GROUP_ORDER } from './bn254';
import { Engine, type FixedBases } from './engine';
import { startMcl } from './mcl-instance';
import { openRawMcl } from './raw-mcl';
import { g1Bytes, multipleOfG1 } from './testing/group-bytes';
import { modOrder, seededScalar } from './testing/seeded-scalars';

const logarithms = Array.from({ length: 5 }, (_, i) => seededScalar('fixed bases', String(i)));
let fast: Engine;
let slow: Engine;
let bases: FixedBases;

beforeAll(async () => {
  await startMcl();
  fast = new Engine(openRawMcl());
  slow = new Engine(undefined);
  const points = logarithms.map((scalar) => fast.read.g1(g1Bytes(multipleOfG1(scalar)), 0));
  bases = fast.fixedBases(points);
  expect(bases.table).toBeDefined();
});

test('sums over the table are the sums of multiples', () => {
  const scalar = fc.oneof(
    fc.bigInt(0n, GROUP_ORDER - 1n),
    fc.constantFrom(0n, 1n, 127n, 128n, 129n, 255n, 256n, GROUP_ORDER - 1n),
  );
  fc.assert(
    fc.property(fc.array(scalar, { minLength: 5, maxLength: 5 }), (scalars) => {
      const expected = modOrder(scalars.reduce((sum, s, i) => sum + s * logarithms[i]!, 0n));
      const sum = fast.multiplyFixed(bases, scalars);
      expect(g1Bytes(sum)).toEqual(g1Bytes(multipleOfG1(expected)));
      expect(sum.isEqual(slow.multiplyFixed(bases, scalars))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a sum that vanishes is the identity', () => {
  const [k0 = 1n, k1 = 1n] = logarithms;
  const zero = fast.multiplyFixed(bases, [k1, GROUP_ORDER - k0, 0n, 0n, 0n]);
  expect(zero.isZero()).toBe(true);
  expect(fast.multiplyFixed(bases, [0n, 0n, 0n, 0n, 0n]).isZero()).toBe(true);
});

test('the number of scalars is checked', () => {
  expect(() => fast.multiplyFixed(bases, [1n])).toThrow(RangeError);
});

test('sums longer than one piece', () => {
  const points = Array.from({ length: 600 }, (_, i) => bases.points[i % 5]!);
  const scalars = points.map((_, i) => BigInt(i + 1));
  const expected = scalars.reduce((sum, s, i) => sum + s * logarithms[i % 5]!, 0n);
  expect(fast.multiply(points, scalars).isEqual(multipleOfG1(modOrder(expected)))).toBe(true);
});
