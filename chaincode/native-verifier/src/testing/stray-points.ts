import { bn254 } from '@noble/curves/bn254';

/** Points of the twist outside the subgroup of order r, as 128 bytes `x1 x0 y1 y0`. */

const { Point } = bn254.G2;
const { Fp2 } = bn254.fields;
type Twist = InstanceType<typeof Point>;

const ORDER = bn254.fields.Fr.ORDER;
const COFACTOR = 2n * bn254.fields.Fp.ORDER - ORDER;
/** Divides the cofactor: points of this order exist. */
const SMALL_ORDER = 10069n;

function times(point: Twist, scalar: bigint): Twist {
  let sum = Point.ZERO;
  for (const bit of scalar.toString(2)) {
    sum = sum.double();
    if (bit === '1') sum = sum.add(point);
  }
  return sum;
}

function stray(from: bigint): Twist {
  const b = Fp2.div(Fp2.create({ c0: 3n, c1: 0n }), Fp2.create({ c0: 9n, c1: 1n }));
  for (let i = from; ; i += 1n) {
    const x = Fp2.create({ c0: i, c1: 1n });
    try {
      return Point.fromAffine({ x, y: Fp2.sqrt(Fp2.add(Fp2.mul(Fp2.sqr(x), x), b)) });
    } catch {
      // no point with this x
    }
  }
}

function bytesOf(point: Twist): Uint8Array {
  const { x, y } = point.toAffine();
  const hex = [x.c1, x.c0, y.c1, y.c0].map((part) => part.toString(16).padStart(64, '0'));
  return new Uint8Array(Buffer.from(hex.join(''), 'hex'));
}

/** Of full order, of the cofactor's order, of small order, and each of the last two added to a member of the subgroup. */
export function strayPoints(): readonly Uint8Array[] {
  const whole = stray(1n);
  const inCofactor = times(stray(100n), ORDER);
  const small = times(whole, (ORDER * COFACTOR) / SMALL_ORDER);
  const points = [whole, inCofactor, small, Point.BASE.add(inCofactor), Point.BASE.add(small)];
  return points.map(bytesOf);
}
