import { bn254 } from '@noble/curves/bn254';
import {
  FIELD_BYTES,
  FIELD_MODULUS,
  G1_BYTES,
  G2_BYTES,
  GROUP_ORDER,
  PROOF_BYTES,
  fromFieldBytes,
} from '../bn254';
import { decodeVerifyingKey } from '../verifying-key';

/**
 * A second verifier for comparison: Groth16's equation written down plainly on another library (@noble/curves, pure
 * JavaScript), about fifty times slower.
 */

const { G1, G2, fields } = bn254;
type PointOfG1 = InstanceType<typeof G1.Point>;
type PointOfG2 = InstanceType<typeof G2.Point>;

function coordinate(bytes: Uint8Array, index: number): bigint {
  const value = fromFieldBytes(bytes, index * FIELD_BYTES);
  if (value >= FIELD_MODULUS) throw new RangeError('not reduced');
  return value;
}

/** Reads `x y`. @throws Error unless it is a point of G1 other than the identity */
export function referenceG1(bytes: Uint8Array): PointOfG1 {
  const point = G1.Point.fromAffine({ x: coordinate(bytes, 0), y: coordinate(bytes, 1) });
  point.assertValidity();
  return point;
}

/** Reads `x1 x0 y1 y0`. @throws Error unless it is a point of G2 (order r) other than the identity */
export function referenceG2(bytes: Uint8Array): PointOfG2 {
  const point = G2.Point.fromAffine({
    x: fields.Fp2.create({ c0: coordinate(bytes, 1), c1: coordinate(bytes, 0) }),
    y: fields.Fp2.create({ c0: coordinate(bytes, 3), c1: coordinate(bytes, 2) }),
  });
  point.assertValidity();
  if (!point.multiplyUnsafe(GROUP_ORDER - 1n).equals(point.negate()))
    throw new RangeError('outside the subgroup');
  return point;
}

function holds(keyBytes: Uint8Array, proof: Uint8Array, publics: Uint8Array): boolean {
  const key = decodeVerifyingKey(keyBytes);
  if (proof.length !== PROOF_BYTES || publics.length !== FIELD_BYTES * (key.ic.length - 1)) {
    return false;
  }
  let inputs = referenceG1(key.ic[0] ?? new Uint8Array());
  key.ic.slice(1).forEach((point, j) => {
    const value = fromFieldBytes(publics, j * FIELD_BYTES);
    if (value >= GROUP_ORDER) throw new RangeError('not reduced');
    inputs = inputs.add(referenceG1(point).multiplyUnsafe(value));
  });
  const pairs = [
    {
      g1: referenceG1(proof.subarray(0, G1_BYTES)).negate(),
      g2: referenceG2(proof.subarray(64, 192)),
    },
    { g1: referenceG1(key.alpha), g2: referenceG2(key.beta) },
    { g1: inputs, g2: referenceG2(key.gamma) },
    { g1: referenceG1(proof.subarray(G1_BYTES + G2_BYTES)), g2: referenceG2(key.delta) },
  ].filter(({ g1 }) => !g1.is0());
  return fields.Fp12.eql(bn254.pairingBatch(pairs), fields.Fp12.ONE);
}

/** Whether a proof is valid; `false` for anything that cannot be read. */
export function referenceVerify(
  keyBytes: Uint8Array,
  proof: Uint8Array,
  publics: Uint8Array,
): boolean {
  try {
    return holds(keyBytes, proof, publics);
  } catch {
    return false;
  }
}
