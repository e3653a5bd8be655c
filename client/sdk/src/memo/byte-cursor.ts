/** Reads a memo's payload from front to back. */
import { FuqiError } from '@fuqi/domain';
import { bytesToInteger, isFieldElement } from '@fuqi/protocol';

/** A position in bytes; whatever does not fit is refused with `memo-unreadable`. */
export class ByteCursor {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** The next bytes, copied. */
  take(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.bytes.length) throw new FuqiError('memo-unreadable', 'too short');
    const part = this.bytes.slice(this.at, end);
    this.at = end;
    return part;
  }

  /** A big-endian integer of `length` bytes. */
  integer(length: number): bigint {
    return bytesToInteger(this.take(length));
  }

  /** One byte, at most `most`. */
  small(most: number): number {
    const value = Number(this.integer(1));
    if (value > most) throw new FuqiError('memo-unreadable', 'out of range');
    return value;
  }

  /** A field element of 32 bytes. */
  field(): bigint {
    const value = this.integer(32);
    if (!isFieldElement(value)) throw new FuqiError('memo-unreadable', 'field element');
    return value;
  }

  /** Refuses anything but zero bytes up to the end. */
  endWithPadding(): void {
    if (this.bytes.subarray(this.at).some((byte) => byte !== 0)) {
      throw new FuqiError('memo-unreadable', 'padding');
    }
  }
}
