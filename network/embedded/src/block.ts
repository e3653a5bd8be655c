import { sha256, utf8 } from './bytes';
import type { ByteReader } from './codec';
import { ByteWriter, decodeAll } from './codec';
import { LedgerError } from './errors';
import { VALIDATION_CODE, validationCodeName, type ValidationCode } from './validation-code';

const HASH_BYTES = 32;
const HEADER_DOMAIN = utf8('fuqi/embedded/block-header/1');
const COMMIT_DOMAIN = utf8('fuqi/embedded/commit/1');

/** What links a block to the one before it. */
export interface BlockHeader {
  readonly number: number;
  readonly previousHash: Uint8Array;
  /** SHA-256 over the canonical list of the block's items. */
  readonly dataHash: Uint8Array;
}

/** A block as ordered: opaque envelopes, valid or not. Block 0 holds the configuration. */
export interface OrderedBlock {
  readonly header: BlockHeader;
  readonly items: readonly Uint8Array[];
}

/** What a bank found out about a block. Not part of the header: ordering comes first. */
export interface BlockMetadata {
  readonly codes: readonly ValidationCode[];
  /** Hash of all state after the block. */
  readonly stateHash: Uint8Array;
  /** Chains codes and state hashes: Fabric's commit hash. */
  readonly commitHash: Uint8Array;
}

export const NO_HASH = Buffer.alloc(HASH_BYTES);

/** The next block of a chain. */
export function buildBlock(
  number: number,
  previousHash: Uint8Array,
  items: readonly Uint8Array[],
): OrderedBlock {
  return { header: { number, previousHash, dataHash: dataHashOf(items) }, items };
}

export function dataHashOf(items: readonly Uint8Array[]): Buffer {
  return sha256(new ByteWriter().list(items, (writer, item) => writer.bytes(item)).finish());
}

export function headerHash(header: BlockHeader): Buffer {
  return sha256(HEADER_DOMAIN, encodeHeader(header));
}

export function commitHashOf(
  previous: Uint8Array,
  codes: readonly ValidationCode[],
  stateHash: Uint8Array,
): Buffer {
  const codeBytes = Buffer.from(codes.map((code) => VALIDATION_CODE[code]));
  return sha256(COMMIT_DOMAIN, previous, new ByteWriter().bytes(codeBytes).finish(), stateHash);
}

function encodeHeader(header: BlockHeader): Buffer {
  return new ByteWriter().u64(header.number).raw(header.previousHash).raw(header.dataHash).finish();
}

export function encodeBlock(block: OrderedBlock): Buffer {
  return new ByteWriter()
    .raw(encodeHeader(block.header))
    .list(block.items, (writer, item) => writer.bytes(item))
    .finish();
}

/** @throws LedgerError `MALFORMED`. The data hash is not compared here. */
export function decodeBlock(bytes: Uint8Array): OrderedBlock {
  return decodeAll(bytes, (reader) => ({
    header: {
      number: reader.u64(),
      previousHash: reader.raw(HASH_BYTES),
      dataHash: reader.raw(HASH_BYTES),
    },
    items: reader.list((r) => r.bytes()),
  }));
}

export function encodeBlockMetadata(metadata: BlockMetadata): Buffer {
  return new ByteWriter()
    .list(metadata.codes, (writer, code) => writer.u8(VALIDATION_CODE[code]))
    .raw(metadata.stateHash)
    .raw(metadata.commitHash)
    .finish();
}

/** @throws LedgerError `MALFORMED`. */
export function decodeBlockMetadata(bytes: Uint8Array): BlockMetadata {
  return decodeAll(bytes, (reader) => ({
    codes: reader.list(readCode),
    stateHash: reader.raw(HASH_BYTES),
    commitHash: reader.raw(HASH_BYTES),
  }));
}

function readCode(reader: ByteReader): ValidationCode {
  const code = validationCodeName(reader.u8());
  if (code === undefined) throw new LedgerError('MALFORMED', 'unknown validation code');
  return code;
}
