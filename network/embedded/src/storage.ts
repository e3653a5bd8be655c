/** A key and its value as stored. */
export type StorageEntry = readonly [key: Buffer, value: Buffer];

/** `gte` inclusive, `lt` exclusive, by bytes. */
export interface StorageRange {
  readonly gte: Uint8Array;
  readonly lt: Uint8Array;
  readonly reverse?: boolean;
}

export interface StorageReader {
  get(key: Uint8Array): Buffer | undefined;
  range(range: StorageRange): AsyncIterableIterator<StorageEntry>;
}

/** The store as it was at one moment, whatever is written meanwhile. */
export interface StorageSnapshot extends StorageReader {
  close(): Promise<void>;
}

/** One change: a value, or `null` to delete. */
export interface StorageWrite {
  readonly key: Uint8Array;
  readonly value: Uint8Array | null;
}

/** An ordered key-value store with atomic batches: all of a batch is there after a crash, or none. */
export interface Storage extends StorageReader {
  snapshot(): StorageSnapshot;
  /** With `sync` the promise resolves only after the batch has reached the disk. */
  write(batch: readonly StorageWrite[], options: { readonly sync: boolean }): Promise<void>;
  close(): Promise<void>;
}
