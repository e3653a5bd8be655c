import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { G1_BYTES, G2_BYTES, isCanonicalCoordinate, FIELD_BYTES } from './bn254';
import { VerifyingKeyError } from './proof-errors';

/**
 * Canonical bytes of a verifying key, which contracts pin by their SHA-256:
 * `"FUQIVK" version:u8(=1) system:u8(=1, Groth16 on BN254) publicCount:u16 α:64 β:128 γ:128 δ:128 IC[0]:64 … IC[n]:64`,
 * big-endian, points uncompressed, G2 as `x1 x0 y1 y0`.
 */
const HEADER = Uint8Array.of(0x46, 0x55, 0x51, 0x49, 0x56, 0x4b, 1, 1);
const FIXED_BYTES = HEADER.length + 2 + G1_BYTES + 3 * G2_BYTES;

/** The most public inputs that a key may have. */
export const MAX_PUBLIC_COUNT = 255;

/** A verifying key as bytes of its points. */
export interface VerifyingKeyPoints {
  readonly alpha: Uint8Array;
  readonly beta: Uint8Array;
  readonly gamma: Uint8Array;
  readonly delta: Uint8Array;
  /** `publicCount + 1` points of G1. */
  readonly ic: readonly Uint8Array[];
}

/** The generator of G2, which snarkjs takes for γ, and for δ and β too until somebody contributes. Source: EIP-197. */
const G2_GENERATOR =
  '198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2' +
  '1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed' +
  '090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b' +
  '12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa';

function checkCoordinates(point: Uint8Array, where: string): void {
  for (let at = 0; at < point.length; at += FIELD_BYTES) {
    if (!isCanonicalCoordinate(point, at)) throw new VerifyingKeyError('VK_NOT_REDUCED', where);
  }
  if (point.every((byte) => byte === 0)) {
    // An identity in IC means that the proof does not depend on that public input at all.
    throw new VerifyingKeyError(where.startsWith('IC') ? 'VK_UNUSED_PUBLIC' : 'VK_INFINITY', where);
  }
}

/**
 * The rules on a key that need no curve arithmetic: reduced coordinates, no identity, a set-up to which somebody
 * contributed, and no two public inputs that a proof could exchange.
 */
function checkPoints(points: VerifyingKeyPoints): void {
  const { alpha, beta, gamma, delta, ic } = points;
  for (const [where, point] of Object.entries({ alpha, beta, gamma, delta })) {
    checkCoordinates(point, where);
  }
  ic.forEach((point, i) => {
    checkCoordinates(point, `IC[${String(i)}]`);
  });
  // γ = δ: phase 2 without a contribution, and anybody can forge. β = generator: the same for phase 1.
  if (bytesToHex(gamma) === bytesToHex(delta)) {
    throw new VerifyingKeyError('VK_NO_CONTRIBUTION', 'delta');
  }
  if (bytesToHex(beta) === G2_GENERATOR) throw new VerifyingKeyError('VK_NO_CONTRIBUTION', 'beta');
  const seen = new Set<string>();
  ic.forEach((point, i) => {
    const x = bytesToHex(point.subarray(0, FIELD_BYTES));
    if (i > 0 && seen.has(x)) throw new VerifyingKeyError('VK_TWIN_PUBLICS', `IC[${String(i)}]`);
    seen.add(x);
  });
}

/**
 * Writes a verifying key canonically.
 * @throws VerifyingKeyError if a rule that needs no curve arithmetic is broken; `prepareKey` checks the others
 */
export function encodeVerifyingKey(points: VerifyingKeyPoints): Uint8Array {
  const publicCount = points.ic.length - 1;
  if (publicCount < 1 || publicCount > MAX_PUBLIC_COUNT) {
    throw new VerifyingKeyError('VK_PUBLIC_COUNT', 'IC');
  }
  const parts = [points.alpha, points.beta, points.gamma, points.delta, ...points.ic];
  const out = new Uint8Array(FIXED_BYTES + G1_BYTES * points.ic.length);
  out.set(HEADER);
  out.set([publicCount >> 8, publicCount & 0xff], HEADER.length);
  let at = HEADER.length + 2;
  parts.forEach((part, i) => {
    const size = i >= 1 && i <= 3 ? G2_BYTES : G1_BYTES;
    if (part.length !== size) throw new VerifyingKeyError('VK_LENGTH', `point ${String(i)}`);
    out.set(part, at);
    at += size;
  });
  checkPoints(points);
  return out;
}

/**
 * Reads the canonical bytes of a verifying key.
 * @throws VerifyingKeyError
 */
export function decodeVerifyingKey(bytes: Uint8Array): VerifyingKeyPoints {
  if (bytes.length < FIXED_BYTES) throw new VerifyingKeyError('VK_LENGTH', 'bytes');
  if (!HEADER.every((byte, i) => bytes[i] === byte))
    throw new VerifyingKeyError('VK_SHAPE', 'header');
  const publicCount = ((bytes[HEADER.length] ?? 0) << 8) | (bytes[HEADER.length + 1] ?? 0);
  if (publicCount < 1 || publicCount > MAX_PUBLIC_COUNT) {
    throw new VerifyingKeyError('VK_PUBLIC_COUNT', 'header');
  }
  if (bytes.length !== FIXED_BYTES + G1_BYTES * (publicCount + 1)) {
    throw new VerifyingKeyError('VK_LENGTH', 'bytes');
  }
  let at = HEADER.length + 2;
  const take = (size: number): Uint8Array => {
    at += size;
    return Uint8Array.from(bytes.subarray(at - size, at));
  };
  const points: VerifyingKeyPoints = {
    alpha: take(G1_BYTES),
    beta: take(G2_BYTES),
    gamma: take(G2_BYTES),
    delta: take(G2_BYTES),
    ic: Array.from({ length: publicCount + 1 }, () => take(G1_BYTES)),
  };
  checkPoints(points);
  return points;
}

/** The identity of a key: SHA-256 of its canonical bytes, lower-case hex. */
export function hashVerifyingKey(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
