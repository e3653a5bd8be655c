import type { ProofFault } from './proof-errors';

/** A verifying key checked and made ready by one verifier; opaque, and of use to that verifier only. */
export interface PreparedKey {
  /** SHA-256 of the key's canonical bytes, lower-case hex: what contracts pin. */
  readonly hash: string;
  /** How many public inputs a proof under this key has. */
  readonly publicCount: number;
}

/** One proof to check. */
export interface ProofItem {
  readonly key: PreparedKey;
  /** 256 bytes: `A.x A.y B.x1 B.x0 B.y1 B.y0 C.x C.y`, big-endian, each `< q`. */
  readonly proof: Uint8Array;
  /** `32·publicCount` bytes: big-endian field elements in the circuit's order, each `< r`. */
  readonly publics: Uint8Array;
}

/** A proof that is refused, by its place in the batch. */
export interface BadProof {
  readonly index: number;
  readonly code: ProofFault;
}

/**
 * What a verifier says of a batch. `checks` counts pairing-product checks, each with one final exponentiation; it is the
 * same on every endorser.
 */
export type BatchVerdict =
  | { readonly ok: true; readonly checks: number }
  | {
      readonly ok: false;
      readonly code: 'PROOF_BAD';
      /** Every bad proof of the batch, in order of index; 1 to {@link MAX_BAD_PROOFS} of them. All others are good. */
      readonly bad: readonly BadProof[];
      readonly checks: number;
    }
  | { readonly ok: false; readonly code: 'PROOF_TOO_MANY_BAD'; readonly checks: number };

/**
 * Guards the ledger: what it accepts is a Groth16 proof on BN254 in its one canonical encoding. Synchronous and
 * deterministic: the verdict is a function of the bytes alone.
 *
 * Proof bytes are never an identity: anybody can re-randomise a valid proof into another valid one for the same public
 * inputs. Keys, receipts, duplicate checks and limits go by nullifier or tag.
 */
export interface ProofVerifier {
  /**
   * Checks a verifying key and makes it ready.
   * @param keyBytes canonical bytes, see `encodeVerifyingKey`
   * @throws VerifyingKeyError
   */
  prepareKey(keyBytes: Uint8Array): PreparedKey;
  /**
   * Checks 1 to {@link MAX_BATCH} proofs, of one key or several, together.
   * @throws ProofBatchError for an empty or too large batch
   * @throws TypeError for a key that this verifier did not prepare
   */
  verifyBatch(items: readonly ProofItem[]): BatchVerdict;
}

/** More bad proofs than this refuse the whole batch: a sender of garbage pays, and the search stays short. */
export const MAX_BAD_PROOFS = 3;
/** The largest batch. */
export const MAX_BATCH = 512;

/**
 * The most pairing-product checks that a batch of `n` can cost: one for the whole, and for each bad proof that is named two
 * on each level of the bisection.
 */
export function maxPairingChecks(n: number): number {
  const levels = n <= 1 ? 0 : 32 - Math.clz32(n - 1);
  return 1 + 2 * MAX_BAD_PROOFS * levels;
}
