/** scrypt without a platform: for browsers, slower than Node's own. */
import { scryptAsync } from '@noble/hashes/scrypt';
import type { SlowHash } from './sealed-secret';

const KEY_BYTES = 32;

/** scrypt to 32 bytes, giving way to other work in between. */
export const pureScrypt: SlowHash = (passphrase, salt, { N, r, p }) =>
  scryptAsync(passphrase, salt, { N, r, p, dkLen: KEY_BYTES, maxmem: 128 * N * r + 4096 * 1024 });
