import { createPublicKey, hkdfSync, verify, type KeyObject } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { sha256, utf8 } from './bytes';

const SCALAR_BYTES = 32;
/** 16 bytes more than the order, so that the reduction's bias is below 2^-128. */
const WIDE_BYTES = 48;

/** An ECDSA P-256 key. Node's own signer draws a random nonce; runs under a seed need RFC 6979. */
export interface SigningKey {
  /** 32 bytes, big-endian. */
  readonly scalar: Uint8Array;
  /** Uncompressed point, 65 bytes. */
  readonly point: Uint8Array;
  /** DER signature over SHA-256 of the message: deterministic (RFC 6979), low-S as Fabric demands. */
  sign(message: Uint8Array): Uint8Array;
}

export function signingKey(scalar: Uint8Array): SigningKey {
  return {
    scalar,
    point: p256.getPublicKey(scalar, false),
    sign: (message) => p256.sign(sha256(message), scalar, { lowS: true }).toBytes('der'),
  };
}

/** A key for one purpose out of the ledger's seed (HKDF-SHA-256, RFC 5869). */
export function deriveSigningKey(seed: Uint8Array, purpose: string): SigningKey {
  const wide = hkdfSync('sha256', seed, utf8('fuqi/embedded/keys/1'), utf8(purpose), WIDE_BYTES);
  const order = p256.Point.Fn.ORDER;
  const value = BigInt(`0x${Buffer.from(wide).toString('hex')}`);
  const scalar = (value % (order - 1n)) + 1n;
  return signingKey(Buffer.from(scalar.toString(16).padStart(SCALAR_BYTES * 2, '0'), 'hex'));
}

/** A point as a key that node:crypto verifies with. */
export function publicKeyOf(point: Uint8Array): KeyObject {
  const x = Buffer.from(point.subarray(1, 33)).toString('base64url');
  const y = Buffer.from(point.subarray(33, 65)).toString('base64url');
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
}

/** True for a valid low-S signature; anything malformed is false. */
export function verifySignature(
  key: KeyObject,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  return isLowS(signature) && verify('sha256', message, key, signature);
}

/** Fabric refuses high-S, because it would give every signed message a second, equally valid form. */
function isLowS(signature: Uint8Array): boolean {
  try {
    return !p256.Signature.fromBytes(signature, 'der').hasHighS();
  } catch {
    return false;
  }
}
