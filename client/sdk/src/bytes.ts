/** What the wallet needs of byte strings beside @fuqi/protocol's: texts, small integers, comparison of secrets. */
import { FuqiError } from '@fuqi/domain';
import { integerToBytes } from '@fuqi/protocol';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of UTF-8 bytes; refuses malformed ones with `malformed`. */
export function utf8ToText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new FuqiError('malformed', 'utf-8', { layer: 'wallet', cause });
  }
}

/** One byte. */
export function u8(value: number): Uint8Array {
  return integerToBytes(BigInt(value), 1);
}

/** Four bytes, big-endian. */
export function u32(value: number | bigint): Uint8Array {
  return integerToBytes(BigInt(value), 4);
}

/** Eight bytes, big-endian. */
export function u64(value: bigint): Uint8Array {
  return integerToBytes(value, 8);
}

/** Whether two byte strings are equal, in time that depends on their length only. */
export function equalSecrets(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (const [i, byte] of left.entries()) difference |= byte ^ (right[i] ?? 0);
  return difference === 0;
}
