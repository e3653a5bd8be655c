import { sha256 } from '@noble/hashes/sha2';
import { asciiBytes, bytesToInteger, concatBytes } from '../bytes';
import { fieldToBytes } from '../field';
import { hashIn } from '../poseidon';
import type { Point } from './leaf';

/** Tag of a grant that no OPRF makes unique. @param counter the grantor's own, one for each grant */
export function grantTag(nk: bigint, counter: bigint): bigint {
  return hashIn('TAG', [nk, counter]);
}

/** Tag of an attestation: one for each member, type and subject. */
export function attestTag(nk: bigint, type: bigint, subject: bigint): bigint {
  return hashIn('ATTEST', [nk, type, subject]);
}

/**
 * Tag of an enterprise or an invoice: the first 31 bytes of SHA-256("fuqi.oprf.1" ‖ x ‖ k·X).
 * @param fields the normalised fields x
 * @param evaluated k·X, encoded as its two affine coordinates
 */
export function oprfTag(fields: Uint8Array, evaluated: Point): bigint {
  const point = [fieldToBytes(evaluated.x), fieldToBytes(evaluated.y)];
  const digest = sha256(concatBytes([asciiBytes('fuqi.oprf.1'), fields, ...point]));
  return bytesToInteger(digest.subarray(0, 31));
}
