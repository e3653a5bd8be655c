import { FuqiError } from '@fuqi/domain';
import type { Hold } from '../objects/hold';
import type { Token } from '../objects/token';
import { pack, unpack } from '../pack';
import { MOVE_HOLD_WORD, MOVE_OUTPUT_WORD, MOVE_PARTIES_WORD } from './layouts';
import { tokenFromWords, tokenWords } from './token-words';
import { wordReader } from './words';

/** Words of the one section of `move`. */
export const MOVE_WORDS = 13;

/** One output as the registrar reads it. */
export interface MoveOutput {
  readonly value: bigint;
  readonly owner: bigint;
  readonly layer: bigint;
  readonly budget: bigint;
  readonly paid: bigint;
  /** 0 none, 1 the input's, 2 the new one, 3 the one before the paying hold. */
  readonly holdSelection: bigint;
}

/** What the registrar and the supervisor read of a `move`. */
export interface MovePlaintext {
  readonly token: Token;
  readonly signer: bigint;
  readonly action: bigint;
  /** The counterparty, or 0. */
  readonly party: bigint;
  /** Owner of the inputs. */
  readonly owner: bigint;
  /** Whether input 1 is a note. */
  readonly real1: boolean;
  /** Commitments of the inputs; the second 0 when it is padding. */
  readonly inputs: readonly [bigint, bigint];
  readonly newHold: Hold;
  readonly seed: bigint;
  /** Four. */
  readonly outputs: readonly MoveOutput[];
}

/** The words, in order. @throws FuqiError out-of-range, malformed */
export function moveWords(plaintext: MovePlaintext): bigint[] {
  const { signer, action, party, owner, newHold, outputs } = plaintext;
  if (outputs.length !== 4) throw new FuqiError('malformed', 'outputs');
  return [
    ...tokenWords(plaintext.token),
    pack(MOVE_PARTIES_WORD, { signer, action, party, owner, real1: plaintext.real1 ? 1n : 0n }),
    ...plaintext.inputs,
    pack(MOVE_HOLD_WORD, newHold),
    newHold.reference,
    plaintext.seed,
    ...outputs.map((output) => pack(MOVE_OUTPUT_WORD, output)),
  ];
}

/** Inverse of {@link moveWords}. @throws FuqiError non-canonical, malformed */
export function moveFromWords(words: readonly bigint[]): MovePlaintext {
  const word = wordReader(words, MOVE_WORDS);
  const { real1, ...parties } = unpack(MOVE_PARTIES_WORD, word(3));
  return {
    token: tokenFromWords(word(0), word(1), word(2)),
    ...parties,
    real1: real1 === 1n,
    inputs: [word(4), word(5)],
    newHold: { ...unpack(MOVE_HOLD_WORD, word(6)), reference: word(7) },
    seed: word(8),
    outputs: [9, 10, 11, 12].map((i) => unpack(MOVE_OUTPUT_WORD, word(i))),
  };
}
