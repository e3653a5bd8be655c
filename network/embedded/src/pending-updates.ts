import { asBuffer } from './bytes';
import { hashedPrivateKey, stateKey } from './layout';
import { readEntry } from './ledger-reader';
import type { Rwset, Version } from './rwset';
import { decodeStateEntry, type StateEntry } from './state-entry';
import type { StorageRange, StorageReader } from './storage';

const NO_POLICY = Buffer.alloc(0);

/** What the valid transactions of a block, so far, do to the committed state. */
export class PendingUpdates {
  /** By storage key in Latin-1, one unit per byte; `null` deletes. */
  readonly #entries = new Map<string, StateEntry | null>();

  constructor(private readonly committed: StorageReader) {}

  has(storageKey: Uint8Array): boolean {
    return this.#entries.has(nameOf(storageKey));
  }

  /** The newest entry: an earlier write of this block, else the committed one. */
  latest(storageKey: Uint8Array): StateEntry | null {
    const pending = this.#entries.get(nameOf(storageKey));
    return pending === undefined ? readEntry(this.committed, storageKey) : pending;
  }

  /** Storage keys and entries in byte order, so that every bank writes and hashes alike. */
  sorted(): [key: Buffer, entry: StateEntry | null][] {
    return [...this.#entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, entry]) => [Buffer.from(name, 'latin1'), entry]);
  }

  /** The writes of a valid transaction. A key keeps its policy unless the transaction sets one. */
  apply(rwset: Rwset, version: Version): void {
    const policies = new Map(rwset.policies.map(({ key, policy }) => [key, policy]));
    for (const { key, value } of rwset.writes) {
      const stored = stateKey(key);
      const policy = policies.get(key) ?? this.latest(stored)?.policy ?? NO_POLICY;
      this.#set(stored, value === null ? null : { value, version, policy });
    }
    const written = new Set(rwset.writes.map(({ key }) => key));
    for (const { key, policy } of rwset.policies) {
      if (!written.has(key)) this.#setPolicy(stateKey(key), policy, version);
    }
    for (const { collection, writes } of rwset.collections) {
      for (const { keyHash, valueHash } of writes) {
        const entry = valueHash === null ? null : { value: valueHash, version, policy: NO_POLICY };
        this.#set(hashedPrivateKey(collection, keyHash), entry);
      }
    }
  }

  /** Committed rows of a range with this block's writes laid over them, in order. */
  async *overlay(range: StorageRange): AsyncGenerator<readonly [key: Buffer, entry: StateEntry]> {
    const pending = this.sorted().filter(([key]) => isWithin(key, range));
    let index = 0;
    for await (const [key, bytes] of this.committed.range(range)) {
      for (; index < pending.length; index += 1) {
        const [pendingKey, entry] = pending[index] ?? [key, null];
        if (pendingKey.compare(key) >= 0) break;
        if (entry !== null) yield [pendingKey, entry];
      }
      if (!this.has(key)) yield [key, decodeStateEntry(bytes)];
    }
    for (const [key, entry] of pending.slice(index)) if (entry !== null) yield [key, entry];
  }

  #set(storageKey: Uint8Array, entry: StateEntry | null): void {
    this.#entries.set(nameOf(storageKey), entry);
  }

  /** Setting the policy of a key that does not exist does nothing, as in Fabric. */
  #setPolicy(storageKey: Uint8Array, policy: Uint8Array, version: Version): void {
    const latest = this.latest(storageKey);
    if (latest !== null) this.#set(storageKey, { value: latest.value, version, policy });
  }
}

function isWithin(key: Buffer, range: StorageRange): boolean {
  return key.compare(range.gte) >= 0 && key.compare(range.lt) < 0;
}

function nameOf(storageKey: Uint8Array): string {
  return asBuffer(storageKey).toString('latin1');
}
