import { createHash } from 'node:crypto';
import type { StateRead, StateVersion, StateView, StateWrite } from './peer-block';

interface Row {
  readonly value: Uint8Array;
  readonly version: StateVersion;
}

/** The state that the rules give, kept by the follower itself: it takes no value from the peer. */
export class Replica implements StateView {
  private readonly rows = new Map<string, Row>();

  get(key: string): Uint8Array | undefined {
    return this.rows.get(key)?.value;
  }

  get size(): number {
    return this.rows.size;
  }

  /** Whether a key still stands as it was read. */
  isFresh({ key, version }: StateRead): boolean {
    const now = this.rows.get(key)?.version;
    if (now === undefined || version === null) return now === undefined && version === null;
    return now.block === version.block && now.transaction === version.transaction;
  }

  apply(writes: readonly StateWrite[], version: StateVersion): void {
    for (const { key, value } of writes) {
      if (value === null) this.rows.delete(key);
      else this.rows.set(key, { value: Uint8Array.from(value), version });
    }
  }

  /** SHA-256 over all keys and values in key order, hex: equal at two banks that followed the same chain by the same rules. */
  digest(): string {
    const hash = createHash('sha256');
    const lengths = Buffer.alloc(8);
    for (const key of [...this.rows.keys()].sort()) {
      const name = Buffer.from(key, 'utf8');
      const value = this.get(key) ?? new Uint8Array(0);
      lengths.writeUInt32BE(name.length, 0);
      lengths.writeUInt32BE(value.length, 4);
      hash.update(lengths).update(name).update(value);
    }
    return hash.digest('hex');
  }
}
