import type {
  Storage,
  StorageEntry,
  StorageRange,
  StorageSnapshot,
  StorageWrite,
} from '../storage';

/** Where a write is made to fail: before anything reached the store, or after all of it did. */
export type FaultPoint = 'before' | 'after';

/** A store whose n-th write fails. What it wraps survives, like a disk under a killed process. */
export class FaultyStorage implements Storage {
  writes = 0;

  constructor(
    readonly disk: Storage,
    private readonly failAt: number,
    private readonly point: FaultPoint,
  ) {}

  get(key: Uint8Array): Buffer | undefined {
    return this.disk.get(key);
  }

  range(range: StorageRange): AsyncIterableIterator<StorageEntry> {
    return this.disk.range(range);
  }

  snapshot(): StorageSnapshot {
    return this.disk.snapshot();
  }

  async write(batch: readonly StorageWrite[], options: { readonly sync: boolean }): Promise<void> {
    this.writes += 1;
    const isFault = this.writes === this.failAt;
    if (isFault && this.point === 'before') throw new Error('disk full');
    await this.disk.write(batch, options);
    if (isFault) throw new Error('killed after the write');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
