import { createHash } from 'node:crypto';

/** UTF-8 bytes of a text. */
export function utf8(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

/** SHA-256 of the concatenation of its arguments. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** A view as `Buffer` without copying. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return asBuffer(left).equals(right);
}

export function hex(bytes: Uint8Array): string {
  return asBuffer(bytes).toString('hex');
}

/** True when the text has no lone surrogate, so that it and its UTF-8 bytes name each other. */
export function isWellFormed(text: string): boolean {
  return utf8(text).toString('utf8') === text;
}

/**
 * Orders texts as LevelDB orders their UTF-8 bytes. JavaScript's own `<` compares UTF-16 units and
 * puts U+10000 and above before U+E000.
 */
export function compareUtf8(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return codePointRank(a) - codePointRank(b);
  }
  return left.length - right.length;
}

/** Lifts surrogates, which stand for U+10000 and above, over the rest of the basic plane. */
function codePointRank(unit: number): number {
  const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
  return isSurrogate ? unit + 0x10000 : unit;
}
