import { ClassicLevel } from 'classic-level';
import { FuqiError } from '@fuqi/domain';
import type { OperationOutcome } from '@fuqi/sdk';
import { outcomeFromJson, outcomeToJson } from './outcome-codec';
import { GroupWriter } from './group-writer';
import type { StoreWrite } from './group-writer';

/** An operation as it stands on disk. */
export interface StoredOperation {
  readonly place: number;
  readonly sender: string;
  readonly acceptedAt: number;
  readonly bytes: Uint8Array;
}

/** What an outbox held when it was opened. */
export interface OutboxContent {
  /** Oldest first. */
  readonly waiting: readonly StoredOperation[];
  /** Results by operation id, oldest first. */
  readonly results: ReadonlyMap<string, OperationOutcome>;
}

const WAITING = 'w/';
const RESULT = 'r/';
const DIGITS = 16;
/** Sorts after every digit. */
const END = '~';

/**
 * Operations that were acknowledged and not yet told about, and results that were told: on LevelDB, each change in one
 * flushed write. A process killed at any instant finds, when it opens the folder again, every operation that it had
 * acknowledged either waiting or with its result.
 */
export class Outbox {
  private nextPlace: number;
  private nextResult: number;
  private readonly kept: number[];

  private constructor(
    private readonly level: ClassicLevel<string, Uint8Array>,
    private readonly writer: GroupWriter,
    private readonly resultsMax: number,
    start: { readonly place: number; readonly kept: readonly number[] },
  ) {
    this.nextPlace = start.place;
    this.kept = [...start.kept];
    this.nextResult = (start.kept.at(-1) ?? -1) + 1;
  }

  /**
   * Opens or creates the folder; one process at a time.
   * @param resultsMax results kept; the oldest are forgotten
   * @throws FuqiError `configuration-invalid` for a folder that is in use or no outbox
   */
  static async open(
    folder: string,
    resultsMax: number,
  ): Promise<{ readonly outbox: Outbox; readonly content: OutboxContent }> {
    const level = new ClassicLevel<string, Uint8Array>(folder, { valueEncoding: 'view' });
    try {
      await level.open();
    } catch (cause) {
      throw new FuqiError('configuration-invalid', 'folder of the outbox', { cause });
    }
    const waiting: StoredOperation[] = [];
    for await (const [key, value] of level.iterator({ gte: WAITING, lt: WAITING + END })) {
      waiting.push(decodeOperationRecord(Number(key.slice(WAITING.length)), value));
    }
    const results = new Map<string, OperationOutcome>();
    const kept: number[] = [];
    for await (const [key, value] of level.iterator({ gte: RESULT, lt: RESULT + END })) {
      const text = Buffer.from(value).toString('utf8');
      const at = text.indexOf(' ');
      results.set(text.slice(0, at), outcomeFromJson(text.slice(at + 1)));
      kept.push(Number(key.slice(RESULT.length)));
    }
    const place = (waiting.at(-1)?.place ?? -1) + 1;
    const writer = new GroupWriter((writes) => level.batch([...writes], { sync: true }));
    const outbox = new Outbox(level, writer, resultsMax, { place, kept });
    return { outbox, content: { waiting, results } };
  }

  /** A place that no waiting operation has. */
  reserve(): number {
    this.nextPlace += 1;
    return this.nextPlace - 1;
  }

  /** Resolves when the operation is on disk. */
  put(operation: StoredOperation): Promise<void> {
    const value = encodeOperationRecord(operation);
    return this.writer.write([{ type: 'put', key: keyOf(WAITING, operation.place), value }]);
  }

  /**
   * Replaces waiting operations by their results, all in one write; resolves when that is on disk.
   * @returns how many of the oldest results were forgotten
   */
  async settle(
    settled: readonly { readonly place: number; readonly id: string; outcome: OperationOutcome }[],
  ): Promise<number> {
    const writes: StoreWrite[] = [];
    for (const { place, id, outcome } of settled) {
      const value = Buffer.from(`${id} ${outcomeToJson(outcome)}`, 'utf8');
      writes.push({ type: 'del', key: keyOf(WAITING, place) });
      writes.push({ type: 'put', key: keyOf(RESULT, this.nextResult), value });
      this.kept.push(this.nextResult);
      this.nextResult += 1;
    }
    const forgotten = this.kept.splice(0, Math.max(0, this.kept.length - this.resultsMax));
    writes.push(
      ...forgotten.map((number) => ({ type: 'del' as const, key: keyOf(RESULT, number) })),
    );
    await this.writer.write(writes);
    return forgotten.length;
  }

  close(): Promise<void> {
    return this.level.close();
  }
}

function keyOf(prefix: string, number: number): string {
  return prefix + String(number).padStart(DIGITS, '0');
}

/** `acceptedAt` and the sender as a JSON line, then the bytes. */
function encodeOperationRecord({ sender, acceptedAt, bytes }: StoredOperation): Uint8Array {
  return Buffer.concat([Buffer.from(`${JSON.stringify([acceptedAt, sender])}\n`), bytes]);
}

function decodeOperationRecord(place: number, value: Uint8Array): StoredOperation {
  const buffer = Buffer.from(value);
  const end = buffer.indexOf('\n');
  const [acceptedAt, sender] = JSON.parse(buffer.subarray(0, end).toString('utf8')) as [
    number,
    string,
  ];
  return { place, sender, acceptedAt, bytes: Uint8Array.from(buffer.subarray(end + 1)) };
}
