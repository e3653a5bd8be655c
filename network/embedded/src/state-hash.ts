import { createHash } from 'node:crypto';
import { ByteWriter } from './codec';
import { scanState } from './ledger-reader';
import type { StorageReader } from './storage';

/**
 * SHA-256 over public keys and values in key order, each length-prefixed. Versions and policies
 * are left out, so that two ledgers that reached the same state by other blocks agree.
 *
 * @param filter which keys count; all of them without it.
 */
export async function hashState(
  reader: StorageReader,
  filter: (key: string) => boolean = () => true,
): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for await (const [key, entry] of scanState(reader, '', '')) {
    if (filter(key)) hash.update(new ByteWriter().text(key).bytes(entry.value).finish());
  }
  return hash.digest();
}
