import { FuqiError } from '@fuqi/domain';
import { concatBytes, integerToBytes } from '../bytes';
import { PROTOCOL_VERSION } from '../constants';
import { ByteReader } from './byte-reader';

/** Canonical bytes of a batch of encoded operations. @throws FuqiError malformed when there is none, out-of-range */
export function encodeBatch(operations: readonly Uint8Array[]): Uint8Array {
  if (operations.length === 0) throw new FuqiError('malformed', 'batch count');
  return concatBytes([
    integerToBytes(BigInt(PROTOCOL_VERSION), 1),
    integerToBytes(BigInt(operations.length), 2),
    ...operations.flatMap((bytes) => [integerToBytes(BigInt(bytes.length), 4), bytes]),
  ]);
}

/**
 * The encoded operations of a batch, each still to be decoded: one that is malformed fails alone.
 * @throws FuqiError malformed, unknown-version
 */
export function decodeBatch(bytes: Uint8Array): Uint8Array[] {
  const reader = new ByteReader(bytes);
  if (reader.u8('version') !== PROTOCOL_VERSION) throw new FuqiError('unknown-version', 'batch');
  const count = reader.u16('batch count');
  if (count === 0) throw new FuqiError('malformed', 'batch count');
  const operations = Array.from({ length: count }, () =>
    reader.bytes(reader.u32('operation length'), 'operation'),
  );
  reader.end();
  return operations;
}
