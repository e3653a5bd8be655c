/** A note that can be read: what its owner, its registrar and the parties to it know. */
import { holdHash, noteCommitment, nullifier, tokenHash } from '@fuqi/protocol';
import type { Note } from '@fuqi/protocol';
import type { OpenedHold } from './opened-hold';
import type { OpenedToken } from './opened-token';

/** The opening of a note, its token and hold opened too. */
export interface OpenedNote {
  readonly token: OpenedToken;
  /** Fen, or the token's unit. */
  readonly value: bigint;
  /** Member id of the owner. */
  readonly owner: bigint;
  readonly hold: OpenedHold;
  readonly layer: bigint;
  readonly budget: bigint;
  readonly paid: bigint;
  readonly salt: bigint;
}

/** The note as the protocol hashes it. */
export function plainNote(note: OpenedNote): Note {
  const { value, owner, layer, budget, paid, salt } = note;
  return {
    token: tokenHash(note.token),
    value,
    owner,
    hold: holdHash(note.hold),
    layer,
    budget,
    paid,
    salt,
  };
}

/** `cm` of the note. */
export function commitmentOf(note: OpenedNote): bigint {
  return noteCommitment(plainNote(note));
}

/** `nf` of the note. @param commitment of the note, when it is known already */
export function nullifierOf(note: OpenedNote, commitment = commitmentOf(note)): bigint {
  return nullifier(note.salt, commitment);
}
