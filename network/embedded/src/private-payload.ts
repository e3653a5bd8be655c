import { sameBytes, sha256 } from './bytes';
import { ByteWriter, decodeAll } from './codec';
import { hashOfPrivateKey } from './layout';
import type { HashedWrite } from './rwset';

/** A private key's new value in clear; `null` deletes it. */
export interface PrivateWrite {
  readonly key: string;
  readonly value: Uint8Array | null;
}

/** A transaction's private writes to one collection: goes to members, never into a block. */
export interface PrivateWrites {
  readonly collection: string;
  readonly writes: readonly PrivateWrite[];
}

export function encodePrivatePayload(sets: readonly PrivateWrites[]): Buffer {
  return new ByteWriter()
    .list(sets, (writer, set) =>
      writer
        .text(set.collection)
        .list(set.writes, (w, write) =>
          w.text(write.key).optional(write.value, (v, value) => v.bytes(value)),
        ),
    )
    .finish();
}

/** @throws LedgerError `MALFORMED`. */
export function decodePrivatePayload(bytes: Uint8Array): PrivateWrites[] {
  return decodeAll(bytes, (reader) =>
    reader.list((r) => ({
      collection: r.text(),
      writes: r.list((w) => ({ key: w.text(), value: w.optional((v) => v.bytes()) })),
    })),
  );
}

/** The clear write behind a public hash, if the payload has it. */
export function openHashedWrite(
  writes: readonly PrivateWrite[],
  hashed: HashedWrite,
): PrivateWrite | undefined {
  return writes.find((write) => {
    if (!sameBytes(hashOfPrivateKey(write.key), hashed.keyHash)) return false;
    if (write.value === null || hashed.valueHash === null) return write.value === hashed.valueHash;
    return sameBytes(sha256(write.value), hashed.valueHash);
  });
}
