import type { BankPeerSettings } from './bank-peer';
import type { BlockDelivery, ReplicaTip } from './bank';
import type { WireError } from './errors';

/** What a bank's worker is started with. */
export interface BankWorkerData {
  readonly settings: BankPeerSettings;
  /** `null`: the bank keeps its copy in memory. */
  readonly directory: string | null;
  readonly modulePath: string;
  readonly title: string;
  readonly version: string;
}

/** From the ledger to a bank's worker. Handled in the order sent. */
export type BankRequest =
  | { readonly kind: 'endorse' | 'evaluate'; readonly proposal: Uint8Array; readonly now: number }
  | { readonly kind: 'apply'; readonly delivery: BlockDelivery }
  | { readonly kind: 'audit' | 'close' };

export interface BankCall {
  readonly id: number;
  readonly request: BankRequest;
}

/** From a bank's worker: first once where it stands, then one reply for each call. */
export type BankReply =
  | { readonly kind: 'opened'; readonly tip: ReplicaTip }
  | { readonly kind: 'failedToOpen'; readonly error: WireError }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly error: WireError };
