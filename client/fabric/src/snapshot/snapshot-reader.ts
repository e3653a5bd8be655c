/**
 * The files of a peer's snapshot as Fabric writes them (`common/ledger/snapshot` and `privacyenabledstate` of its source): a byte
 * that names the format, then values that each follow their length; lengths and counts are base-128 numbers, low digits first.
 */
const FORMAT = 1;
/** Field numbers of `SnapshotRecord`. */
const KEY = 1;
const VALUE = 2;
/** The only wire type of its fields: bytes after their length (protobuf.dev/programming-guides/encoding). */
const LENGTH_DELIMITED = 2;

/** A file of a snapshot that is not as Fabric writes it, or not the one that the peer signed for. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

class Cursor {
  constructor(
    private readonly bytes: Uint8Array,
    private at = 0,
  ) {}

  get done(): boolean {
    return this.at === this.bytes.length;
  }

  format(): void {
    if (this.number() !== FORMAT) throw new SnapshotError('unknown format');
  }

  /** At most 2^53 − 1. */
  number(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new SnapshotError('ends within a number');
      this.at += 1;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new SnapshotError('number too long');
  }

  sized(): Uint8Array {
    const length = this.number();
    const { at } = this;
    if (at + length > this.bytes.length) throw new SnapshotError('ends within a value');
    this.at += length;
    return this.bytes.subarray(at, this.at);
  }
}

/** A key of a namespace with its value. */
export type SnapshotEntry = readonly [key: string, value: Uint8Array];

function entryOf(record: Uint8Array): SnapshotEntry {
  const cursor = new Cursor(record);
  const fields = new Map<number, Uint8Array>();
  while (!cursor.done) {
    const tag = cursor.number();
    if (tag % 8 !== LENGTH_DELIMITED) throw new SnapshotError('unknown field');
    fields.set(Math.floor(tag / 8), cursor.sized());
  }
  const key = Buffer.from(fields.get(KEY) ?? new Uint8Array(0)).toString();
  return [key, fields.get(VALUE) ?? new Uint8Array(0)];
}

/**
 * The entries of one namespace, which for a chaincode's public state is its name.
 *
 * @param metadata `public_state.metadata`: each namespace with its number of entries, in the order of the data
 * @param data `public_state.data`
 * @throws SnapshotError
 */
export function* entriesOf(
  metadata: Uint8Array,
  data: Uint8Array,
  namespace: string,
): Generator<SnapshotEntry, void, undefined> {
  const index = new Cursor(metadata);
  const records = new Cursor(data);
  index.format();
  records.format();
  for (let left = index.number(); left > 0; left -= 1) {
    const wanted = Buffer.from(index.sized()).toString() === namespace;
    for (let count = index.number(); count > 0; count -= 1) {
      const record = records.sized();
      if (wanted) yield entryOf(record);
    }
  }
  if (!index.done || !records.done) throw new SnapshotError('something after the end');
}
