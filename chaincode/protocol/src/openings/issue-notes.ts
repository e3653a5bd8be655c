import { HOLD, KIND } from '../constants';
import { holdHash } from '../objects/hold';
import type { Note } from '../objects/note';
import { outputSalt } from '../objects/salts';
import { quotaTerms, voucherTerms } from '../objects/terms';
import { type Token, tokenHash } from '../objects/token';
import type {
  AuthorityChange,
  IssuePlaintextA,
  IssuePlaintextB,
} from '../plaintexts/issue-plaintext';
import type { QuotaHead } from '../plaintexts/token-words';

/** Indices of the outputs of `issue`. */
export const ISSUE_OUTPUT = {
  VOUCHER: 0,
  QUOTA_CHANGE: 1,
  CAPACITY_CHANGE: 2,
  DISTRIBUTION: 3,
} as const;

/** What the mandate opens of an `issue`. */
export interface IssueNotesA {
  readonly voucher: Note;
  readonly capacityChange: Note;
  readonly distribution: Note;
}

/** Token of the quota that a voucher is cut from; both sections of an `issue` tell it. */
export function issuedQuota(plaintext: {
  readonly quota: QuotaHead;
  readonly mandate: bigint;
}): Token {
  return { ...plaintext.quota, kind: KIND.QUOTA, terms: quotaTerms(plaintext.mandate) };
}

/** Token of the voucher that an `issue` makes. */
export function issuedToken(plaintext: IssuePlaintextA): Token {
  const { mandate, debtor, rootId, due } = plaintext;
  const quota = tokenHash(issuedQuota(plaintext));
  const terms = voucherTerms(quota, plaintext.capacityToken);
  return { kind: KIND.VOUCHER, registrar: mandate, issuer: debtor, rootId, due, terms };
}

/** Token of the distribution state that is born with a voucher. */
export function distributionToken(voucher: Token): Token {
  return { ...voucher, kind: KIND.DISTRIBUTION, terms: tokenHash(voucher) };
}

/** Notes of section a: voucher (cm0), capacity change (cm2), distribution state (cm3). */
export function issueNotesA(plaintext: IssuePlaintextA): IssueNotesA {
  const { debtor, mandate, value, seed } = plaintext;
  const token = issuedToken(plaintext);
  const salt = (j: number): bigint => outputSalt(seed, BigInt(j));
  const offer = holdHash({
    kind: HOLD.ISSUE_OFFER,
    holder: debtor,
    reference: 0n,
    expiry: plaintext.offerExpiry,
  });
  return {
    voucher: {
      ...{ token: tokenHash(token), value, owner: plaintext.supplier, hold: offer },
      ...{ layer: 0n, budget: plaintext.budget, paid: 0n, salt: salt(ISSUE_OUTPUT.VOUCHER) },
    },
    capacityChange: changeNote(plaintext.capacityChange, {
      token: plaintext.capacityToken,
      owner: debtor,
      salt: salt(ISSUE_OUTPUT.CAPACITY_CHANGE),
    }),
    distribution: {
      ...{ token: tokenHash(distributionToken(token)), value, owner: mandate, hold: 0n },
      ...{ layer: 0n, budget: 1n, paid: 0n, salt: salt(ISSUE_OUTPUT.DISTRIBUTION) },
    },
  };
}

/** Note of section b: the quota's change (cm1). */
export function issueNoteB(plaintext: IssuePlaintextB): Note {
  const token = issuedQuota(plaintext);
  return changeNote(plaintext.quotaChange, {
    token: tokenHash(token),
    owner: plaintext.debtor,
    salt: plaintext.changeSalt,
  });
}

function changeNote(change: AuthorityChange, rest: Pick<Note, 'token' | 'owner' | 'salt'>): Note {
  const { value, layer, budget } = change;
  return { ...rest, value, layer, budget, hold: 0n, paid: 0n };
}
