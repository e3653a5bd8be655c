/**
 * Policies as versioned data: each rule carries its value and where it comes from. An operation cites a version and
 * chaincode reads that version's key; a change of law is a new version with its own first day.
 */
import { LIMITS } from './limits';
import { parseIsoDay } from './iso-day';
import { refuse } from './refuse';
import { ok } from './result';
import type { Result } from './result';

export interface PolicyRule<T> {
  readonly value: T;
  readonly source: string;
}

/** What a voucher may stand on; numbers as in a capacity's terms. */
export const BASIS = { goods: 1, services: 2, progress: 3, prepayment: 4 } as const;
export type Basis = (typeof BASIS)[keyof typeof BASIS];

export interface Policy {
  readonly id: string;
  readonly version: number;
  /** First and last day in force, ISO; null while no end is known. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** Longest term in calendar months without a reason. */
  readonly tenorMonths: PolicyRule<number>;
  /** Longest term in calendar months with a reason by trade custom; equal to `tenorMonths` where none is accepted. */
  readonly tenorMonthsWithReason: PolicyRule<number>;
  /** How often a voucher may be passed on. */
  readonly maxLayer: PolicyRule<number>;
  /** Leaves into which one root may be split. */
  readonly rootBudget: PolicyRule<number>;
  /** Smallest part, in fen. */
  readonly minDenomination: PolicyRule<bigint>;
  /** The last transfer and the last funding, in business days before the due date. */
  readonly lastTransferBusinessDays: PolicyRule<number>;
  readonly lastFundingBusinessDays: PolicyRule<number>;
  /** Shortest life of an offer, in calendar days. */
  readonly offerDaysMin: PolicyRule<number>;
  readonly blockedBasis: PolicyRule<readonly Basis[]>;
  /** Days after delivery within which a large payer pays an SME that did not consent to more. */
  readonly smeTermDays: PolicyRule<number>;
  /** Days within which a receivable is confirmed when an SME asks. */
  readonly confirmDays: PolicyRule<number>;
  /** Late interest where nothing is agreed, in basis points a day. */
  readonly lateInterestBpsPerDay: PolicyRule<number>;
}

const NOTICE_77 = 'Yinfa [2025] No. 77';
const ORDER_802 = 'State Council Order 802';

const CN_77: Omit<Policy, 'version' | 'effectiveFrom' | 'effectiveTo' | 'tenorMonthsWithReason'> = {
  id: 'CN-77',
  tenorMonths: { value: 6, source: `${NOTICE_77}, art. 11: in principle at most six months` },
  maxLayer: {
    value: LIMITS.layersDefault,
    source: `${NOTICE_77} asks for a rule and names no number; product default`,
  },
  rootBudget: {
    value: LIMITS.splitsPerRootDefault,
    source: 'Product default, after the reported practice of the bill exchange',
  },
  minDenomination: { value: 1n, source: 'Product default, after the bill exchange: 0.01 yuan' },
  lastTransferBusinessDays: { value: 2, source: 'Product default' },
  lastFundingBusinessDays: { value: 2, source: 'Product default' },
  offerDaysMin: { value: 1, source: 'Product default: the payee sees the offer on a business day' },
  blockedBasis: {
    value: [BASIS.prepayment],
    source: `${NOTICE_77}, art. 10: real trade; nothing is issued on a prepayment`,
  },
  smeTermDays: { value: 60, source: `${ORDER_802}, art. 9: sixty days from delivery` },
  confirmDays: {
    value: 30,
    source: `${ORDER_802}: confirmation within thirty days of the request`,
  },
  lateInterestBpsPerDay: { value: 5, source: `${ORDER_802}: 0.05 % a day where nothing is agreed` },
};

export const POLICIES: readonly Policy[] = [
  {
    ...CN_77,
    version: 1,
    effectiveFrom: '2025-06-15',
    effectiveTo: '2026-09-13',
    tenorMonthsWithReason: { value: 12, source: `${NOTICE_77}, art. 11: never more than one year` },
  },
  {
    ...CN_77,
    version: 2,
    effectiveFrom: '2026-09-14',
    effectiveTo: null,
    tenorMonthsWithReason: {
      value: 6,
      source:
        'Product default, stricter than art. 11, after the State Council briefing of 14 September 2026',
    },
  },
];

/** The policy of a version. */
export function findPolicy(version: number): Result<Policy> {
  const policy = POLICIES.find((candidate) => candidate.version === version);
  return policy === undefined ? refuse('policy-unknown') : ok(policy);
}

/** The policy in force on a day. */
export function policyInForce(day: number): Result<Policy> {
  for (const policy of POLICIES) {
    const inForce = isInForce(policy, day);
    if (!inForce.ok) return inForce;
    if (inForce.value) return ok(policy);
  }
  return refuse('policy-not-open');
}

export function isInForce(policy: Policy, day: number): Result<boolean> {
  const from = parseIsoDay(policy.effectiveFrom);
  if (!from.ok) return from;
  if (policy.effectiveTo === null) return ok(day >= from.value);
  const to = parseIsoDay(policy.effectiveTo);
  return to.ok ? ok(day >= from.value && day <= to.value) : to;
}
