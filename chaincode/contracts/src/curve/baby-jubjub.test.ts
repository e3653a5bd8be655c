import { describe, expect, it } from '@jest/globals';
import { addPoint, Base8, mulPointEscalar } from '@zk-kit/baby-jubjub';
import fc from 'fast-check';
import { isOnCurve, isSubgroupKey, SUBGROUP_ORDER } from './baby-jubjub';

const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
/** circomlib's generator of the whole curve, of order 8·l. */
const G = {
  x: 995203441582195749578291179787384436505546430278305826713579947235728471134n,
  y: 5472060717959818805561601436314318772137091100104008585924551046643952123905n,
};
const of = ([x, y]: readonly [bigint, bigint]) => ({ x, y });

describe('supervisor key check', () => {
  it('accepts multiples of B8 (against an independent implementation)', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, SUBGROUP_ORDER - 1n), (k) =>
        isSubgroupKey(of(mulPointEscalar(Base8, k))),
      ),
      { numRuns: 10 },
    );
  });

  it('refuses the eight points of low order', () => {
    for (let k = 0n; k < 8n; k += 1n) {
      const low = of(mulPointEscalar([G.x, G.y], k * SUBGROUP_ORDER));
      expect(isOnCurve(low)).toBe(true);
      expect(isSubgroupKey(low)).toBe(false);
    }
  });

  it('refuses a point with a low-order part', () => {
    expect(isOnCurve(G)).toBe(true);
    expect(isSubgroupKey(G)).toBe(false);
    const [x, y] = addPoint(Base8, mulPointEscalar([G.x, G.y], SUBGROUP_ORDER));
    expect(isOnCurve({ x, y })).toBe(true);
    expect(isSubgroupKey({ x, y })).toBe(false);
  });

  it('refuses points off the curve and coordinates that are not canonical', () => {
    const base = of(Base8);
    expect(isSubgroupKey(base)).toBe(true);
    expect(isSubgroupKey({ x: base.x + 1n, y: base.y })).toBe(false);
    expect(isSubgroupKey({ x: base.x + R, y: base.y })).toBe(false);
    expect(isSubgroupKey({ x: base.x, y: base.y - R })).toBe(false);
  });
});
