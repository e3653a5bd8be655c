import { asBuffer } from './bytes';
import type { Storage, StorageEntry, StorageRange, StorageSnapshot, StorageWrite } from './storage';

/** A value as of a batch; `null` is a deletion. */
interface Revision {
  readonly sequence: number;
  readonly value: Buffer | null;
}

/**
 * A store in memory with the same contract as LevelDB, for tests and for trying. Keys keep their
 * revisions while a snapshot may still need them.
 */
export class MemoryStorage implements Storage {
  readonly #revisions = new Map<string, Revision[]>();
  readonly #keys: string[] = [];
  readonly #open = new Map<number, number>();
  #sequence = 0;

  get(key: Uint8Array): Buffer | undefined {
    return this.#read(nameOf(key), this.#sequence);
  }

  range(range: StorageRange): AsyncIterableIterator<StorageEntry> {
    return this.#scan(range, this.#sequence);
  }

  snapshot(): StorageSnapshot {
    const sequence = this.#sequence;
    this.#open.set(sequence, (this.#open.get(sequence) ?? 0) + 1);
    return {
      get: (key) => this.#read(nameOf(key), sequence),
      range: (range) => this.#scan(range, sequence),
      close: () => {
        const count = (this.#open.get(sequence) ?? 1) - 1;
        if (count === 0) this.#open.delete(sequence);
        else this.#open.set(sequence, count);
        return Promise.resolve();
      },
    };
  }

  write(batch: readonly StorageWrite[]): Promise<void> {
    this.#sequence += 1;
    const oldest = Math.min(this.#sequence, ...this.#open.keys());
    for (const { key, value } of batch) {
      const name = nameOf(key);
      const copy = value === null ? null : Buffer.from(value);
      this.#append(name, { sequence: this.#sequence, value: copy }, oldest);
    }
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #append(name: string, revision: Revision, oldest: number): void {
    const revisions = this.#revisions.get(name);
    if (revisions === undefined) {
      this.#revisions.set(name, [revision]);
      this.#keys.splice(lowerBound(this.#keys, name), 0, name);
      return;
    }
    revisions.push(revision);
    // The last revision at or before the oldest open snapshot is the oldest that can be read.
    let needed = revisions.length - 1;
    while (needed > 0 && (revisions[needed]?.sequence ?? 0) > oldest) needed -= 1;
    revisions.splice(0, needed);
  }

  #read(name: string, sequence: number): Buffer | undefined {
    const revisions = this.#revisions.get(name) ?? [];
    for (let index = revisions.length - 1; index >= 0; index -= 1) {
      const revision = revisions[index];
      if (revision !== undefined && revision.sequence <= sequence) {
        return revision.value ?? undefined;
      }
    }
    return undefined;
  }

  async *#scan(range: StorageRange, sequence: number): AsyncIterableIterator<StorageEntry> {
    const names = this.#keys.slice(
      lowerBound(this.#keys, nameOf(range.gte)),
      lowerBound(this.#keys, nameOf(range.lt)),
    );
    if (range.reverse === true) names.reverse();
    for (const name of names) {
      const value = this.#read(name, sequence);
      if (value !== undefined) yield [Buffer.from(name, 'latin1'), value];
    }
  }
}

/** Latin-1 keeps one unit per byte, so that `<` on names orders as bytes do. */
function nameOf(key: Uint8Array): string {
  return asBuffer(key).toString('latin1');
}

function lowerBound(keys: readonly string[], name: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < name) low = middle + 1;
    else high = middle;
  }
  return low;
}
