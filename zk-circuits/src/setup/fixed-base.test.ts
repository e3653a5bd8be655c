import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SCALAR_ORDER, encodeElements } from '../field';
import { FixedBase } from './fixed-base';

describe('FixedBase', () => {
  let fixedBase: FixedBase;

  beforeAll(async () => {
    fixedBase = await FixedBase.open();
  }, 30_000);
  afterAll(() => fixedBase.close());

  const edges = [0n, 1n, 2n, 4095n, 4096n, 1n << 253n, SCALAR_ORDER - 1n];

  it.each(['G1', 'G2'] as const)('agrees with double-and-add in %s', async (group) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.bigInt({ min: 0n, max: SCALAR_ORDER - 1n }), { maxLength: 8 }),
        async (random) => {
          const scalars = [...edges, ...random];
          const G = fixedBase.curve[group];
          const expected = scalars.flatMap((s) => [...G.toAffine(G.timesScalar(G.g, s))]);
          expect([...(await fixedBase.multiply(group, encodeElements(scalars)))]).toEqual(expected);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('keeps the order of many scalars over several tasks', async () => {
    const scalars = Array.from({ length: 20_000 }, (_, i) => BigInt(i));
    const points = await fixedBase.multiply('G1', encodeElements(scalars));
    const G = fixedBase.curve.G1;
    for (const i of [0, 8191, 8192, 19_999]) {
      const expected = G.toAffine(G.timesScalar(G.g, BigInt(i)));
      expect([...points.subarray(i * 64, (i + 1) * 64)]).toEqual([...expected]);
    }
  });
});
