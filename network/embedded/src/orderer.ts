import { LedgerError } from './errors';
import type { Cancel, Scheduler } from './ports';

/** When a block is cut, as in Fabric's BatchSize and BatchTimeout. */
export interface BatchLimits {
  /** Transactions in a block. */
  readonly maxCount: number;
  /** Bytes of a block's transactions; also the most that one transaction may have. */
  readonly maxBytes: number;
  /** Milliseconds from the first waiting transaction to the cut. */
  readonly intervalMs: number;
  /** Transactions that may wait for their block to be committed. */
  readonly maxWaiting: number;
}

/** The single orderer: puts transactions in the order they come and cuts them into blocks. */
export class Orderer {
  #batch: Uint8Array[] = [];
  #batchBytes = 0;
  #uncommitted = 0;
  #cancelTimer: Cancel | null = null;

  /** @param deliver takes each cut batch, in order. */
  constructor(
    private readonly limits: BatchLimits,
    private readonly scheduler: Scheduler,
    private readonly deliver: (items: readonly Uint8Array[]) => void,
  ) {}

  /** @throws LedgerError `ORDERER_FULL`, `TRANSACTION_REJECTED` for one that fits in no block. */
  order(envelope: Uint8Array): void {
    const { maxBytes, maxCount, maxWaiting, intervalMs } = this.limits;
    if (envelope.length > maxBytes) {
      throw new LedgerError('TRANSACTION_REJECTED', 'transaction is larger than a block', {
        reason: 'TOO_LARGE',
      });
    }
    if (this.#uncommitted >= maxWaiting) {
      throw new LedgerError('ORDERER_FULL', 'too many transactions wait for a block');
    }
    if (this.#batchBytes + envelope.length > maxBytes) this.cut();
    this.#batch.push(envelope);
    this.#batchBytes += envelope.length;
    this.#uncommitted += 1;
    if (this.#batch.length >= maxCount) this.cut();
    else this.#cancelTimer ??= this.scheduler.after(intervalMs, () => this.cut());
  }

  /** Cuts a block out of what is waiting; nothing happens when nothing is. */
  cut(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (this.#batch.length === 0) return;
    const items = this.#batch;
    this.#batch = [];
    this.#batchBytes = 0;
    this.deliver(items);
  }

  /** Makes room again once a block of that many transactions is committed. */
  committed(count: number): void {
    this.#uncommitted -= count;
  }
}
