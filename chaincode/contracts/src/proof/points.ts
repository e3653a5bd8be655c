import * as mcl from 'mcl-wasm';
import { FIELD_BYTES, G1_BYTES, G2_BYTES, isCanonicalCoordinate, littleEndian } from './bn254';
import { PointError } from './proof-errors';

/** Checks what can be seen in the bytes: every coordinate reduced, not all of them zero (the identity of EIP-197). */
function checkBytes(bytes: Uint8Array, offset: number, size: number): void {
  let any = 0;
  for (let at = offset; at < offset + size; at += FIELD_BYTES) {
    if (!isCanonicalCoordinate(bytes, at)) throw new PointError('NOT_REDUCED');
  }
  for (let at = offset; at < offset + size; at += 1) any |= bytes[at] ?? 0;
  if (any === 0) throw new PointError('INFINITY');
}

function fp(bytes: Uint8Array, offset: number): mcl.Fp {
  const value = new mcl.Fp();
  value.setLittleEndian(littleEndian(bytes, offset));
  return value;
}

function fp2(bytes: Uint8Array, offset: number): mcl.Fp2 {
  const value = new mcl.Fp2();
  value.set_a(fp(bytes, offset + FIELD_BYTES));
  value.set_b(fp(bytes, offset));
  return value;
}

/** Reads points from bytes; every point that it returns is in its group of order r and not the identity. */
export class PointReader {
  private readonly one1 = new mcl.Fp();
  private readonly one2 = new mcl.Fp2();
  /** The twist is y² = x³ + 3/(9 + u). */
  private readonly twistB: mcl.Fp2;

  /** @param inSubgroup whether a point of the twist has order r */
  constructor(private readonly inSubgroup: (point: mcl.G2) => boolean) {
    this.one1.setInt(1);
    this.one2.setInt(1, 0);
    const three = new mcl.Fp2();
    const xi = new mcl.Fp2();
    three.setInt(3, 0);
    xi.setInt(9, 1);
    this.twistB = mcl.div(three, xi);
  }

  /** Reads `x y`. @throws PointError */
  g1(bytes: Uint8Array, offset: number): mcl.G1 {
    checkBytes(bytes, offset, G1_BYTES);
    const point = new mcl.G1();
    point.setX(fp(bytes, offset));
    point.setY(fp(bytes, offset + FIELD_BYTES));
    point.setZ(this.one1);
    // The curve has prime order, so that on the curve is in the group.
    if (!point.isValid()) throw new PointError('OFF_CURVE');
    return point;
  }

  /** Reads `x1 x0 y1 y0`. @throws PointError */
  g2(bytes: Uint8Array, offset: number): mcl.G2 {
    checkBytes(bytes, offset, G2_BYTES);
    const x = fp2(bytes, offset);
    const y = fp2(bytes, offset + 2 * FIELD_BYTES);
    // Not G2.isValid: what that checks depends on a global switch of mcl (verifyOrderG2), and it checks slowly.
    const right = mcl.add(mcl.mul(mcl.sqr(x), x), this.twistB);
    if (!mcl.sqr(y).isEqual(right)) throw new PointError('OFF_CURVE');
    const point = new mcl.G2();
    point.setX(x);
    point.setY(y);
    point.setZ(this.one2);
    if (!this.inSubgroup(point)) throw new PointError('OUTSIDE_SUBGROUP');
    return point;
  }
}
