import { FuqiError } from '@fuqi/domain';
import { KIND } from '../constants';
import type { CapacityTerms } from '../objects/terms';
import type { Token } from '../objects/token';
import { pack, unpack } from '../pack';
import { CAPACITY_WORD, GRANT_NOTE_WORD } from './layouts';
import { tokenFromWords, tokenWords } from './token-words';
import { wordReader } from './words';

/** Words of the one section of `grant`. */
export const GRANT_WORDS = 7;

/** What the registrar and the supervisor read of a `grant`. */
export interface GrantPlaintext {
  readonly token: Token;
  readonly owner: bigint;
  readonly value: bigint;
  readonly budget: bigint;
  /** The second member. */
  readonly party: bigint;
  readonly salt: bigint;
  /** Opening of the terms of a capacity, and of no other kind. */
  readonly capacity: CapacityTerms | undefined;
}

/** The words, in order. @throws FuqiError out-of-range, malformed when kind and capacity disagree */
export function grantWords(plaintext: GrantPlaintext): bigint[] {
  const { token, capacity } = plaintext;
  if ((token.kind === KIND.CAPACITY) !== (capacity !== undefined)) {
    throw new FuqiError('malformed', 'capacity');
  }
  return [
    ...tokenWords(token),
    pack(GRANT_NOTE_WORD, plaintext),
    plaintext.salt,
    capacity === undefined ? 0n : pack(CAPACITY_WORD, capacity),
    capacity?.fields ?? 0n,
  ];
}

/** Inverse of {@link grantWords}. @throws FuqiError non-canonical, malformed */
export function grantFromWords(words: readonly bigint[]): GrantPlaintext {
  const word = wordReader(words, GRANT_WORDS);
  const token = tokenFromWords(word(0), word(1), word(2));
  const capacity = { ...unpack(CAPACITY_WORD, word(5)), fields: word(6) };
  const isCapacity = token.kind === KIND.CAPACITY;
  if (!isCapacity && (word(5) !== 0n || word(6) !== 0n)) {
    throw new FuqiError('non-canonical', 'capacity');
  }
  return {
    token,
    ...unpack(GRANT_NOTE_WORD, word(3)),
    salt: word(4),
    capacity: isCapacity ? capacity : undefined,
  };
}
