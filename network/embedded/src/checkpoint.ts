import { ByteWriter, decodeAll } from './codec';

/** Where a store stands: written in the same batch as the block it names. */
export interface Checkpoint {
  /** Number of blocks, the configuration block included. */
  readonly height: number;
  readonly blockHash: Uint8Array;
  readonly commitHash: Uint8Array;
  /** The sum of `StateDigest`. */
  readonly stateDigest: Uint8Array;
}

export function encodeCheckpoint(checkpoint: Checkpoint): Buffer {
  return new ByteWriter()
    .u64(checkpoint.height)
    .bytes(checkpoint.blockHash)
    .bytes(checkpoint.commitHash)
    .bytes(checkpoint.stateDigest)
    .finish();
}

export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  return decodeAll(bytes, (reader) => ({
    height: reader.u64(),
    blockHash: reader.bytes(),
    commitHash: reader.bytes(),
    stateDigest: reader.bytes(),
  }));
}
