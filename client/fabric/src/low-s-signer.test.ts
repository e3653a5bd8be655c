import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { derOfLowS, lowSSigner } from './low-s-signer';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const word = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');

/** S of a DER signature. */
function sOf(der: Uint8Array): bigint {
  const at = 4 + (der[3] ?? 0);
  const bytes = Buffer.from(der.subarray(at + 2, at + 2 + (der[at + 1] ?? 0)));
  return BigInt(`0x${bytes.toString('hex')}`);
}

describe('the signer', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

  test('signs whole messages so that they verify, with S in the lower half', async () => {
    const signer = lowSSigner(pem);
    for (let i = 0; i < 64; i += 1) {
      const message = Buffer.from(`message ${String(i)}`);
      const der = await signer(message);
      expect(verify('sha256', message, createPublicKey(privateKey), der)).toBe(true);
      expect(sOf(der) <= ORDER >> 1n).toBe(true);
    }
  });

  test('turns a high S over and leaves a low one', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, ORDER - 1n), fc.bigInt(1n, ORDER - 1n), (r, s) => {
        const raw = Buffer.concat([word(r), word(s)]);
        const low = s > ORDER >> 1n ? ORDER - s : s;
        expect(sOf(derOfLowS(raw))).toBe(low);
      }),
    );
  });

  test('refuses other keys without quoting them', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
    for (const bad of ['secret', other.export({ format: 'pem', type: 'pkcs8' }).toString()]) {
      expect(() => lowSSigner(bad)).toThrow('FUQI-SDK-002 configuration-invalid: private key');
    }
  });
});
