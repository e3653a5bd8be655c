/** Normalised fields as a point whose discrete logarithm nobody knows. */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToInteger, concatBytes } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import { clearCofactor, isKeyPoint, pointFromY } from '../curve/baby-jubjub';
import { u8, utf8 } from '../bytes';

const LABEL = utf8('fuqi.oprf.curve.1');
const SIGN_BIT = 255n;
const Y_MASK = (1n << 254n) - 1n;

/**
 * Try-and-increment: for a counter from 0, y = the low 254 bits of SHA-256(label ‖ counter ‖ fields) and the sign of x
 * its top bit, until y is on the curve; then the cofactor is cleared. Values ≥ r are passed over, not reduced, so that
 * y is uniform. It takes one to a few tries; the time tells nothing new to who knows the fields.
 * Each try succeeds with more than one third; 256 failures do not happen (probability below 2^-149).
 */
export function hashToCurve(fields: Uint8Array): Point {
  for (let counter = 0; counter < 256; counter += 1) {
    const hash = bytesToInteger(sha256(concatBytes([LABEL, u8(counter), fields])));
    const candidate = pointFromY(hash & Y_MASK, hash >> SIGN_BIT === 1n);
    if (candidate === undefined) continue;
    const point = clearCofactor(candidate);
    if (isKeyPoint(point)) return point;
  }
  throw new RangeError('hash to curve');
}
