import { Base8, addPoint, mulPointEscalar, packPoint as packReference } from '@zk-kit/baby-jubjub';
import { describe, expect, test } from '@jest/globals';
import { FIELD_ORDER, SUBGROUP_ORDER, bytesToInteger } from '@fuqi/protocol';
import fc from 'fast-check';
import {
  BASE,
  addPoints,
  clearCofactor,
  equalPoints,
  isKeyPoint,
  isOnCurve,
  multiply,
  multiplyBase,
  multiplyFast,
  packPoint,
  pointFromY,
  unpackPoint,
} from './baby-jubjub';

const scalars = fc.bigInt({ min: 1n, max: SUBGROUP_ORDER - 1n });

describe('BabyJubJub', () => {
  test('agrees with a second implementation on products, sums and packing', () => {
    fc.assert(
      fc.property(scalars, scalars, (a, b) => {
        const left = mulPointEscalar(Base8, a);
        const right = mulPointEscalar(left, b);
        const ours = multiply(multiplyBase(a), b);
        expect([ours.x, ours.y]).toEqual(right);
        expect(multiplyFast(multiplyBase(a), b)).toEqual(ours);
        const sum = addPoints(multiplyBase(a), ours);
        expect([sum.x, sum.y]).toEqual(addPoint(left, right));
        expect(bytesToInteger(packPoint(ours).reverse())).toBe(packReference(right));
      }),
      { numRuns: 5 },
    );
  });

  test('packing returns the point it was given', () => {
    fc.assert(
      fc.property(scalars, (a) => {
        const point = multiplyBase(a);
        expect(equalPoints(unpackPoint(packPoint(point)), point)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('another spelling, another length and a y without a point are refused', () => {
    const packed = packPoint(BASE);
    const asY = (value: bigint): Uint8Array =>
      Uint8Array.from(Buffer.from(value.toString(16).padStart(64, '0'), 'hex')).reverse();
    expect(() => unpackPoint(packed.subarray(1))).toThrow(/key-invalid/);
    expect(() => unpackPoint(asY(FIELD_ORDER + 1n))).toThrow(/key-invalid/);
    let y = 2n;
    while (pointFromY(y, false) !== undefined) y += 1n;
    expect(() => unpackPoint(asY(y))).toThrow(/key-invalid/);
  });

  test('identity, small order and points outside the prime subgroup are no keys', () => {
    const identity = { x: 0n, y: 1n };
    const orderTwo = { x: 0n, y: FIELD_ORDER - 1n };
    const outside = addPoints(BASE, orderTwo);
    for (const point of [identity, orderTwo, outside]) {
      expect(isOnCurve(point)).toBe(true);
      expect(isKeyPoint(point)).toBe(false);
      expect(() => unpackPoint(packPoint(point))).toThrow(/key-invalid/);
    }
    expect(isKeyPoint(clearCofactor(outside))).toBe(true);
    expect(isKeyPoint({ x: BASE.x, y: BASE.y + 1n })).toBe(false);
    expect(isKeyPoint({ x: BASE.x + FIELD_ORDER, y: BASE.y })).toBe(false);
  });
});
