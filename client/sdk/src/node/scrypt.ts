/** Node's scrypt, off the main thread. */
import { scrypt } from 'node:crypto';
import type { SlowHash } from '../keys/sealed-secret';

const KEY_BYTES = 32;

/** scrypt to 32 bytes in the platform's thread pool. */
export const nodeScrypt: SlowHash = (passphrase, salt, { N, r, p }) =>
  new Promise((resolve, reject) => {
    const maxmem = 128 * N * r + 4096 * 1024;
    scrypt(passphrase, salt, KEY_BYTES, { N, r, p, maxmem }, (error, key) => {
      if (error === null) resolve(new Uint8Array(key));
      else reject(error);
    });
  });
