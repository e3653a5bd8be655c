import { pack, unpack } from '../pack';
import { CLEAR_PARTIES_WORD, CLEAR_QUOTA_WORD } from './layouts';
import { type QuotaHead, quotaHeadFromWords, quotaHeadWords } from './token-words';
import { wordReader } from './words';

/** Words of the mandate's section of `clear`. */
export const CLEAR_A_WORDS = 5;

/** Words of the section of the quota's registrar. */
export const CLEAR_B_WORDS = 4;

/** Section a of `clear`, for the mandate: number 0. */
export interface ClearPlaintextA {
  readonly signer: bigint;
  readonly action: bigint;
  readonly value: bigint;
  /** Owner of the voucher. */
  readonly owner: bigint;
  /** Commitment of the voucher. */
  readonly input: bigint;
  readonly rootId: bigint;
  /** Salt of cm1. */
  readonly capacitySalt: bigint;
  readonly holdReference: bigint;
}

/** Section b of `clear`, for the quota's registrar: number 1. */
export interface ClearPlaintextB {
  readonly quota: QuotaHead;
  /** Owner of the quota that comes back. */
  readonly owner: bigint;
  readonly value: bigint;
  /** The mandate in the quota's terms. */
  readonly mandate: bigint;
  /** Salt of cm0. */
  readonly quotaSalt: bigint;
}

/** Words of section a. @throws FuqiError out-of-range */
export function clearWordsA(plaintext: ClearPlaintextA): bigint[] {
  return [
    pack(CLEAR_PARTIES_WORD, plaintext),
    plaintext.input,
    plaintext.rootId,
    plaintext.capacitySalt,
    plaintext.holdReference,
  ];
}

/** Inverse of {@link clearWordsA}. @throws FuqiError non-canonical, malformed */
export function clearFromWordsA(words: readonly bigint[]): ClearPlaintextA {
  const word = wordReader(words, CLEAR_A_WORDS);
  return {
    ...unpack(CLEAR_PARTIES_WORD, word(0)),
    input: word(1),
    rootId: word(2),
    capacitySalt: word(3),
    holdReference: word(4),
  };
}

/** Words of section b. @throws FuqiError out-of-range */
export function clearWordsB(plaintext: ClearPlaintextB): bigint[] {
  return [
    ...quotaHeadWords(plaintext.quota),
    pack(CLEAR_QUOTA_WORD, plaintext),
    plaintext.quotaSalt,
  ];
}

/** Inverse of {@link clearWordsB}. @throws FuqiError non-canonical, malformed */
export function clearFromWordsB(words: readonly bigint[]): ClearPlaintextB {
  const word = wordReader(words, CLEAR_B_WORDS);
  return {
    quota: quotaHeadFromWords(word(0), word(1)),
    ...unpack(CLEAR_QUOTA_WORD, word(2)),
    quotaSalt: word(3),
  };
}
