import { sha256, utf8 } from './bytes';
import { ByteWriter, decodeAll } from './codec';
import type { StorageRange } from './storage';

/**
 * Where things stand in the store: one letter per kind, then the key's own bytes. Letters are
 * part of the format on disk.
 */
const KIND = {
  block: 'b',
  blockMetadata: 'm',
  transaction: 't',
  state: 's',
  hashedPrivate: 'x',
  private: 'p',
  history: 'h',
  privatePayload: 'v',
  transientPayload: 'y',
  single: 'k',
} as const;

type Kind = (typeof KIND)[keyof typeof KIND];

function keyOf(kind: Kind, ...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([Buffer.from(kind, 'latin1'), ...parts]);
}

function nextKind(kind: Kind): Buffer {
  return Buffer.from([kind.charCodeAt(0) + 1]);
}

export const CHECKPOINT_KEY = keyOf(KIND.single, utf8('checkpoint'));
/** The ledger's key seed; only in the ledger's own store, never in a bank's. */
export const SEED_KEY = keyOf(KIND.single, utf8('seed'));

export function blockKey(number: number): Buffer {
  return keyOf(KIND.block, new ByteWriter().u64(number).finish());
}

export function blockMetadataKey(number: number): Buffer {
  return keyOf(KIND.blockMetadata, new ByteWriter().u64(number).finish());
}

export function transactionKey(txId: string): Buffer {
  return keyOf(KIND.transaction, utf8(txId));
}

export function stateKey(key: string): Buffer {
  return keyOf(KIND.state, utf8(key));
}

/** The inverse of {@link stateKey}. */
export function stateKeyText(stored: Uint8Array): string {
  return Buffer.from(stored.subarray(1)).toString('utf8');
}

/** Every state key from `start` (inclusive) to `end` (exclusive; empty means no bound). */
export function stateRange(start: string, end: string): StorageRange {
  return { gte: stateKey(start), lt: end === '' ? nextKind(KIND.state) : stateKey(end) };
}

/** All state that every bank must agree on: public entries, then private hashes. */
export const AGREED_STATE_RANGES: readonly StorageRange[] = [
  stateRange('', ''),
  { gte: keyOf(KIND.hashedPrivate), lt: nextKind(KIND.hashedPrivate) },
];

/** All that every copy of a ledger has alike; private values and what is on its way are left out. */
export const REPLICATED_RANGES: readonly StorageRange[] = [
  KIND.block,
  KIND.history,
  KIND.blockMetadata,
  KIND.state,
  KIND.transaction,
  KIND.hashedPrivate,
].map((kind) => ({ gte: keyOf(kind), lt: nextKind(kind) }));

export function hashedPrivateKey(collection: string, keyHash: Uint8Array): Buffer {
  return keyOf(KIND.hashedPrivate, new ByteWriter().text(collection).finish(), keyHash);
}

export function hashOfPrivateKey(key: string): Buffer {
  return sha256(utf8(key));
}

export function privateKey(collection: string, key: string): Buffer {
  return keyOf(KIND.private, new ByteWriter().text(collection).finish(), utf8(key));
}

/** Private keys of one collection, bounds as in {@link stateRange}. */
export function privateRange(collection: string, start: string, end: string): StorageRange {
  const prefix = keyOf(KIND.private, new ByteWriter().text(collection).finish());
  // 0xff is no byte of UTF-8, so it stands after every key of the collection.
  const lt =
    end === '' ? Buffer.concat([prefix, Buffer.from([0xff])]) : privateKey(collection, end);
  return { gte: privateKey(collection, start), lt };
}

/** The inverse of {@link privateKey} for a known collection. */
export function privateKeyText(collection: string, stored: Uint8Array): string {
  return Buffer.from(stored.subarray(privateKey(collection, '').length)).toString('utf8');
}

/** One entry per valid write of a key; the value is empty, the block has the rest. */
export function historyKey(key: string, block: number, tx: number): Buffer {
  return keyOf(KIND.history, new ByteWriter().text(key).u64(block).u32(tx).finish());
}

export function historyRange(key: string): StorageRange {
  const prefix = keyOf(KIND.history, new ByteWriter().text(key).finish());
  return { gte: prefix, lt: Buffer.concat([prefix, Buffer.alloc(13, 0xff)]) };
}

export function historyPosition(stored: Uint8Array): { block: number; tx: number } {
  return decodeAll(stored.subarray(1), (reader) => {
    reader.text();
    return { block: reader.u64(), tx: reader.u32() };
  });
}

/** A committed transaction's private writes. */
export function privatePayloadKey(block: number, tx: number): Buffer {
  return keyOf(KIND.privatePayload, new ByteWriter().u64(block).u32(tx).finish());
}

/** Private writes of a transaction that is endorsed and not yet in a block. */
export function transientPayloadKey(txId: string): Buffer {
  return keyOf(KIND.transientPayload, utf8(txId));
}
