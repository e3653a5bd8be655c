import type { CommitStatus } from './commit-tracker';

/** Private input and a choice of banks. */
export interface InvokeOptions {
  /** Input that no block will hold. */
  readonly transient?: Readonly<Record<string, Uint8Array>>;
}

export interface EndorseOptions extends InvokeOptions {
  /** Organisations to ask, in this order. Default: all of them. */
  readonly endorsers?: readonly string[];
}

/** A transaction that is ready to be ordered. Keep `bytes` before submitting: they may be sent again. */
export interface EndorsedTransaction {
  readonly txId: string;
  readonly bytes: Uint8Array;
  /** What the contract returned. */
  readonly result: Uint8Array;
}

/** A committed transaction and what its contract returned. */
export interface TransactionResult {
  readonly txId: string;
  readonly result: Uint8Array;
  readonly status: CommitStatus;
}
