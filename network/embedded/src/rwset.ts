import { compareUtf8, sha256 } from './bytes';
import { ByteWriter, decodeAll, type ByteReader } from './codec';
import { LedgerError } from './errors';

/** Where a key was last written: Fabric's height. */
export interface Version {
  readonly block: number;
  readonly tx: number;
}

/** A key that was read; `null` stands for "was not there". */
export interface Read {
  readonly key: string;
  readonly version: Version | null;
}

/** A key and its new value; `null` deletes it. */
export interface Write {
  readonly key: string;
  readonly value: Uint8Array | null;
}

/** A key's new endorsement policy; empty bytes take it away. */
export interface PolicyWrite {
  readonly key: string;
  readonly policy: Uint8Array;
}

/** A range that was scanned, as far as it was scanned. */
export interface RangeQuery {
  readonly start: string;
  /** Exclusive bound when exhausted (empty: unbounded), else the last key seen, inclusive. */
  readonly end: string;
  readonly exhausted: boolean;
  readonly count: number;
  /** SHA-256 over the keys and versions seen, in order: see {@link RangeDigest}. */
  readonly digest: Uint8Array;
}

/** What the public sees of a private collection: hashes only. */
export interface CollectionRwset {
  readonly collection: string;
  readonly reads: readonly HashedRead[];
  readonly writes: readonly HashedWrite[];
}

export interface HashedRead {
  readonly keyHash: Uint8Array;
  readonly version: Version | null;
}

export interface HashedWrite {
  readonly keyHash: Uint8Array;
  /** `null` deletes. */
  readonly valueHash: Uint8Array | null;
  readonly isPurge: boolean;
}

/** Everything a simulation read and wants to write; lists are sorted and free of duplicates. */
export interface Rwset {
  readonly reads: readonly Read[];
  readonly ranges: readonly RangeQuery[];
  readonly writes: readonly Write[];
  readonly policies: readonly PolicyWrite[];
  readonly collections: readonly CollectionRwset[];
}

/** Sums up what a range scan saw, so that a long scan does not make a long transaction. */
export class RangeDigest {
  #count = 0;
  readonly #writer = new ByteWriter();

  add(key: string, version: Version): void {
    this.#count += 1;
    this.#writer.text(key);
    writeVersion(this.#writer, version);
  }

  get count(): number {
    return this.#count;
  }

  finish(): Uint8Array {
    return sha256(this.#writer.finish());
  }
}

export function encodeRwset(rwset: Rwset): Buffer {
  return new ByteWriter()
    .list(rwset.reads, (writer, read) => writer.text(read.key).optional(read.version, writeVersion))
    .list(rwset.ranges, writeRange)
    .list(rwset.writes, (writer, write) =>
      writer.text(write.key).optional(write.value, (w, value) => w.bytes(value)),
    )
    .list(rwset.policies, (writer, { key, policy }) => writer.text(key).bytes(policy))
    .list(rwset.collections, writeCollection)
    .finish();
}

/** @throws LedgerError `MALFORMED` when it is not what {@link encodeRwset} writes. */
export function decodeRwset(bytes: Uint8Array): Rwset {
  return decodeAll(bytes, (reader) => {
    const rwset: Rwset = {
      reads: reader.list((r) => ({ key: r.text(), version: r.optional(readVersion) })),
      ranges: reader.list(readRange),
      writes: reader.list((r) => ({ key: r.text(), value: r.optional((v) => v.bytes()) })),
      policies: reader.list((r) => ({ key: r.text(), policy: r.bytes() })),
      collections: reader.list(readCollection),
    };
    requireSorted(rwset.reads.map(({ key }) => key));
    requireSorted(rwset.writes.map(({ key }) => key));
    requireSorted(rwset.policies.map(({ key }) => key));
    requireSorted(rwset.collections.map(({ collection }) => collection));
    return rwset;
  });
}

export function writeVersion(writer: ByteWriter, version: Version): void {
  writer.u64(version.block).u32(version.tx);
}

export function readVersion(reader: ByteReader): Version {
  return { block: reader.u64(), tx: reader.u32() };
}

export function sameVersion(left: Version | null, right: Version | null): boolean {
  if (left === null || right === null) return left === right;
  return left.block === right.block && left.tx === right.tx;
}

function writeRange(writer: ByteWriter, range: RangeQuery): void {
  writer.text(range.start).text(range.end).flag(range.exhausted);
  writer.u32(range.count).bytes(range.digest);
}

function readRange(reader: ByteReader): RangeQuery {
  return {
    start: reader.text(),
    end: reader.text(),
    exhausted: reader.flag(),
    count: reader.u32(),
    digest: reader.bytes(),
  };
}

function writeCollection(writer: ByteWriter, set: CollectionRwset): void {
  writer
    .text(set.collection)
    .list(set.reads, (w, read) => w.bytes(read.keyHash).optional(read.version, writeVersion))
    .list(set.writes, (w, write) =>
      w
        .bytes(write.keyHash)
        .optional(write.valueHash, (v, hash) => v.bytes(hash))
        .flag(write.isPurge),
    );
}

function readCollection(reader: ByteReader): CollectionRwset {
  return {
    collection: reader.text(),
    reads: reader.list((r) => ({ keyHash: r.bytes(), version: r.optional(readVersion) })),
    writes: reader.list((r) => ({
      keyHash: r.bytes(),
      valueHash: r.optional((v) => v.bytes()),
      isPurge: r.flag(),
    })),
  };
}

function requireSorted(keys: readonly string[]): void {
  const isSorted = keys.every((key, index) => {
    const previous = keys[index - 1];
    return previous === undefined || compareUtf8(previous, key) < 0;
  });
  if (!isSorted) {
    throw new LedgerError('MALFORMED', 'read-write set is not in canonical order');
  }
}
