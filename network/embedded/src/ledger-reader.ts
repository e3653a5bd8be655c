import { decodeBlock, decodeBlockMetadata, type BlockMetadata, type OrderedBlock } from './block';
import { decodeCheckpoint, type Checkpoint } from './checkpoint';
import { ByteWriter, decodeAll } from './codec';
import { LedgerError } from './errors';
import {
  blockKey,
  blockMetadataKey,
  CHECKPOINT_KEY,
  stateKey,
  stateKeyText,
  stateRange,
  transactionKey,
} from './layout';
import { decodeStateEntry, type StateEntry } from './state-entry';
import type { StorageReader } from './storage';

/** Where a transaction stands. */
export interface TransactionPosition {
  readonly block: number;
  readonly index: number;
}

/** `null` for a store that holds nothing yet. */
export function readCheckpoint(reader: StorageReader): Checkpoint | null {
  const bytes = reader.get(CHECKPOINT_KEY);
  return bytes === undefined ? null : decodeCheckpoint(bytes);
}

/** @throws LedgerError `CHAIN_BROKEN` when the block is missing, `MALFORMED` when it is damaged. */
export function readBlock(reader: StorageReader, number: number): OrderedBlock {
  return decodeBlock(required(reader, blockKey(number), number));
}

/** As {@link readBlock} for what was found out about the block. */
export function readBlockMetadata(reader: StorageReader, number: number): BlockMetadata {
  return decodeBlockMetadata(required(reader, blockMetadataKey(number), number));
}

function required(reader: StorageReader, key: Uint8Array, block: number): Buffer {
  const bytes = reader.get(key);
  if (bytes !== undefined) return bytes;
  throw new LedgerError('CHAIN_BROKEN', `block ${block} is missing`, { block, reason: 'MISSING' });
}

/** The first transaction of that id, valid or not. */
export function findTransaction(reader: StorageReader, txId: string): TransactionPosition | null {
  const bytes = reader.get(transactionKey(txId));
  if (bytes === undefined) return null;
  return decodeAll(bytes, (r) => ({ block: r.u64(), index: r.u32() }));
}

export function encodePosition(position: TransactionPosition): Buffer {
  return new ByteWriter().u64(position.block).u32(position.index).finish();
}

/** An entry at its storage key: public state, a private hash or a private value. */
export function readEntry(reader: StorageReader, key: Uint8Array): StateEntry | null {
  const bytes = reader.get(key);
  return bytes === undefined ? null : decodeStateEntry(bytes);
}

export function readState(reader: StorageReader, key: string): StateEntry | null {
  return readEntry(reader, stateKey(key));
}

/** Public keys and entries from `start` (inclusive) to `end` (exclusive; empty: no bound). */
export async function* scanState(
  reader: StorageReader,
  start: string,
  end: string,
): AsyncIterableIterator<readonly [key: string, entry: StateEntry]> {
  for await (const [stored, bytes] of reader.range(stateRange(start, end))) {
    yield [stateKeyText(stored), decodeStateEntry(bytes)];
  }
}
