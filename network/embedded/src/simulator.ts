import { compareUtf8, isWellFormed } from './bytes';
import { readState, scanState } from './ledger-reader';
import { PrivateSimulator } from './private-simulator';
import { RangeScan } from './range-scan';
import type { RangeQuery, Rwset, Version } from './rwset';
import { refused, SimulationRules, type SimulationContext } from './simulation-context';

const NOTHING = Buffer.alloc(0);

/**
 * One run of a transaction function: reads committed state, remembers what it read, and collects
 * what it wants to write. Nothing that it writes can be read back, exactly as on a peer.
 */
export class Simulator {
  readonly private: PrivateSimulator;
  readonly #rules = new SimulationRules();
  readonly #reads = new Map<string, Version | null>();
  readonly #writes = new Map<string, Uint8Array | null>();
  readonly #policies = new Map<string, Uint8Array>();
  readonly #scans: RangeScan[] = [];

  constructor(private readonly context: SimulationContext) {
    this.private = new PrivateSimulator(context, this.#rules);
  }

  /** The committed value, empty when the key does not exist. The key enters the read set. */
  getState(key: string): Uint8Array {
    return this.#read(key)?.value ?? NOTHING;
  }

  /** The committed key-level policy, empty when there is none. The key enters the read set. */
  getPolicy(key: string): Uint8Array {
    return this.#read(key)?.policy ?? NOTHING;
  }

  /** The last write of a key wins. An empty value is a deletion, as in Fabric (FAB-18386). */
  putState(key: string, value: Uint8Array): void {
    this.#rules.beforeWrite();
    requireKey(key);
    this.#writes.set(key, value.length === 0 ? null : Buffer.from(value));
  }

  deleteState(key: string): void {
    this.putState(key, NOTHING);
  }

  setPolicy(key: string, policy: Uint8Array): void {
    this.#rules.beforeWrite();
    requireKey(key);
    this.#policies.set(key, Buffer.from(policy));
  }

  /** A scan of committed keys from `start` to `end`; `end` is exclusive, empty means no bound. */
  scan(start: string, end: string): RangeScan {
    this.#rules.beforeAnything();
    const scan = new RangeScan(scanState(this.context.view, start, end), start, end);
    this.#scans.push(scan);
    return scan;
  }

  /** As {@link scan}, for one page; refused in a transaction that writes. */
  scanPage(start: string, end: string): RangeScan {
    this.#rules.beforePaginatedQuery();
    return this.scan(start, end);
  }

  /** Refuses everything that the contract still tries after its function has returned. */
  async end(): Promise<void> {
    this.#rules.end();
    await Promise.all(this.#scans.map((scan) => scan.close()));
  }

  result(): Rwset {
    return {
      reads: sortedByKey([...this.#reads].map(([key, version]) => ({ key, version }))),
      ranges: distinctRanges(this.#scans.map((scan) => scan.summary())),
      writes: sortedByKey([...this.#writes].map(([key, value]) => ({ key, value }))),
      policies: sortedByKey([...this.#policies].map(([key, policy]) => ({ key, policy }))),
      collections: this.private.result(),
    };
  }

  #read(key: string): { value: Uint8Array; policy: Uint8Array } | null {
    this.#rules.beforeAnything();
    requireKey(key);
    const entry = readState(this.context.view, key);
    this.#reads.set(key, entry?.version ?? null);
    return entry;
  }
}

/** Fabric carries keys in protobuf strings, which must be UTF-8. */
export function requireKey(key: string): void {
  if (typeof key !== 'string' || key === '') throw refused('BAD_KEY', 'a key is a non-empty text');
  if (!isWellFormed(key)) throw refused('BAD_KEY', 'a key is well-formed Unicode');
}

function sortedByKey<T extends { readonly key: string }>(items: T[]): T[] {
  return items.sort((a, b) => compareUtf8(a.key, b.key));
}

/** The same range scanned twice saw the same rows, since both read one snapshot. */
function distinctRanges(ranges: readonly RangeQuery[]): RangeQuery[] {
  const seen = new Map<string, RangeQuery>();
  for (const range of ranges) {
    const identity = JSON.stringify([range.start, range.end, range.exhausted]);
    if (!seen.has(identity)) seen.set(identity, range);
  }
  return [...seen.values()];
}
