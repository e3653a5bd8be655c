import { Buffer } from 'node:buffer';

/** Lower-case hexadecimal text of bytes. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

/** Bytes of lower-case hexadecimal text, or `undefined` when it has another length or any other character. */
export function fromHex(text: string, length: number): Uint8Array | undefined {
  if (text.length !== 2 * length || !/^[0-9a-f]*$/.test(text)) return undefined;
  return Uint8Array.from(Buffer.from(text, 'hex'));
}

/** 32 bytes, big-endian, as 64 lower-case hexadecimal digits: how a field element appears in keys and answers. */
export function fieldHex(value: bigint): string {
  return value.toString(16).padStart(64, '0');
}

/** The integer of 64 lower-case hexadecimal digits; the caller knows that they are such. */
export function fromFieldHex(text: string): bigint {
  return BigInt(`0x${text}`);
}
