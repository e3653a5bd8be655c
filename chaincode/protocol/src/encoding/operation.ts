import type { CircuitName } from '../circuits';

/** Bytes of a hash in an operation's head. */
export const HASH_BYTES = 32;

/** Bytes of an encoded proof: eight coordinates. */
export const PROOF_BYTES = 256;

/** Bytes of a memo (PROTOCOL.md §7). */
export const MEMO_BYTES = 720;

/** Memos of a leg: one for the counterparty and one for the signer, none in `register`. */
export const MEMO_COUNT: Readonly<Record<CircuitName, number>> = {
  move: 2,
  issue: 2,
  clear: 2,
  register: 0,
  grant: 2,
  attest: 2,
};

/** One proof and what goes with it. */
export interface Leg {
  readonly circuit: CircuitName;
  /** In the order of `carriedInputs(circuit)`. */
  readonly publics: readonly bigint[];
  /** {@link PROOF_BYTES}: A.x A.y B.x1 B.x0 B.y1 B.y0 C.x C.y. */
  readonly proof: Uint8Array;
  /** {@link MEMO_COUNT} of {@link MEMO_BYTES} each. */
  readonly memos: readonly Uint8Array[];
}

/** What a signature is given over besides the legs. */
export interface OperationTerms {
  /** Date code up to which the operation may be written. */
  readonly validUntil: number;
  /** SHA-256 over the evidence, {@link HASH_BYTES}. */
  readonly evidence: Uint8Array;
  /** SHA-256 over the legal text that was signed, {@link HASH_BYTES}. */
  readonly text: Uint8Array;
}

/** Versions of the ledger's state that the proofs are made against. */
export interface Cites {
  /** Date code. */
  readonly date: number;
  readonly epoch: number;
  readonly policy: number;
  readonly partyRoot: bigint;
}

/** What is submitted: all legs are written, or none. */
export interface Operation extends OperationTerms, Cites {
  readonly legs: readonly Leg[];
}
