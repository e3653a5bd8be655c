import { sameBytes } from './bytes';
import {
  commitHashOf,
  dataHashOf,
  headerHash,
  NO_HASH,
  type BlockMetadata,
  type OrderedBlock,
} from './block';
import { isIndexed } from './block-committer';
import type { Checkpoint } from './checkpoint';
import { LedgerError } from './errors';
import { AGREED_STATE_RANGES, blockKey } from './layout';
import {
  findTransaction,
  readBlock,
  readBlockMetadata,
  type TransactionPosition,
} from './ledger-reader';
import { StateDigest } from './state-digest';
import type { StorageReader } from './storage';
import { tryParseTransaction } from './transaction';

/** The end of the chain as far as it has been followed. */
interface Tip {
  readonly blockHash: Uint8Array;
  readonly commitHash: Uint8Array;
  readonly stateHash: Uint8Array;
}

/**
 * Reads the whole chain and the whole state and compares them with the checkpoint: every header,
 * every transaction byte, every validation code, the transaction index and every state entry.
 *
 * @throws LedgerError `CHAIN_BROKEN` naming the first block that does not fit, or
 * `STATE_MISMATCH` naming the checkpoint's block.
 */
export async function checkStore(reader: StorageReader, checkpoint: Checkpoint): Promise<void> {
  const last = checkpoint.height - 1;
  const firsts = new Map<string, TransactionPosition>();
  let tip: Tip = { blockHash: NO_HASH, commitHash: NO_HASH, stateHash: NO_HASH };
  for (let number = 0; number < checkpoint.height; number += 1) {
    tip = followBlock(reader, number, tip, firsts);
  }
  if (!sameBytes(tip.blockHash, checkpoint.blockHash)) throw broken(last, 'CHECKPOINT');
  if (!sameBytes(tip.commitHash, checkpoint.commitHash)) throw broken(last, 'CHECKPOINT');
  if (reader.get(blockKey(checkpoint.height)) !== undefined) {
    throw broken(checkpoint.height, 'BEYOND_CHECKPOINT');
  }
  await checkState(reader, checkpoint, tip.stateHash);
}

function followBlock(
  reader: StorageReader,
  number: number,
  tip: Tip,
  firsts: Map<string, TransactionPosition>,
): Tip {
  const { block, metadata } = readStored(reader, number);
  const { header, items } = block;
  if (header.number !== number) throw broken(number, 'NUMBER');
  if (!sameBytes(header.previousHash, tip.blockHash)) throw broken(number, 'PREVIOUS_HASH');
  if (!sameBytes(header.dataHash, dataHashOf(items))) throw broken(number, 'DATA_HASH');
  if (metadata.codes.length !== items.length) throw broken(number, 'CODES');
  const commitHash = commitHashOf(tip.commitHash, metadata.codes, metadata.stateHash);
  if (!sameBytes(commitHash, metadata.commitHash)) throw broken(number, 'COMMIT_HASH');
  if (number > 0) checkIndex(reader, block, metadata, firsts);
  return { blockHash: headerHash(header), commitHash, stateHash: metadata.stateHash };
}

function readStored(
  reader: StorageReader,
  number: number,
): { block: OrderedBlock; metadata: BlockMetadata } {
  try {
    return { block: readBlock(reader, number), metadata: readBlockMetadata(reader, number) };
  } catch (error) {
    if (error instanceof LedgerError && error.code === 'MALFORMED') {
      throw broken(number, 'ENCODING');
    }
    throw error;
  }
}

/** Every id leads to the first transaction that bore it, and to no other. */
function checkIndex(
  reader: StorageReader,
  block: OrderedBlock,
  metadata: BlockMetadata,
  firsts: Map<string, TransactionPosition>,
): void {
  const { number } = block.header;
  for (const [index, envelope] of block.items.entries()) {
    const code = metadata.codes[index];
    const transaction = tryParseTransaction(envelope);
    if (transaction === null || code === undefined || !isIndexed(code)) continue;
    const { txId } = transaction.proposal;
    const first = firsts.get(txId) ?? { block: number, index };
    firsts.set(txId, first);
    const stored = findTransaction(reader, txId);
    if (stored?.block !== first.block || stored.index !== first.index)
      throw broken(number, 'INDEX');
  }
}

async function checkState(
  reader: StorageReader,
  checkpoint: Checkpoint,
  lastStateHash: Uint8Array,
): Promise<void> {
  const digest = new StateDigest();
  for (const range of AGREED_STATE_RANGES) {
    for await (const [key, value] of reader.range(range)) digest.add(key, value);
  }
  const isWhole =
    sameBytes(digest.toBytes(), checkpoint.stateDigest) && sameBytes(digest.hash(), lastStateHash);
  if (isWhole) return;
  const block = checkpoint.height - 1;
  throw new LedgerError('STATE_MISMATCH', `state does not match the checkpoint of block ${block}`, {
    block,
  });
}

function broken(block: number, reason: string): LedgerError {
  return new LedgerError('CHAIN_BROKEN', `stored block ${block} does not fit: ${reason}`, {
    block,
    reason,
  });
}
