import { ClassicLevel, type IteratorOptions } from 'classic-level';
import { asBuffer } from './bytes';
import { LedgerError } from './errors';
import type {
  Storage,
  StorageEntry,
  StorageRange,
  StorageReader,
  StorageSnapshot,
  StorageWrite,
} from './storage';

type Level = ClassicLevel<Buffer, Buffer>;
type LevelSnapshot = ReturnType<Level['snapshot']>;

const PAGE = 256;

/**
 * Opens or creates a LevelDB directory. Only one process may have it open.
 *
 * @throws LedgerError `STORE_UNAVAILABLE`.
 */
export async function openLevelStorage(directory: string): Promise<Storage> {
  const level: Level = new ClassicLevel(directory, {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
  });
  try {
    await level.open();
  } catch (cause) {
    throw new LedgerError(
      'STORE_UNAVAILABLE',
      'the store is in use or cannot be read',
      {},
      { cause },
    );
  }
  return new LevelStorage(level);
}

class LevelReader implements StorageReader {
  constructor(
    protected readonly level: Level,
    private readonly view?: LevelSnapshot,
  ) {}

  get(key: Uint8Array): Buffer | undefined {
    if (this.view === undefined) return this.level.getSync(asBuffer(key));
    return this.level.getSync(asBuffer(key), {
      keyEncoding: 'buffer',
      valueEncoding: 'buffer',
      snapshot: this.view,
    });
  }

  async *range(range: StorageRange): AsyncIterableIterator<StorageEntry> {
    const options: IteratorOptions<Buffer, Buffer> = {
      gte: asBuffer(range.gte),
      lt: asBuffer(range.lt),
      reverse: range.reverse ?? false,
      ...(this.view === undefined ? {} : { snapshot: this.view }),
    };
    const iterator = this.level.iterator(options);
    try {
      for (;;) {
        const page = await iterator.nextv(PAGE);
        if (page.length === 0) return;
        yield* page;
      }
    } finally {
      await iterator.close();
    }
  }
}

class LevelStorage extends LevelReader implements Storage {
  snapshot(): StorageSnapshot {
    const view = this.level.snapshot();
    const reader = new LevelReader(this.level, view);
    return {
      get: (key) => reader.get(key),
      range: (range) => reader.range(range),
      close: () => view.close(),
    };
  }

  async write(batch: readonly StorageWrite[], options: { readonly sync: boolean }): Promise<void> {
    const operations = batch.map(({ key, value }) =>
      value === null
        ? { type: 'del' as const, key: asBuffer(key) }
        : { type: 'put' as const, key: asBuffer(key), value: asBuffer(value) },
    );
    await this.level.batch(operations, options);
  }

  close(): Promise<void> {
    return this.level.close();
  }
}
