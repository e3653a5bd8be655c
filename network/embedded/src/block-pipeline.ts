import { hex, sha256 } from './bytes';
import { buildBlock, encodeBlock } from './block';
import type { BlockCommitter } from './block-committer';
import { type CommittedBlock } from './block-committer';
import { CommitTracker, type CommitStatus } from './commit-tracker';
import { LedgerError } from './errors';
import { transientPayloadKey } from './layout';
import { findTransaction, readBlockMetadata } from './ledger-reader';
import { Orderer, type BatchLimits } from './orderer';
import type { Scheduler } from './ports';
import type { PrivatePayloads } from './private-state';
import type { ReplicaFeed } from './replica-feed';
import type { Storage, StorageWrite } from './storage';
import { tryParseTransaction } from './transaction';

/** From a submitted envelope to a durable block: orders, commits one block after another, tells. */
export class BlockPipeline {
  readonly #orderer: Orderer;
  readonly #tracker = new CommitTracker();
  /** SHA-256 of the envelopes on their way: the same bytes twice are one transaction. */
  readonly #inFlight = new Set<string>();
  #queue: Promise<void> = Promise.resolve();
  #failure: LedgerError | null = null;
  #wakeUps: (() => void)[] = [];

  constructor(
    private readonly storage: Storage,
    private readonly committer: BlockCommitter,
    private readonly feed: ReplicaFeed,
    limits: BatchLimits,
    scheduler: Scheduler,
  ) {
    this.#orderer = new Orderer(limits, scheduler, (items) => {
      this.#queue = this.#queue.then(() => this.#commit(items));
    });
  }

  /** Number of durable blocks, the configuration block included. */
  get height(): number {
    return this.committer.checkpoint.height;
  }

  get failure(): LedgerError | null {
    return this.#failure;
  }

  /** @throws LedgerError `ORDERER_FULL`, `TRANSACTION_REJECTED`, `LEDGER_FAILED`. */
  submit(envelope: Uint8Array, txId: string): void {
    if (this.#failure !== null) throw this.#failure;
    const print = hex(sha256(envelope));
    if (this.#inFlight.has(print)) return;
    this.#orderer.order(Buffer.from(envelope));
    this.#inFlight.add(print);
    this.#tracker.ordered(txId);
  }

  /** @throws LedgerError `TRANSACTION_UNKNOWN`, `LEDGER_FAILED`, `LEDGER_CLOSED`. */
  async status(txId: string): Promise<CommitStatus> {
    const known = this.#committedStatus(txId);
    if (known !== null) return known;
    if (this.#failure !== null) throw this.#failure;
    if (this.#tracker.isOnItsWay(txId)) return this.#tracker.wait(txId);
    throw new LedgerError('TRANSACTION_UNKNOWN', 'neither committed nor on its way', { txId });
  }

  /** Cuts what is waiting and resolves when all of it is durable. */
  async flush(): Promise<void> {
    this.#orderer.cut();
    await this.#queue;
    if (this.#failure !== null) throw this.#failure;
  }

  /** Resolves at the next block, failure or close. */
  nextChange(): Promise<void> {
    return new Promise((resolve) => this.#wakeUps.push(resolve));
  }

  /** Commits what is waiting, lets the replicas catch up, then refuses everything. */
  async close(): Promise<void> {
    this.#orderer.cut();
    await this.#queue;
    await this.feed.settled();
    this.fail(new LedgerError('LEDGER_CLOSED', 'the ledger is closed'));
  }

  fail(error: LedgerError): void {
    this.#failure ??= error;
    this.#tracker.fail(this.#failure);
    this.#wake();
  }

  async #commit(items: readonly Uint8Array[]): Promise<void> {
    if (this.#failure !== null) return;
    const { height, blockHash } = this.committer.checkpoint;
    try {
      const block = buildBlock(height, blockHash, items);
      const txIds = items.map((item) => tryParseTransaction(item)?.proposal.txId);
      const payloads = this.#privatePayloads(txIds);
      const committed = await this.committer.commit(block, payloads, () => [
        ...forgetTransient(txIds, payloads),
        ...this.feed.writesFor(height, payloads),
      ]);
      this.#announce(committed, items, payloads);
    } catch (cause) {
      this.fail(
        new LedgerError(
          'LEDGER_FAILED',
          `block ${height} could not be committed; open the ledger again`,
          { block: height },
          { cause },
        ),
      );
    }
  }

  #announce(
    committed: CommittedBlock,
    items: readonly Uint8Array[],
    payloads: PrivatePayloads,
  ): void {
    const { block, metadata, transactions } = committed;
    this.feed.deliver(
      block.header.number,
      encodeBlock(block),
      payloads,
      metadata.commitHash,
      (error) => this.fail(error),
    );
    this.#orderer.committed(items.length);
    for (const item of items) this.#inFlight.delete(hex(sha256(item)));
    for (const { transaction } of transactions) {
      const status = transaction === null ? null : this.#committedStatus(transaction.proposal.txId);
      if (status !== null) this.#tracker.committed(status);
    }
    this.#wake();
  }

  #committedStatus(txId: string): CommitStatus | null {
    const position = findTransaction(this.storage, txId);
    if (position === null) return null;
    const code = readBlockMetadata(this.storage, position.block).codes[position.index];
    return code === undefined ? null : { txId, code, ...position };
  }

  #privatePayloads(txIds: readonly (string | undefined)[]): PrivatePayloads {
    const payloads = new Map<number, Uint8Array>();
    for (const [index, txId] of txIds.entries()) {
      const payload = txId === undefined ? undefined : this.storage.get(transientPayloadKey(txId));
      if (payload !== undefined) payloads.set(index, payload);
    }
    return payloads;
  }

  #wake(): void {
    const wakeUps = this.#wakeUps;
    this.#wakeUps = [];
    for (const wakeUp of wakeUps) wakeUp();
  }
}

function forgetTransient(
  txIds: readonly (string | undefined)[],
  payloads: PrivatePayloads,
): StorageWrite[] {
  return [...payloads.keys()].map((index) => ({
    key: transientPayloadKey(txIds[index] ?? ''),
    value: null,
  }));
}
