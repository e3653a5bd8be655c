import { asBuffer, utf8 } from './bytes';
import { LedgerError } from './errors';

const INITIAL_SIZE = 256;

/**
 * Writes the canonical encoding used for everything that is hashed or signed here: fixed-width
 * big-endian integers and length-prefixed bytes. There is one encoding per value.
 */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(INITIAL_SIZE);
  #length = 0;

  u8(value: number): this {
    this.#reserve(1);
    this.#length = this.#buffer.writeUInt8(value, this.#length);
    return this;
  }

  u32(value: number): this {
    this.#reserve(4);
    this.#length = this.#buffer.writeUInt32BE(value, this.#length);
    return this;
  }

  /** A safe integer as 64 bits. */
  u64(value: number): this {
    this.#reserve(8);
    this.#length = this.#buffer.writeBigUInt64BE(BigInt(value), this.#length);
    return this;
  }

  flag(value: boolean): this {
    return this.u8(value ? 1 : 0);
  }

  /** Bytes whose length the reader knows. */
  raw(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  bytes(bytes: Uint8Array): this {
    return this.u32(bytes.length).raw(bytes);
  }

  text(text: string): this {
    return this.bytes(utf8(text));
  }

  list<T>(items: readonly T[], write: (writer: ByteWriter, item: T) => void): this {
    this.u32(items.length);
    for (const item of items) write(this, item);
    return this;
  }

  /** Writes a presence flag and, if there is a value, the value. */
  optional<T>(value: T | null, write: (writer: ByteWriter, item: T) => void): this {
    this.flag(value !== null);
    if (value !== null) write(this, value);
    return this;
  }

  finish(): Buffer {
    return Buffer.from(this.#buffer.subarray(0, this.#length));
  }

  #reserve(extra: number): void {
    const needed = this.#length + extra;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }
}

/** Reads what {@link ByteWriter} wrote and refuses everything else with `MALFORMED`. */
export class ByteReader {
  readonly #buffer: Buffer;
  #offset = 0;

  constructor(bytes: Uint8Array) {
    this.#buffer = asBuffer(bytes);
  }

  u8(): number {
    return this.#take(1).readUInt8(0);
  }

  u32(): number {
    return this.#take(4).readUInt32BE(0);
  }

  u64(): number {
    const value = this.#take(8).readBigUInt64BE(0);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed('integer out of range');
    return Number(value);
  }

  flag(): boolean {
    const value = this.u8();
    if (value > 1) throw malformed('flag is neither 0 nor 1');
    return value === 1;
  }

  raw(length: number): Buffer {
    return this.#take(length);
  }

  bytes(): Buffer {
    return this.#take(this.u32());
  }

  text(): string {
    const bytes = this.bytes();
    const text = bytes.toString('utf8');
    if (!utf8(text).equals(bytes)) throw malformed('text is not UTF-8');
    return text;
  }

  list<T>(read: (reader: ByteReader) => T): T[] {
    const count = this.u32();
    // Every item takes a byte or more, so a larger count is a lie and would only cost memory.
    if (count > this.#buffer.length - this.#offset) throw malformed('list longer than its bytes');
    return Array.from({ length: count }, () => read(this));
  }

  optional<T>(read: (reader: ByteReader) => T): T | null {
    return this.flag() ? read(this) : null;
  }

  /** Refuses trailing bytes. */
  end(): void {
    if (this.#offset !== this.#buffer.length) throw malformed('bytes after the end');
  }

  #take(length: number): Buffer {
    const end = this.#offset + length;
    if (end > this.#buffer.length) throw malformed('unexpected end of bytes');
    const slice = this.#buffer.subarray(this.#offset, end);
    this.#offset = end;
    return slice;
  }
}

/** Reads a whole value with `read` and refuses trailing bytes. */
export function decodeAll<T>(bytes: Uint8Array, read: (reader: ByteReader) => T): T {
  const reader = new ByteReader(bytes);
  const value = read(reader);
  reader.end();
  return value;
}

function malformed(reason: string): LedgerError {
  return new LedgerError('MALFORMED', `not canonical: ${reason}`, { reason });
}
