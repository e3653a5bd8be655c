import { asBuffer, compareUtf8, sameBytes, sha256 } from './bytes';
import { findCollection, type CollectionConfig } from './channel-config';
import {
  hashedPrivateKey,
  hashOfPrivateKey,
  privateKey,
  privateKeyText,
  privateRange,
} from './layout';
import { readEntry } from './ledger-reader';
import type { PrivateWrites } from './private-payload';
import type { ScannedRow } from './range-scan';
import { sameVersion, type CollectionRwset, type Version } from './rwset';
import { refused, type SimulationContext, type SimulationRules } from './simulation-context';
import { decodeStateEntry } from './state-entry';

interface PendingWrite {
  readonly value: Uint8Array | null;
  readonly isPurge: boolean;
}

/** What one transaction does in one collection. */
interface PendingCollection {
  readonly reads: Map<string, Version | null>;
  readonly writes: Map<string, PendingWrite>;
}

/** The private-data half of a simulation: values stay with members, hashes go into the public set. */
export class PrivateSimulator {
  readonly #collections = new Map<string, PendingCollection>();

  constructor(
    private readonly context: SimulationContext,
    private readonly rules: SimulationRules,
  ) {}

  /** The value, empty when there is none; refused where this bank does not hold it. */
  get(collection: string, key: string): Uint8Array {
    this.rules.beforeAnything();
    const config = this.#readable(collection);
    const { version, valueHash } = this.#shadow(collection, key);
    const isHeld = config.members.includes(this.context.endorserMspId);
    const held = isHeld ? readEntry(this.context.view, privateKey(collection, key)) : null;
    if (!sameVersion(held?.version ?? null, version)) {
      throw refused(
        'PRIVATE_DATA_UNAVAILABLE',
        'private data matching the public hash is not held by this bank',
      );
    }
    const value = held?.value ?? Buffer.alloc(0);
    if (valueHash !== null && !sameBytes(sha256(value), valueHash)) {
      throw refused('PRIVATE_DATA_UNAVAILABLE', 'private data does not match its public hash');
    }
    this.#pending(collection).reads.set(key, version);
    return value;
  }

  /** The public hash of the value; anybody may ask. */
  getHash(collection: string, key: string): Uint8Array {
    this.rules.beforeAnything();
    this.#configured(collection);
    const { version, valueHash } = this.#shadow(collection, key);
    this.#pending(collection).reads.set(key, version);
    return valueHash ?? Buffer.alloc(0);
  }

  put(collection: string, key: string, value: Uint8Array): void {
    this.#writable(collection);
    this.rules.beforeWrite();
    const copy = value.length === 0 ? null : Buffer.from(value);
    this.#pending(collection).writes.set(key, { value: copy, isPurge: false });
  }

  purge(collection: string, key: string): void {
    this.#writable(collection);
    this.rules.beforeWrite();
    this.#pending(collection).writes.set(key, { value: null, isPurge: true });
  }

  /** Rows this bank holds; not checked again at commit, hence refused beside writes. */
  async *scan(collection: string, start: string, end: string): AsyncGenerator<ScannedRow> {
    const config = this.#readable(collection);
    this.rules.beforePrivateQuery();
    if (!config.members.includes(this.context.endorserMspId)) return;
    for await (const [stored, bytes] of this.context.view.range(
      privateRange(collection, start, end),
    )) {
      yield { key: privateKeyText(collection, stored), value: decodeStateEntry(bytes).value };
    }
  }

  /** Hashes for the public read-write set. */
  result(): CollectionRwset[] {
    return this.#sorted().map(([collection, pending]) => ({
      collection,
      reads: byHash([...pending.reads], (key, version) => ({
        keyHash: hashOfPrivateKey(key),
        version,
      })),
      writes: byHash([...pending.writes], (key, { value, isPurge }) => ({
        keyHash: hashOfPrivateKey(key),
        valueHash: value === null ? null : sha256(value),
        isPurge,
      })),
    }));
  }

  /** The writes in clear, for the members. */
  payload(): PrivateWrites[] {
    return this.#sorted()
      .filter(([, pending]) => pending.writes.size > 0)
      .map(([collection, pending]) => ({
        collection,
        writes: [...pending.writes]
          .sort(([a], [b]) => compareUtf8(a, b))
          .map(([key, { value }]) => ({ key, value })),
      }));
  }

  #sorted(): [string, PendingCollection][] {
    return [...this.#collections].sort(([a], [b]) => compareUtf8(a, b));
  }

  #shadow(
    collection: string,
    key: string,
  ): { version: Version | null; valueHash: Uint8Array | null } {
    const shadow = readEntry(
      this.context.view,
      hashedPrivateKey(collection, hashOfPrivateKey(key)),
    );
    return { version: shadow?.version ?? null, valueHash: shadow?.value ?? null };
  }

  #pending(collection: string): PendingCollection {
    const existing = this.#collections.get(collection);
    if (existing !== undefined) return existing;
    const pending: PendingCollection = { reads: new Map(), writes: new Map() };
    this.#collections.set(collection, pending);
    return pending;
  }

  #configured(collection: string): CollectionConfig {
    const config = findCollection(this.context.config, collection);
    if (config === undefined) throw refused('UNKNOWN_COLLECTION', 'collection is not configured');
    return config;
  }

  #readable(collection: string): CollectionConfig {
    const config = this.#configured(collection);
    if (config.memberOnlyRead && !config.members.includes(this.context.creatorMspId)) {
      throw refused('NO_READ_ACCESS', 'only members of the collection may read it');
    }
    return config;
  }

  #writable(collection: string): void {
    const config = this.#configured(collection);
    if (config.memberOnlyWrite && !config.members.includes(this.context.creatorMspId)) {
      throw refused('NO_WRITE_ACCESS', 'only members of the collection may write it');
    }
  }
}

function byHash<V, T extends { readonly keyHash: Uint8Array }>(
  entries: readonly (readonly [string, V])[],
  build: (key: string, value: V) => T,
): T[] {
  const items = entries.map(([key, value]) => build(key, value));
  return items.sort((a, b) => asBuffer(a.keyHash).compare(asBuffer(b.keyHash)));
}
