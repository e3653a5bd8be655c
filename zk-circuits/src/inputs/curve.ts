import type { Point } from '@fuqi/protocol';
import { SUBGROUP_ORDER } from '@fuqi/protocol';
import { Base8, mulPointEscalar } from '@zk-kit/baby-jubjub';

/** The identity of BabyJubJub. */
export const IDENTITY: Point = { x: 0n, y: 1n };

/** Inverse of the cofactor 8 modulo the order of the prime subgroup. */
const EIGHTH = inverse(8n, SUBGROUP_ORDER);

/** scalar · point on BabyJubJub. */
export function multiply(point: Point, scalar: bigint): Point {
  const [x, y] = mulPointEscalar([point.x, point.y], scalar);
  return { x, y };
}

/** scalar · B8. */
export function multiplyBase(scalar: bigint): Point {
  return multiply({ x: Base8[0], y: Base8[1] }, scalar);
}

/** The point Q of the prime subgroup with 8·Q = key, which shows that a key is in it. */
export function eighthOf(key: Point): Point {
  return multiply(key, EIGHTH);
}

function inverse(a: bigint, modulus: bigint): bigint {
  let [r0, r1, s0, s1] = [a, modulus, 1n, 0n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1];
  }
  return s0 < 0n ? s0 + modulus : s0;
}
