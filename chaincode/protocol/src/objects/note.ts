import { hashIn } from '../poseidon';

/** An amount of a token with an owner and at most one hold. */
export interface Note {
  /** {@link tokenHash} */
  readonly token: bigint;
  /** Fen, or the token's unit. */
  readonly value: bigint;
  readonly owner: bigint;
  /** {@link holdHash} */
  readonly hold: bigint;
  readonly layer: bigint;
  readonly budget: bigint;
  readonly paid: bigint;
  readonly salt: bigint;
}

/** Commitment `cm`: the leaf of the note tree. */
export function noteCommitment(note: Note): bigint {
  const { token, value, owner, hold, layer, budget, paid, salt } = note;
  return hashIn('NOTE', [token, value, owner, hold, layer, budget, paid, salt]);
}

/** The one nullifier of a note. */
export function nullifier(salt: bigint, commitment: bigint): bigint {
  return hashIn('NULLIFIER', [salt, commitment]);
}

/** {@link nullifier} of an opened note. */
export function noteNullifier(note: Note): bigint {
  return nullifier(note.salt, noteCommitment(note));
}

/** Nullifier of a padding input. @param i its place among the inputs, never 0 */
export function dummyNullifier(nk: bigint, nf0: bigint, i: bigint): bigint {
  return hashIn('DUMMY', [nk, nf0, i]);
}
