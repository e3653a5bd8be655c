import { createHash } from 'node:crypto';
import { ByteWriter } from './codec';
import { REPLICATED_RANGES } from './layout';
import type { StorageReader } from './storage';

/**
 * SHA-256 over every stored entry that all copies of a ledger share: blocks, outcomes, indexes,
 * state. The ledger checks its own store by the chain; a copy need only equal it.
 */
export async function hashReplicated(reader: StorageReader): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for (const range of REPLICATED_RANGES) {
    for await (const [key, value] of reader.range(range)) {
      hash.update(new ByteWriter().bytes(key).u32(value.length).finish());
      hash.update(value);
    }
  }
  return hash.digest();
}
