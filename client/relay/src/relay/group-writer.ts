/** One change of a store of texts. */
export type StoreWrite =
  | { readonly type: 'put'; readonly key: string; readonly value: Uint8Array }
  | { readonly type: 'del'; readonly key: string };

interface Waiting {
  readonly writes: readonly StoreWrite[];
  readonly done: () => void;
  readonly failed: (cause: unknown) => void;
}

/**
 * Flushing is what a durable write costs, so whoever comes while a flush is under way shares the next one. Writes reach the
 * store in the order in which they were asked for.
 */
export class GroupWriter {
  private waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly flush: (writes: readonly StoreWrite[]) => Promise<void>) {}

  /** Resolves when the writes are durable. Rejects with what the store said; then it is open whether they are. */
  write(writes: readonly StoreWrite[]): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ writes, done, failed });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      try {
        await this.flush(group.flatMap(({ writes }) => writes));
        group.forEach(({ done }) => done());
      } catch (cause) {
        group.forEach(({ failed }) => failed(cause));
      }
    }
    this.running = false;
  }
}
