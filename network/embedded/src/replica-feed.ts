import { sameBytes } from './bytes';
import type { BlockDelivery, ReplicaBank } from './bank';
import { NO_HASH } from './block';
import { findCollection, type ChannelConfig } from './channel-config';
import { LedgerError } from './errors';
import { blockKey, privatePayloadKey } from './layout';
import { readBlock, readBlockMetadata } from './ledger-reader';
import { decodePrivatePayload, encodePrivatePayload } from './private-payload';
import type { PrivatePayloads } from './private-state';
import { hashReplicated } from './replica-hash';
import type { Storage, StorageWrite } from './storage';

/**
 * Feeds committed blocks to the banks that keep their own copy and compares what each computes.
 * Private writes are kept until every bank has its block, so that a bank that was behind at a
 * crash still gets its share.
 */
export class ReplicaFeed {
  #delivering: Promise<void> = Promise.resolve();
  #forgettable: Uint8Array[] = [];

  constructor(
    private readonly config: ChannelConfig,
    private readonly replicas: readonly ReplicaBank[],
  ) {}

  /**
   * Brings every replica to `height` from the ledger's stored blocks, then compares it whole.
   *
   * @throws LedgerError `BANK_DIVERGED` for a replica that is ahead or disagrees on a block,
   * `STATE_MISMATCH` for one whose store differs. Each names the bank; without its directory the
   * bank gets a new copy.
   */
  async catchUp(storage: Storage, height: number): Promise<void> {
    if (this.replicas.length === 0) return;
    await Promise.all(this.replicas.map((replica) => this.#replay(replica, storage, height)));
    const [own, ...theirs] = await Promise.all([
      hashReplicated(storage),
      ...this.replicas.map((replica) => replica.audit()),
    ]);
    for (const [index, { mspId }] of this.replicas.entries()) {
      if (sameBytes(own, theirs[index] ?? NO_HASH)) continue;
      const block = height - 1;
      throw new LedgerError('STATE_MISMATCH', `${mspId}: the stored copy is damaged`, {
        mspId,
        block,
      });
    }
  }

  async #replay(replica: ReplicaBank, storage: Storage, height: number): Promise<void> {
    const { height: from, commitHash } = replica.openedAt;
    if (from > height) throw diverged(replica.mspId, height);
    requireAgreement(replica.mspId, from - 1, ownHash(storage, from - 1), commitHash);
    for (let number = from; number < height; number += 1) {
      await this.#apply(
        replica,
        number,
        encoded(storage, number),
        storedPayloads(storage, number),
        ownHash(storage, number),
      );
    }
  }

  /** What has to be written with a block: private writes to hand on, and those all banks have. */
  writesFor(block: number, payloads: PrivatePayloads): StorageWrite[] {
    if (this.replicas.length === 0) return [];
    const forgettable = this.#forgettable;
    this.#forgettable = [];
    return [
      ...[...payloads].map(([index, value]) => ({ key: privatePayloadKey(block, index), value })),
      ...forgettable.map((key) => ({ key, value: null })),
    ];
  }

  /** Sends a block on without waiting; `onFailure` hears of a bank that differs or is gone. */
  deliver(
    number: number,
    block: Uint8Array,
    payloads: PrivatePayloads,
    commitHash: Uint8Array,
    onFailure: (error: LedgerError) => void,
  ): void {
    if (this.replicas.length === 0) return;
    const applied = this.replicas.map((replica) =>
      this.#apply(replica, number, block, payloads, commitHash),
    );
    this.#delivering = Promise.all([this.#delivering, ...applied]).then(
      () => {
        for (const index of payloads.keys()) {
          this.#forgettable.push(privatePayloadKey(number, index));
        }
      },
      (error: unknown) =>
        onFailure(
          error instanceof LedgerError
            ? error
            : new LedgerError('LEDGER_FAILED', 'a bank failed', {}, { cause: error }),
        ),
    );
  }

  /** Resolves when every bank has every block sent so far. */
  settled(): Promise<void> {
    return this.#delivering;
  }

  async #apply(
    replica: ReplicaBank,
    number: number,
    block: Uint8Array,
    payloads: PrivatePayloads,
    commitHash: Uint8Array,
  ): Promise<void> {
    const delivery = { block, privatePayloads: this.#shareOf(replica.mspId, payloads) };
    const tip = await replica.apply(delivery);
    requireAgreement(replica.mspId, number, commitHash, tip.commitHash);
  }

  /** Only the collections that the bank is a member of. */
  #shareOf(mspId: string, payloads: PrivatePayloads): BlockDelivery['privatePayloads'] {
    return [...payloads].map(([index, payload]) => {
      const sets = decodePrivatePayload(payload).filter(
        ({ collection }) =>
          findCollection(this.config, collection)?.members.includes(mspId) ?? false,
      );
      return [index, encodePrivatePayload(sets)] as const;
    });
  }
}

function ownHash(storage: Storage, number: number): Uint8Array {
  return readBlockMetadata(storage, number).commitHash;
}

function encoded(storage: Storage, number: number): Uint8Array {
  const bytes = storage.get(blockKey(number));
  if (bytes === undefined) throw new LedgerError('CHAIN_BROKEN', 'block is missing', { number });
  return bytes;
}

function storedPayloads(storage: Storage, number: number): PrivatePayloads {
  const payloads = new Map<number, Uint8Array>();
  for (const index of readBlock(storage, number).items.keys()) {
    const payload = storage.get(privatePayloadKey(number, index));
    if (payload !== undefined) payloads.set(index, payload);
  }
  return payloads;
}

function requireAgreement(mspId: string, block: number, own: Uint8Array, theirs: Uint8Array): void {
  if (!sameBytes(own, theirs)) throw diverged(mspId, block);
}

function diverged(mspId: string, block: number): LedgerError {
  return new LedgerError('BANK_DIVERGED', `${mspId} computed another result for block ${block}`, {
    mspId,
    block,
  });
}
