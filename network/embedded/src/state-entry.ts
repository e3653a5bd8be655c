import { ByteWriter, decodeAll } from './codec';
import { readVersion, writeVersion, type Version } from './rwset';

/** A key's committed value. For a private key's public shadow, `value` is the value's hash. */
export interface StateEntry {
  readonly value: Uint8Array;
  readonly version: Version;
  /** Key-level endorsement policy; empty when there is none. */
  readonly policy: Uint8Array;
}

export function encodeStateEntry(entry: StateEntry): Buffer {
  const writer = new ByteWriter();
  writeVersion(writer, entry.version);
  return writer.bytes(entry.policy).bytes(entry.value).finish();
}

export function decodeStateEntry(bytes: Uint8Array): StateEntry {
  return decodeAll(bytes, (reader) => {
    const version = readVersion(reader);
    const policy = reader.bytes();
    return { version, policy, value: reader.bytes() };
  });
}
