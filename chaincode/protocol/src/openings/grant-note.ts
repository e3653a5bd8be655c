import type { Note } from '../objects/note';
import { tokenHash } from '../objects/token';
import type { GrantPlaintext } from '../plaintexts/grant-plaintext';

/** The note that a `grant` makes, opened. */
export function grantNote(plaintext: GrantPlaintext): Note {
  const { token, value, owner, budget, salt } = plaintext;
  return { token: tokenHash(token), value, owner, hold: 0n, layer: 0n, budget, paid: 0n, salt };
}
