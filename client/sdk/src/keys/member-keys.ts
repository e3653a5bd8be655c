/** What a member holds beside its officers' keys: everything derives from one seed of 32 bytes. */
import { hkdf } from '@noble/hashes/hkdf';
import { sha256 } from '@noble/hashes/sha2';
import { FuqiError } from '@fuqi/domain';
import {
  FIELD_ORDER,
  SUBGROUP_ORDER,
  bytesToInteger,
  concatBytes,
  leafSalt,
  nkCommitment,
} from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import { multiplyBase } from '../curve/baby-jubjub';
import { u32, utf8 } from '../bytes';
import { secureRandom, uniformBelow } from '../random';
import type { RandomSource } from '../random';

/** Bytes of a member's seed. */
export const SEED_BYTES = 32;

const NO_SALT = new Uint8Array(0);

function derive(seed: Uint8Array, label: string, generation: number, modulus: bigint): bigint {
  const info = concatBytes([utf8(label), u32(generation)]);
  return uniformBelow(modulus, hkdf(sha256, seed, NO_SALT, info, 64));
}

/** A viewing key pair: `publicKey = secret · B8`. The secret opens what others address to the member. */
export interface ViewingKey {
  readonly secret: bigint;
  readonly publicKey: Point;
}

/**
 * The secrets of one member. They let their holder see and prove, never spend: that takes officers' signatures.
 * Neither JSON nor a debugger's print of this object shows them.
 */
export class MemberKeys {
  readonly #seed: Uint8Array;
  readonly #views = new Map<number, ViewingKey>();
  readonly #nk: bigint;

  /** @throws FuqiError `seed-invalid` unless the seed has 32 bytes that are not all alike */
  constructor(seed: Uint8Array) {
    if (seed.length !== SEED_BYTES || seed.every((byte) => byte === seed[0])) {
      throw new FuqiError('seed-invalid');
    }
    this.#seed = Uint8Array.from(seed);
    this.#nk = derive(this.#seed, 'fuqi.member.nk.1', 0, FIELD_ORDER);
  }

  /** Keys from a fresh seed. */
  static generate(random: RandomSource = secureRandom): MemberKeys {
    return new MemberKeys(random(SEED_BYTES));
  }

  /** A copy of the seed, for backup and for the encrypted store. */
  exportSeed(): Uint8Array {
    return Uint8Array.from(this.#seed);
  }

  /** The nullifier key; it never changes. */
  get nk(): bigint {
    return this.#nk;
  }

  /** `H_NK(nk)`, as the member's leaf has it. */
  get nkCommitment(): bigint {
    return nkCommitment(this.#nk);
  }

  /** The viewing key of a generation; 0 is the one of registration, each rotation counts up. */
  view(generation = 0): ViewingKey {
    const known = this.#views.get(generation);
    if (known !== undefined) return known;
    const secret = derive(this.#seed, 'fuqi.member.view.1', generation, SUBGROUP_ORDER);
    const key = { secret, publicKey: multiplyBase(secret) };
    this.#views.set(generation, key);
    return key;
  }

  /**
   * The salt of the member's leaf, which commits to its enterprise (PROTOCOL §2).
   * @param fields the enterprise's uniqueness input, see `enterpriseFields`
   * @param generation counts up with every update of the leaf
   */
  leafSalt(fields: Uint8Array, generation = 0): bigint {
    const subject = bytesToInteger(sha256(fields).subarray(0, 31));
    return leafSalt(subject, derive(this.#seed, 'fuqi.member.leaf.1', generation, FIELD_ORDER));
  }

  toJSON(): string {
    return '[member keys]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toJSON();
  }
}
