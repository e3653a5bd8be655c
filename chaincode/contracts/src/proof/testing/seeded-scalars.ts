import { sha512 } from '@noble/hashes/sha2';
import { utf8ToBytes } from '@noble/hashes/utils';
import { GROUP_ORDER } from '../bn254';

/** Reproducible scalars for tests: SHA-512 of seed and label, reduced modulo r, never zero. */
export function seededScalar(seed: string, label: string): bigint {
  const digest = sha512(utf8ToBytes(`fuqi.testing.scalar ${seed} ${label}`));
  const view = new DataView(digest.buffer, digest.byteOffset, digest.length);
  let value = 0n;
  for (let i = 0; i < digest.length; i += 8) value = (value << 64n) | view.getBigUint64(i);
  return 1n + (value % (GROUP_ORDER - 1n));
}

/** `value` modulo r, in `0 … r − 1`. */
export function modOrder(value: bigint): bigint {
  const rest = value % GROUP_ORDER;
  return rest < 0n ? rest + GROUP_ORDER : rest;
}

/** The inverse modulo r, by Fermat. @throws RangeError for zero */
export function inverseModOrder(value: bigint): bigint {
  let base = modOrder(value);
  if (base === 0n) throw new RangeError('zero has no inverse');
  let result = 1n;
  for (let exponent = GROUP_ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) result = (result * base) % GROUP_ORDER;
    base = (base * base) % GROUP_ORDER;
  }
  return result;
}
