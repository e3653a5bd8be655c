import { bn254 } from '@noble/curves/bn254';
import { G2_BYTES, toFieldBytes } from '../bn254';

const { Point } = bn254.G2;
const { Fp2 } = bn254.fields;

/** A point of the twist, in the subgroup of order r or not. */
export type TwistPoint = InstanceType<typeof Point>;

/** Points of the twist with the abscissae `from + u`, `from + 1 + u`, …, where there is one; small ones are all outside the subgroup. */
export function* strayTwistPoints(from = 1n): Generator<TwistPoint, never> {
  const b = Fp2.div(Fp2.create({ c0: 3n, c1: 0n }), Fp2.create({ c0: 9n, c1: 1n }));
  for (let i = from; ; i += 1n) {
    const point = pointAt(Fp2.create({ c0: i, c1: 1n }), b);
    if (point !== undefined) yield point;
  }
}

type Abscissa = ReturnType<typeof Fp2.create>;

function pointAt(x: Abscissa, b: Abscissa): TwistPoint | undefined {
  try {
    return Point.fromAffine({ x, y: Fp2.sqrt(Fp2.add(Fp2.mul(Fp2.sqr(x), x), b)) });
  } catch {
    return undefined;
  }
}

/** Any multiple: the library's own multiplication takes the scalar modulo r. */
export function timesTwist(point: TwistPoint, scalar: bigint): TwistPoint {
  let sum = Point.ZERO;
  for (const bit of scalar.toString(2)) {
    sum = sum.double();
    if (bit === '1') sum = sum.add(point);
  }
  return sum;
}

/** 128 bytes `x1 x0 y1 y0`. */
export function twistBytes(point: TwistPoint): Uint8Array {
  const { x, y } = point.toAffine();
  const out = new Uint8Array(G2_BYTES);
  [x.c1, x.c0, y.c1, y.c0].forEach((part, i) => {
    out.set(toFieldBytes(part), i * 32);
  });
  return out;
}
