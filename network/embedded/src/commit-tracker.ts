import type { ValidationCode } from './validation-code';

/** What became of a transaction. */
export interface CommitStatus {
  readonly txId: string;
  readonly code: ValidationCode;
  readonly block: number;
  /** Position in the block. */
  readonly index: number;
}

interface Waiter {
  resolve(status: CommitStatus): void;
  reject(error: Error): void;
}

/** Remembers which transactions are on their way and who waits for them. */
export class CommitTracker {
  /** By transaction id: how many envelopes with it are on their way. */
  readonly #onTheirWay = new Map<string, number>();
  readonly #waiters = new Map<string, Waiter[]>();

  ordered(txId: string): void {
    this.#onTheirWay.set(txId, (this.#onTheirWay.get(txId) ?? 0) + 1);
  }

  isOnItsWay(txId: string): boolean {
    return this.#onTheirWay.has(txId);
  }

  /** Resolves once a block with the transaction is durable. */
  wait(txId: string): Promise<CommitStatus> {
    return new Promise((resolve, reject) => {
      this.#waiters.set(txId, [...(this.#waiters.get(txId) ?? []), { resolve, reject }]);
    });
  }

  /** An envelope with that id is in a durable block; `status` is that of the first such one. */
  committed(status: CommitStatus): void {
    const left = (this.#onTheirWay.get(status.txId) ?? 1) - 1;
    if (left === 0) this.#onTheirWay.delete(status.txId);
    else this.#onTheirWay.set(status.txId, left);
    for (const waiter of this.#waiters.get(status.txId) ?? []) waiter.resolve(status);
    this.#waiters.delete(status.txId);
  }

  /** Nobody will learn the outcome here any more. */
  fail(error: Error): void {
    for (const waiter of [...this.#waiters.values()].flat()) waiter.reject(error);
    this.#waiters.clear();
    this.#onTheirWay.clear();
  }
}
