/** Whether a voucher may be issued (R7, Order 802): the wallet asks before it signs; circuit and ledger ask again. */
import type { Basis, Policy } from './policy';
import { refuse } from './refuse';
import { andThen, ok } from './result';
import type { Result } from './result';
import { checkTenor } from './tenor';

/** A member's standing; numbers as in its leaf. */
export const STANDING = { active: 1, suspended: 2, frozen: 3 } as const;
export type Standing = (typeof STANDING)[keyof typeof STANDING];

/** A supplier's consent to a longer term: a clause dated before delivery, with a reason by trade custom. */
export interface TermConsent {
  readonly clauseDay: number;
  readonly reason: string;
}

export interface PaymentTerm {
  readonly payerLarge: boolean;
  readonly payeeSme: boolean;
  readonly deliveryDay: number;
  readonly dueDay: number;
  readonly consent?: TermConsent;
}

export interface IssueTerms extends PaymentTerm {
  readonly issueDay: number;
  readonly basis: Basis;
  readonly issuerStanding: Standing;
  /** Reason for a term over the usual one, by trade custom. */
  readonly tenorReason?: string;
}

/** Order 802, art. 9; asked on every leg whose payer is a large enterprise. Consent is necessary, not sufficient. */
export function checkSmeTerm(policy: Policy, term: PaymentTerm): Result<number> {
  const { payerLarge, payeeSme, deliveryDay, dueDay, consent } = term;
  if (!payerLarge || !payeeSme || dueDay <= deliveryDay + policy.smeTermDays.value)
    return ok(dueDay);
  const consented =
    consent !== undefined && consent.clauseDay < deliveryDay && consent.reason.trim() !== '';
  return consented ? ok(dueDay) : refuse('sme-consent-missing');
}

/** In this order: the issuer, what the voucher stands on, its term, the supplier's protection. */
export function checkIssue(policy: Policy, terms: IssueTerms): Result<number> {
  if (terms.issuerStanding !== STANDING.active) return refuse('issuer-blocked');
  if (policy.blockedBasis.value.includes(terms.basis)) return refuse('basis-blocked');
  const tenor = checkTenor(policy, terms.issueDay, terms.dueDay, terms.tenorReason);
  return andThen(tenor, () => checkSmeTerm(policy, terms));
}
