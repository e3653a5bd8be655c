import { RangeDigest, type RangeQuery } from './rwset';
import type { StateEntry } from './state-entry';

/** A row of a scan. */
export interface ScannedRow {
  readonly key: string;
  readonly value: Uint8Array;
}

/**
 * A range scan that remembers what it saw, for the phantom check at commit. As in Fabric it covers
 * what the peer fetched, not what the contract used, and its end moves with the last row fetched.
 */
export class RangeScan {
  readonly #digest = new RangeDigest();
  #last = '';
  #isExhausted = false;

  constructor(
    private readonly rows: AsyncIterator<readonly [string, StateEntry]>,
    private readonly start: string,
    private readonly end: string,
  ) {}

  /** The next row, `null` at the end of the range. */
  async next(): Promise<ScannedRow | null> {
    const row = await this.peek();
    if (row === null) {
      this.#isExhausted = true;
      return null;
    }
    const [key, entry] = row;
    this.#digest.add(key, entry.version);
    this.#last = key;
    return { key, value: entry.value };
  }

  /** The key after the last row, without counting it as read: a bookmark. Ends the scan. */
  async bookmark(): Promise<string> {
    const row = await this.peek();
    return row === null ? '' : row[0];
  }

  summary(): RangeQuery {
    return {
      start: this.start,
      end: this.#isExhausted ? this.end : this.#last,
      exhausted: this.#isExhausted,
      count: this.#digest.count,
      digest: this.#digest.finish(),
    };
  }

  async close(): Promise<void> {
    await this.rows.return?.();
  }

  private async peek(): Promise<readonly [string, StateEntry] | null> {
    const step = await this.rows.next();
    return step.done === true ? null : step.value;
  }
}
