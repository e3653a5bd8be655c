import { createHash } from 'node:crypto';
import { common } from '@hyperledger/fabric-protos';
import { der, octets, sequence } from './identity/der';

/** What links a block, and what its peer says it made of it. */
export interface BlockLinks {
  readonly number: number;
  /** SHA-256 of the header, hex. */
  readonly hash: string;
  readonly previousHash: string;
  /** Chains validation codes and written values of all blocks so far, as this peer found them; hex, empty where there is none. */
  readonly commitHash: string;
}

/** Index of the commit hash among a block's metadata. */
const COMMIT_HASH = common.BlockMetadataIndex.COMMIT_HASH;

/**
 * The links of a block, reckoned from its bytes.
 *
 * @param bytes `common.Block`
 * @throws RangeError when the data are not those that the header names
 */
export function blockLinks(bytes: Uint8Array): BlockLinks {
  const block = common.Block.deserializeBinary(bytes);
  const header = block.getHeader() ?? new common.BlockHeader();
  const number = header.getNumber();
  const data = createHash('sha256');
  (block.getData()?.getDataList_asU8() ?? []).forEach((item) => data.update(item));
  const dataHash = header.getDataHash_asU8();
  if (!data.digest().equals(dataHash)) throw new RangeError(`block ${String(number)}: data`);
  const previous = header.getPreviousHash_asU8();
  // ASN.1 SEQUENCE of number, previous hash and data hash (protoutil.BlockHeaderBytes).
  const encoded = sequence(integer(number), octets(previous), octets(dataHash));
  const metadata = block.getMetadata()?.getMetadataList_asU8()[COMMIT_HASH];
  return {
    number,
    hash: createHash('sha256').update(encoded).digest('hex'),
    previousHash: Buffer.from(previous).toString('hex'),
    commitHash: Buffer.from(commitHashOf(metadata)).toString('hex'),
  };
}

function commitHashOf(metadata: Uint8Array | undefined): Uint8Array {
  if (metadata === undefined || metadata.length === 0) return new Uint8Array(0);
  return common.Metadata.deserializeBinary(metadata).getValue_asU8();
}

/** Of a number from 0 to 2^53 − 1. */
function integer(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return der(0x02, ...((bytes[0] ?? 0) < 0x80 ? [] : [Buffer.alloc(1)]), bytes);
}
