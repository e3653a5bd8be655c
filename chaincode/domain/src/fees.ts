/** Fees (R6): who may be charged for what, and how a fee is shared. A supplier never pays for confirmation. */
import { toFen } from './money';
import { refuse } from './refuse';
import { andThen, ok } from './result';
import type { Result } from './result';

export const FEE_KINDS = ['confirmation', 'platform', 'registration', 'funding'] as const;
export type FeeKind = (typeof FEE_KINDS)[number];

export const FEE_PAYERS = ['issuer', 'supplier', 'funder'] as const;
export type FeePayer = (typeof FEE_PAYERS)[number];

/** Who may be charged; whoever is not listed may not. */
export const FEE_ALLOWED: Readonly<Record<FeeKind, readonly FeePayer[]>> = {
  // Order 802 and Yinfa [2025] No. 77: the debtor does not charge for confirming what it owes.
  confirmation: [],
  platform: ['issuer', 'funder'],
  registration: ['funder'],
  // Part of the signed quote, and of its net proceeds.
  funding: ['supplier'],
};

export interface Fee {
  readonly kind: FeeKind;
  readonly payer: FeePayer;
  /** fen */
  readonly amount: bigint;
}

/** A fee that may be charged; one of zero is no fee. */
export function checkFee(fee: Fee): Result<Fee> {
  return andThen(toFen(fee.amount), (amount) =>
    amount === 0n || FEE_ALLOWED[fee.kind].includes(fee.payer)
      ? ok(fee)
      : refuse('fee-not-allowed', `${fee.kind} ${fee.payer}`),
  );
}
