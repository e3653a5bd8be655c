/** The three state calls of a Fabric stub that a transaction function needs. An absent key reads as an empty array. */
export interface StateAccess {
  getState(key: string): Promise<Uint8Array>;
  putState(key: string, value: Uint8Array): Promise<void>;
  deleteState(key: string): Promise<void>;
}

/** A position in the overlay's journal to which {@link Overlay.rollback} can return. */
export interface Savepoint {
  readonly position: number;
}

interface JournalEntry {
  readonly key: string;
  /** What the overlay held for the key before the write; `undefined` when it held nothing. */
  readonly before: Pending | undefined;
}

interface Pending {
  /** `null` stands for a deletion. */
  readonly value: Uint8Array | null;
}

const comparedByCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A transaction's own view of the state: Fabric's stub answers reads from the committed state only, so what one operation of
 * a batch wrote would be invisible to the next one. The overlay answers from its own writes first, asks the stub once per key,
 * can undo a failed operation, and sends the writes once, in key order, when the transaction is decided.
 *
 * Source: fabric.md §2 (no read-your-writes).
 */
export class Overlay {
  readonly #stub: StateAccess;
  readonly #committed = new Map<string, Uint8Array | null>();
  readonly #written = new Map<string, Pending>();
  readonly #journal: JournalEntry[] = [];

  constructor(stub: StateAccess) {
    this.#stub = stub;
  }

  /** The value of a key as this transaction sees it, or `undefined` when the key is absent. */
  async get(key: string): Promise<Uint8Array | undefined> {
    const written = this.#written.get(key);
    if (written !== undefined) return written.value ?? undefined;
    return (await this.#read(key)) ?? undefined;
  }

  /** Whether the key exists as this transaction sees it. */
  async has(key: string): Promise<boolean> {
    return (await this.get(key)) !== undefined;
  }

  /** Sets a key. An empty value would be indistinguishable from an absent key, so it is a programming error. */
  put(key: string, value: Uint8Array): void {
    if (value.length === 0) throw new RangeError(`empty value for ${key}`);
    this.#write(key, { value });
  }

  /** Deletes a key. */
  delete(key: string): void {
    this.#write(key, { value: null });
  }

  /** Marks the present position; everything written after it can be undone. */
  savepoint(): Savepoint {
    return { position: this.#journal.length };
  }

  /** Undoes every write since the savepoint. Reads stay: they are in Fabric's read set whatever happens. */
  rollback(to: Savepoint): void {
    while (this.#journal.length > to.position) {
      const entry = this.#journal.pop();
      if (entry === undefined) return;
      if (entry.before === undefined) this.#written.delete(entry.key);
      else this.#written.set(entry.key, entry.before);
    }
  }

  /** Sends all writes to the stub in ascending key order; returns how many were sent. */
  async flush(): Promise<number> {
    const keys = [...this.#written.keys()].sort(comparedByCodeUnit);
    let sent = 0;
    for (const key of keys) {
      const pending = this.#written.get(key);
      if (pending === undefined) continue;
      if (pending.value !== null) await this.#stub.putState(key, pending.value);
      else if (this.#committed.get(key) !== null) await this.#stub.deleteState(key);
      else continue;
      sent += 1;
    }
    this.#written.clear();
    this.#journal.length = 0;
    return sent;
  }

  async #read(key: string): Promise<Uint8Array | null> {
    const known = this.#committed.get(key);
    if (known !== undefined) return known;
    const raw = await this.#stub.getState(key);
    // Fabric's shim answers an absent key with an empty buffer; copying keeps later writes from aliasing its memory.
    const value = raw.length === 0 ? null : Uint8Array.from(raw);
    this.#committed.set(key, value);
    return value;
  }

  #write(key: string, pending: Pending): void {
    this.#journal.push({ key, before: this.#written.get(key) });
    this.#written.set(key, pending);
  }
}
