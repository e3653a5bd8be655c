import { FuqiError } from '@fuqi/domain';
import { bytesToInteger } from '../bytes';
import { FIELD_BYTES, fieldFromBytes } from '../field';

/** Reads big-endian values one behind the other and knows when bytes are missing or left over. */
export class ByteReader {
  private at = 0;

  constructor(private readonly input: Uint8Array) {}

  /** The next `length` bytes, copied. @throws FuqiError malformed when there are fewer */
  bytes(length: number, where: string): Uint8Array {
    if (this.input.length - this.at < length)
      throw new FuqiError('malformed', `${where}: too short`);
    const part = this.input.slice(this.at, this.at + length);
    this.at += length;
    return part;
  }

  /** An unsigned integer of `length` bytes. @throws FuqiError malformed */
  integer(length: number, where: string): bigint {
    return bytesToInteger(this.bytes(length, where));
  }

  /** One byte. @throws FuqiError malformed */
  u8(where: string): number {
    return Number(this.integer(1, where));
  }

  /** Two bytes. @throws FuqiError malformed */
  u16(where: string): number {
    return Number(this.integer(2, where));
  }

  /** Four bytes. @throws FuqiError malformed */
  u32(where: string): number {
    return Number(this.integer(4, where));
  }

  /** A field element. @throws FuqiError malformed, non-canonical when ≥ r */
  field(where: string): bigint {
    return fieldFromBytes(this.bytes(FIELD_BYTES, where), where);
  }

  /** @throws FuqiError malformed when bytes are left */
  end(): void {
    if (this.at !== this.input.length) throw new FuqiError('malformed', 'trailing bytes');
  }
}
