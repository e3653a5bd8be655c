import { KIND } from '../constants';
import { FuqiError } from '@fuqi/domain';
import { pack, unpack } from '../pack';
import {
  CAPACITY_WORD,
  ISSUE_CHANGE_WORD,
  ISSUE_QUOTA_USE_WORD,
  ISSUE_VOUCHER_WORD,
  TOKEN_WORD,
} from './layouts';
import { type QuotaHead, quotaHeadFromWords, quotaHeadWords } from './token-words';
import { wordReader } from './words';

/** Words of the mandate's section of `issue`. */
export const ISSUE_A_WORDS = 12;

/** Words of the section of the quota's registrar. */
export const ISSUE_B_WORDS = 6;

/** What is left of an authority. */
export interface AuthorityChange {
  readonly value: bigint;
  readonly budget: bigint;
  readonly layer: bigint;
}

/** Section a of `issue`, for the mandate: number 0. */
export interface IssuePlaintextA {
  readonly mandate: bigint;
  /** The signer, issuer of the voucher. */
  readonly debtor: bigint;
  readonly due: bigint;
  readonly rootId: bigint;
  /** The quota that the voucher is cut from; it returns to its grantor when the mandate clears. */
  readonly quota: QuotaHead;
  readonly capacityToken: bigint;
  readonly capacityRootId: bigint;
  readonly supplier: bigint;
  readonly deliveryDay: bigint;
  readonly flags: bigint;
  readonly basis: bigint;
  readonly fields: bigint;
  readonly value: bigint;
  readonly budget: bigint;
  readonly offerExpiry: bigint;
  readonly capacityChange: AuthorityChange;
  readonly seed: bigint;
  /** Commitment of the capacity note spent. */
  readonly capacityInput: bigint;
}

/** Section b of `issue`, for the quota's registrar: number 1. */
export interface IssuePlaintextB {
  readonly quota: QuotaHead;
  readonly debtor: bigint;
  readonly mandate: bigint;
  readonly value: bigint;
  readonly quotaChange: AuthorityChange;
  /** Salt of the quota's change, cm1. */
  readonly changeSalt: bigint;
  /** Commitment of the quota note spent. */
  readonly quotaInput: bigint;
}

/** Words of section a. @throws FuqiError out-of-range */
export function issueWordsA(plaintext: IssuePlaintextA): bigint[] {
  const { mandate, debtor, due, budget, value, supplier, offerExpiry } = plaintext;
  const [quotaHead, quotaRootId] = quotaHeadWords(plaintext.quota);
  return [
    pack(TOKEN_WORD, { kind: KIND.VOUCHER, registrar: mandate, issuer: debtor, due }),
    plaintext.rootId,
    quotaHead,
    plaintext.capacityToken,
    plaintext.capacityRootId,
    pack(CAPACITY_WORD, plaintext),
    plaintext.fields,
    pack(ISSUE_VOUCHER_WORD, { value, supplier, budget, offerExpiry }),
    pack(ISSUE_CHANGE_WORD, plaintext.capacityChange),
    plaintext.seed,
    plaintext.capacityInput,
    quotaRootId,
  ];
}

/** Inverse of {@link issueWordsA}. @throws FuqiError non-canonical, malformed */
export function issueFromWordsA(words: readonly bigint[]): IssuePlaintextA {
  const word = wordReader(words, ISSUE_A_WORDS);
  const head = unpack(TOKEN_WORD, word(0));
  const capacity = unpack(CAPACITY_WORD, word(5));
  const voucher = unpack(ISSUE_VOUCHER_WORD, word(7));
  if (head.kind !== KIND.VOUCHER || voucher.supplier !== capacity.supplier) {
    throw new FuqiError('non-canonical', 'issue section a');
  }
  return {
    mandate: head.registrar,
    debtor: head.issuer,
    due: head.due,
    rootId: word(1),
    quota: quotaHeadFromWords(word(2), word(11)),
    capacityToken: word(3),
    capacityRootId: word(4),
    ...capacity,
    fields: word(6),
    ...voucher,
    capacityChange: unpack(ISSUE_CHANGE_WORD, word(8)),
    seed: word(9),
    capacityInput: word(10),
  };
}

/** Words of section b. @throws FuqiError out-of-range */
export function issueWordsB(plaintext: IssuePlaintextB): bigint[] {
  const { debtor, mandate, value } = plaintext;
  return [
    ...quotaHeadWords(plaintext.quota),
    pack(ISSUE_QUOTA_USE_WORD, { signer: debtor, mandate, value }),
    pack(ISSUE_CHANGE_WORD, plaintext.quotaChange),
    plaintext.changeSalt,
    plaintext.quotaInput,
  ];
}

/** Inverse of {@link issueWordsB}. @throws FuqiError non-canonical, malformed */
export function issueFromWordsB(words: readonly bigint[]): IssuePlaintextB {
  const word = wordReader(words, ISSUE_B_WORDS);
  const { signer, mandate, value } = unpack(ISSUE_QUOTA_USE_WORD, word(2));
  return {
    quota: quotaHeadFromWords(word(0), word(1)),
    debtor: signer,
    mandate,
    value,
    quotaChange: unpack(ISSUE_CHANGE_WORD, word(3)),
    changeSalt: word(4),
    quotaInput: word(5),
  };
}
