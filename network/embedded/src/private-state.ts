import type { ValidatedTransaction } from './block-validator';
import { privateKey } from './layout';
import { decodePrivatePayload, openHashedWrite } from './private-payload';
import { encodeStateEntry } from './state-entry';
import type { StorageWrite } from './storage';

/** Private writes in clear by index in the block, encoded; absent where this store got none. */
export type PrivatePayloads = ReadonlyMap<number, Uint8Array>;

export const NO_PRIVATE_PAYLOADS: PrivatePayloads = new Map();

/**
 * What a block changes in the private values a store holds. A value must match its public hash;
 * where it is missing the old value stays with its old version, and readers are told so.
 */
export function privateStateWrites(
  block: number,
  transactions: readonly ValidatedTransaction[],
  payloads: PrivatePayloads,
  holds: (collection: string) => boolean,
): StorageWrite[] {
  const writes: StorageWrite[] = [];
  for (const [index, { transaction, code }] of transactions.entries()) {
    const payload = payloads.get(index);
    if (transaction === null || code !== 'VALID' || payload === undefined) continue;
    const version = { block, tx: index };
    const clear = new Map(decodePrivatePayload(payload).map((set) => [set.collection, set.writes]));
    for (const { collection, writes: hashed } of transaction.endorsed.rwset.collections) {
      if (!holds(collection)) continue;
      for (const write of hashed) {
        const opened = openHashedWrite(clear.get(collection) ?? [], write);
        if (opened === undefined) continue;
        const { key, value } = opened;
        const entry = value === null ? null : { value, version, policy: Buffer.alloc(0) };
        writes.push({
          key: privateKey(collection, key),
          value: entry === null ? null : encodeStateEntry(entry),
        });
      }
    }
  }
  return writes;
}
