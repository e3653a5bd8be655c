import { bn254 } from '@noble/curves/bn254';
import { strayTwistPoints, timesTwist, twistBytes } from '@fuqi/contracts/dist/proof/testing/index';

/** Points of the twist outside the subgroup of order r, as 128 bytes `x1 x0 y1 y0`. */

const { Point } = bn254.G2;
const ORDER = bn254.fields.Fr.ORDER;
const COFACTOR = 2n * bn254.fields.Fp.ORDER - ORDER;
/** Divides the cofactor: points of this order exist. */
const SMALL_ORDER = 10069n;

/** Of full order, of the cofactor's order, of small order, and each of the last two added to a member of the subgroup. */
export function strayPoints(): readonly Uint8Array[] {
  const whole = strayTwistPoints(1n).next().value;
  const inCofactor = timesTwist(strayTwistPoints(100n).next().value, ORDER);
  const small = timesTwist(whole, (ORDER * COFACTOR) / SMALL_ORDER);
  const points = [whole, inCofactor, small, Point.BASE.add(inCofactor), Point.BASE.add(small)];
  return points.map(twistBytes);
}
