import { createPrivateKey, sign } from 'node:crypto';
import type { Signer } from '@hyperledger/fabric-gateway';
import { FuqiError } from '@fuqi/domain';

/** Order of P-256 (SEC 2, 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * A signer over whole messages (gateway option `hash.none`) by node:crypto: ECDSA P-256 over SHA-256, DER. S is brought into
 * the lower half, because Fabric refuses the other of two equally valid forms.
 *
 * @param privateKeyPem PKCS #8 or SEC 1
 * @throws FuqiError `configuration-invalid` when it is no P-256 key
 */
export function lowSSigner(privateKeyPem: string): Signer {
  const key = readKey(privateKeyPem);
  return (message) => {
    const raw = sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' });
    return Promise.resolve(derOfLowS(raw));
  };
}

function readKey(pem: string): ReturnType<typeof createPrivateKey> {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // The reason would quote the key's text.
  }
  throw new FuqiError('configuration-invalid', 'private key: P-256 in PEM');
}

/** DER of `r || s` (32 bytes each), with S at most half the order. */
export function derOfLowS(raw: Uint8Array): Uint8Array {
  const r = integer(raw.subarray(0, 32));
  const s = integer(raw.subarray(32));
  const body = Buffer.concat([derInteger(r), derInteger(s > ORDER >> 1n ? ORDER - s : s)]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

function integer(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/** At most 33 bytes, so that every length is one byte. */
function derInteger(value: bigint): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const padded = (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.alloc(1), bytes]);
  return Buffer.concat([Buffer.from([0x02, padded.length]), padded]);
}
