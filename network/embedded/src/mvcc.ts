import { sameBytes } from './bytes';
import { hashedPrivateKey, stateKey, stateKeyText, stateRange } from './layout';
import { readEntry } from './ledger-reader';
import type { PendingUpdates } from './pending-updates';
import { RangeDigest, sameVersion, type RangeQuery, type Rwset, type Version } from './rwset';
import type { StorageRange, StorageReader } from './storage';

/** Why a transaction cannot commit although it is well endorsed. */
export type ReadConflict = 'MVCC_READ_CONFLICT' | 'PHANTOM_READ_CONFLICT';

/**
 * Compares what a transaction read with the state it would commit to: the committed one and the
 * earlier valid transactions of the same block. Writes alone never conflict.
 */
export async function findReadConflict(
  rwset: Rwset,
  committed: StorageReader,
  updates: PendingUpdates,
): Promise<ReadConflict | null> {
  const isCurrent = (storageKey: Uint8Array, version: Version | null): boolean =>
    !updates.has(storageKey) &&
    sameVersion(readEntry(committed, storageKey)?.version ?? null, version);

  const areReadsCurrent = rwset.reads.every(({ key, version }) =>
    isCurrent(stateKey(key), version),
  );
  if (!areReadsCurrent) return 'MVCC_READ_CONFLICT';
  for (const range of rwset.ranges) {
    if (!(await isRangeCurrent(range, updates))) return 'PHANTOM_READ_CONFLICT';
  }
  const arePrivateReadsCurrent = rwset.collections.every(({ collection, reads }) =>
    reads.every(({ keyHash, version }) =>
      isCurrent(hashedPrivateKey(collection, keyHash), version),
    ),
  );
  return arePrivateReadsCurrent ? null : 'MVCC_READ_CONFLICT';
}

/** Scans the range again and compares keys and versions. */
async function isRangeCurrent(query: RangeQuery, updates: PendingUpdates): Promise<boolean> {
  const digest = new RangeDigest();
  for await (const [key, entry] of updates.overlay(scannedRange(query))) {
    digest.add(stateKeyText(key), entry.version);
    if (digest.count > query.count) return false;
  }
  return digest.count === query.count && sameBytes(digest.finish(), query.digest);
}

/** A scan that was left early ends with the last key it saw, that key included. */
function scannedRange(query: RangeQuery): StorageRange {
  const range = stateRange(query.start, query.end);
  if (query.exhausted) return range;
  return { gte: range.gte, lt: Buffer.concat([stateKey(query.end), Buffer.alloc(1)]) };
}
