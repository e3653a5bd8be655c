/** Officers sign digests, and nothing else in the system can: who proves or submits has no key to spend with. */
import { derivePublicKey, signMessage, verifySignature } from '@zk-kit/eddsa-poseidon';
import { FuqiError } from '@fuqi/domain';
import { isFieldElement } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import { isKeyPoint } from '../curve/baby-jubjub';
import { secureRandom } from '../random';
import type { RandomSource } from '../random';

/** Bytes of an officer's private key. */
export const OFFICER_KEY_BYTES = 32;

/** EdDSA-Poseidon: `S·B8 = R8 + 8·h·A` with `h = Poseidon(R8, A, digest)` (circomlib's eddsaposeidon). */
export interface OfficerSignature {
  readonly r8: Point;
  readonly s: bigint;
}

/** Whatever can sign as one officer: a key in memory, a phone, a hardware module. */
export interface Signer {
  readonly publicKey: Point;
  /** Signs a digest of the protocol, a field element. */
  sign(digest: bigint): OfficerSignature | Promise<OfficerSignature>;
}

/** An officer's key in memory. Neither JSON nor a debugger's print shows it. */
export class OfficerKey implements Signer {
  readonly #secret: Uint8Array;
  readonly publicKey: Point;

  /** @throws FuqiError `key-invalid` unless the key has 32 bytes that are not all alike */
  constructor(secret: Uint8Array) {
    if (secret.length !== OFFICER_KEY_BYTES || secret.every((byte) => byte === secret[0])) {
      throw new FuqiError('key-invalid', 'officer key');
    }
    this.#secret = Uint8Array.from(secret);
    const [x, y] = derivePublicKey(this.#secret);
    this.publicKey = { x, y };
  }

  /** A fresh key. */
  static generate(random: RandomSource = secureRandom): OfficerKey {
    return new OfficerKey(random(OFFICER_KEY_BYTES));
  }

  /** A copy of the key, for the encrypted store. */
  exportSecret(): Uint8Array {
    return Uint8Array.from(this.#secret);
  }

  /** Signs a digest; the nonce derives from key and digest, so no randomness can fail. @throws FuqiError `out-of-range` */
  sign(digest: bigint): OfficerSignature {
    if (!isFieldElement(digest)) {
      throw new FuqiError('out-of-range', 'digest', { layer: 'wallet' });
    }
    const { R8, S } = signMessage(this.#secret, digest);
    return { r8: { x: R8[0], y: R8[1] }, s: S };
  }

  toJSON(): string {
    return '[officer key]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toJSON();
  }
}

/** Whether the signature is that key's over this digest. The key must be one of the prime subgroup. */
export function verifyOfficerSignature(
  publicKey: Point,
  digest: bigint,
  signature: OfficerSignature,
): boolean {
  if (!isKeyPoint(publicKey) || !isFieldElement(digest)) return false;
  const { r8, s } = signature;
  const plain = { R8: [r8.x, r8.y] as [bigint, bigint], S: s };
  return s >= 0n && verifySignature(digest, plain, [publicKey.x, publicKey.y]);
}
