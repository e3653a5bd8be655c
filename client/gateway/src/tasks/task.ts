import type { Sentence } from '@fuqi/sdk';
import type { FoundRequest } from '../quotes/found-request';
import type { FoundOperation } from '../operations/operation-desk';
import type { PaymentView } from '../payments/payments';
import type { VoucherRow } from '../read-model/vouchers';

/** Work that waits for somebody here, in the order in which it is shown. */
export const TASK_KINDS = [
  'sign-operation',
  'countersign-invoice',
  'submit-operation',
  'accept-offer',
  'confirm-payment',
  'choose-quote',
  'answer-quote-request',
  'pay-reserved',
  'fund',
  'clear-due',
  'clear',
  'take-back',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** One piece of it. What it is about is null where it is about nothing of the kind. */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly title: Sentence;
  readonly detail: Sentence;
  readonly voucher: string | null;
  readonly operation: string | null;
  readonly quoteRequest: string | null;
  readonly payment: string | null;
  /** ISO day by which it is to be done, or on which what it is about falls due. */
  readonly due: string | null;
  /** Fen. */
  readonly amount: string | null;
}

/** One payment of a registrar's list. */
export interface ClearingView {
  readonly voucher: string;
  readonly payee: number;
  readonly amount: bigint;
  readonly reference: string;
  readonly due: number;
  readonly held: boolean;
  readonly confirmed: boolean;
}

/** Everything of which tasks follow. */
export interface Inbox {
  readonly vouchers: readonly VoucherRow[];
  readonly operations: readonly FoundOperation[];
  readonly requests: readonly FoundRequest[];
  readonly payments: readonly PaymentView[];
  readonly clearing: readonly ClearingView[];
}
