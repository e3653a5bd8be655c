import {
  commitHashOf,
  encodeBlock,
  encodeBlockMetadata,
  headerHash,
  type BlockMetadata,
  type OrderedBlock,
} from './block';
import { BlockValidator, type ValidatedTransaction } from './block-validator';
import type { ChannelConfig } from './channel-config';
import { encodeCheckpoint, type Checkpoint } from './checkpoint';
import { LedgerError } from './errors';
import { sameBytes } from './bytes';
import { blockKey, blockMetadataKey, CHECKPOINT_KEY, historyKey, transactionKey } from './layout';
import { encodePosition, findTransaction } from './ledger-reader';
import type { Membership } from './membership';
import type { PendingUpdates } from './pending-updates';
import { privateStateWrites, type PrivatePayloads } from './private-state';
import { StateDigest } from './state-digest';
import { encodeStateEntry } from './state-entry';
import type { Storage, StorageWrite } from './storage';
import type { ValidationCode } from './validation-code';

/** Codes of transactions whose id and creator are proven: only those occupy their id. */
const UNPROVEN: ReadonlySet<ValidationCode> = new Set([
  'BAD_PAYLOAD',
  'BAD_CREATOR_SIGNATURE',
  'TARGET_CHAIN_NOT_FOUND',
  'BAD_PROPOSAL_TXID',
]);

/** Whether a transaction with that code takes its id, so that nobody can use it again. */
export function isIndexed(code: ValidationCode): boolean {
  return !UNPROVEN.has(code);
}

/** A block as committed. */
export interface CommittedBlock {
  readonly block: OrderedBlock;
  readonly hash: Uint8Array;
  readonly metadata: BlockMetadata;
  readonly transactions: readonly ValidatedTransaction[];
}

/** How a store commits. */
export interface CommitOptions {
  /** False for replicas that can be filled again from the ledger's own store. */
  readonly sync: boolean;
  /** Collections whose values this store keeps in clear. */
  readonly holds: (collection: string) => boolean;
}

/** Further writes that have to be in the same batch as the block. */
export type ExtraWrites = (committed: CommittedBlock) => readonly StorageWrite[];

/** Validates blocks and writes each with all its consequences in one atomic batch. */
export class BlockCommitter {
  readonly #validator: BlockValidator;
  #checkpoint: Checkpoint;
  readonly #digest: StateDigest;

  constructor(
    config: ChannelConfig,
    membership: Membership,
    private readonly storage: Storage,
    checkpoint: Checkpoint,
    private readonly options: CommitOptions,
  ) {
    this.#validator = new BlockValidator(config, membership);
    this.#checkpoint = checkpoint;
    this.#digest = new StateDigest(checkpoint.stateDigest);
  }

  get checkpoint(): Checkpoint {
    return this.#checkpoint;
  }

  /**
   * Commits the next block. Calls must not overlap. After a failed write the committer is
   * unusable: what reached the disk is known only by opening the store again.
   *
   * @throws LedgerError `CHAIN_BROKEN` when the block is not the next one.
   */
  async commit(
    block: OrderedBlock,
    privatePayloads: PrivatePayloads,
    extraWrites: ExtraWrites = () => [],
  ): Promise<CommittedBlock> {
    const { number, previousHash } = block.header;
    const { height, blockHash, commitHash } = this.#checkpoint;
    if (number !== height || !sameBytes(previousHash, blockHash)) {
      throw new LedgerError('CHAIN_BROKEN', `block ${number} does not follow`, { block: number });
    }
    const { transactions, updates } = await this.#validator.validate(
      number,
      block.items,
      this.storage,
    );
    const stateWrites = this.#stateWrites(updates);
    const codes = transactions.map(({ code }) => code);
    const stateHash = this.#digest.hash();
    const metadata = { codes, stateHash, commitHash: commitHashOf(commitHash, codes, stateHash) };
    const committed = { block, hash: headerHash(block.header), metadata, transactions };
    const checkpoint = {
      height: height + 1,
      blockHash: committed.hash,
      commitHash: metadata.commitHash,
      stateDigest: this.#digest.toBytes(),
    };
    await this.storage.write(
      [
        ...stateWrites,
        ...this.#indexWrites(number, transactions),
        ...privateStateWrites(number, transactions, privatePayloads, this.options.holds),
        { key: blockKey(number), value: encodeBlock(block) },
        { key: blockMetadataKey(number), value: encodeBlockMetadata(metadata) },
        { key: CHECKPOINT_KEY, value: encodeCheckpoint(checkpoint) },
        ...extraWrites(committed),
      ],
      { sync: this.options.sync },
    );
    this.#checkpoint = checkpoint;
    return committed;
  }

  #stateWrites(updates: PendingUpdates): StorageWrite[] {
    return updates.sorted().map(([key, entry]) => {
      const before = this.storage.get(key);
      const after = entry === null ? null : encodeStateEntry(entry);
      if (before !== undefined) this.#digest.remove(key, before);
      if (after !== null) this.#digest.add(key, after);
      return { key, value: after };
    });
  }

  #indexWrites(block: number, transactions: readonly ValidatedTransaction[]): StorageWrite[] {
    const writes: StorageWrite[] = [];
    const indexed = new Set<string>();
    for (const [index, { transaction, code }] of transactions.entries()) {
      if (transaction === null || !isIndexed(code)) continue;
      const { txId } = transaction.proposal;
      if (!indexed.has(txId) && findTransaction(this.storage, txId) === null) {
        indexed.add(txId);
        writes.push({ key: transactionKey(txId), value: encodePosition({ block, index }) });
      }
      if (code !== 'VALID') continue;
      for (const { key } of transaction.endorsed.rwset.writes) {
        writes.push({ key: historyKey(key, block, index), value: Buffer.alloc(0) });
      }
    }
    return writes;
  }
}
