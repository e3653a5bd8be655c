import type { StateAccess } from '../overlay/overlay';

interface Versioned {
  readonly value: Uint8Array;
  readonly version: number;
}

/**
 * A transaction as Fabric simulates it: reads see the committed state only and are remembered with their versions, writes
 * wait for the commit.
 */
export class SimulatedTransaction implements StateAccess {
  readonly reads = new Map<string, number>();
  readonly writes = new Map<string, Uint8Array | null>();
  event: { readonly name: string; readonly payload: Uint8Array } | undefined;

  constructor(private readonly state: ReadonlyMap<string, Versioned>) {}

  getState(key: string): Promise<Uint8Array> {
    const found = this.state.get(key);
    this.reads.set(key, found?.version ?? 0);
    return Promise.resolve(found?.value ?? new Uint8Array());
  }

  putState(key: string, value: Uint8Array): Promise<void> {
    this.writes.set(key, Uint8Array.from(value));
    return Promise.resolve();
  }

  deleteState(key: string): Promise<void> {
    this.writes.set(key, null);
    return Promise.resolve();
  }

  setEvent(name: string, payload: Uint8Array): void {
    this.event = { name, payload };
  }

  /** Range scan over the committed state, in key order. */
  getStateByRange(from: string, to: string): AsyncIterable<{ key: string; value: Uint8Array }> {
    const rows = [...this.state]
      .filter(([key]) => key >= from && key < to)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { value }]) => ({ key, value }));
    return {
      async *[Symbol.asyncIterator]() {
        await Promise.resolve();
        yield* rows;
      },
    };
  }
}

/** Committed state with Fabric's read-version check, for tests of contracts without a ledger around them. */
export class MemoryLedger {
  readonly state = new Map<string, Versioned>();
  private version = 0;

  /** Starts a simulation on the present state; several may run beside each other. */
  begin(): SimulatedTransaction {
    return new SimulatedTransaction(new Map(this.state));
  }

  /** Commits a simulation unless one of its reads is out of date. */
  commit(transaction: SimulatedTransaction): 'VALID' | 'MVCC_READ_CONFLICT' {
    for (const [key, version] of transaction.reads) {
      if ((this.state.get(key)?.version ?? 0) !== version) return 'MVCC_READ_CONFLICT';
    }
    this.version += 1;
    for (const [key, value] of transaction.writes) {
      if (value === null) this.state.delete(key);
      else this.state.set(key, { value, version: this.version });
    }
    return 'VALID';
  }

  /** The value of a key as text, for reading JSON documents in tests. */
  text(key: string): string | undefined {
    const found = this.state.get(key);
    return found && new TextDecoder().decode(found.value);
  }

  /** Keys with a prefix, in order. */
  keys(prefix: string): string[] {
    return [...this.state.keys()].filter((key) => key.startsWith(prefix)).sort();
  }
}
