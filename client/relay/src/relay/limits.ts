import { LIMITS } from '@fuqi/domain';

/** Every bound of a relay. Whatever enters, waits or is kept is bounded by a line of this type. */
export interface RelayLimits {
  /** Operations that one batch carries; at most the ledger's limit. */
  readonly batchOperations: number;
  /** Proofs that one batch carries. */
  readonly batchProofs: number;
  /** Bytes of operations that one batch carries. */
  readonly batchBytes: number;
  /** How long the first operation of a batch waits for company, milliseconds. */
  readonly batchWaitMs: number;
  /** Batches on their way at once; one of an isolated sender comes on top. */
  readonly batchesInFlight: number;
  /** Operations that wait, on disk and in memory. */
  readonly queueOperations: number;
  readonly queueBytes: number;
  /** Operations of one sender that wait. */
  readonly senderOperations: number;
  /** Results that are kept for senders who ask again; the oldest go first. */
  readonly results: number;
  /** Delay before an operation is tried again, doubled each time from `retryMs` to `retryMaxMs`. */
  readonly retryMs: number;
  readonly retryMaxMs: number;
  /** After this long without an answer an attempt's outcome is unknown, milliseconds. */
  readonly attemptMs: number;
  /** Attempts after which an operation that the ledger, while it takes others, neither takes nor refuses for good is given up. */
  readonly refusals: number;
  /** How long after an attempt of unknown outcome a refusal is not yet believed, milliseconds. */
  readonly doubtMs: number;
}

export const RELAY_LIMITS: RelayLimits = {
  batchOperations: LIMITS.operationsPerBatch,
  batchProofs: LIMITS.proofsPerBatch,
  // The head of the batch and the lengths in it take a few bytes each.
  batchBytes: LIMITS.batchBytesMax - 16 - 4 * LIMITS.operationsPerBatch,
  batchWaitMs: 50,
  batchesInFlight: 4,
  queueOperations: 4_096,
  queueBytes: 67_108_864,
  senderOperations: 256,
  results: 16_384,
  retryMs: 200,
  retryMaxMs: 5_000,
  refusals: 8,
  attemptMs: 60_000,
  doubtMs: 60_000,
};
