import { headerHash, type BlockMetadata, type OrderedBlock } from './block';
import type { ChaincodeEvent, ChaincodeResponse } from './endorsed-payload';
import { parseIdentity } from './membership';
import type { TransactionTime } from './proposal';
import type { Rwset } from './rwset';
import { tryParseTransaction } from './transaction';
import type { ValidationCode } from './validation-code';

/** A committed block, taken apart for those who follow the ledger. */
export interface Block {
  readonly number: number;
  readonly hash: Uint8Array;
  readonly previousHash: Uint8Array;
  readonly dataHash: Uint8Array;
  /** Hash of all state after the block. */
  readonly stateHash: Uint8Array;
  /** Empty for block 0, which holds the configuration. */
  readonly transactions: readonly BlockTransaction[];
}

/** One item of a block. Invalid ones stay, without effect. */
export interface BlockTransaction {
  readonly index: number;
  readonly code: ValidationCode;
  /** The item as ordered. */
  readonly bytes: Uint8Array;
  /** `null` for bytes that are no transaction. */
  readonly content: TransactionContent | null;
}

/** What a transaction says; only with code `VALID` did it happen. */
export interface TransactionContent {
  readonly txId: string;
  readonly time: TransactionTime;
  readonly creator: { readonly mspId: string; readonly certificatePem: string };
  /** `args[0]` is the function. */
  readonly args: readonly Uint8Array[];
  readonly response: ChaincodeResponse;
  readonly rwset: Rwset;
  readonly event: ChaincodeEvent | null;
  /** Organisations that endorsed, in the order of their endorsements. */
  readonly endorsers: readonly string[];
}

/** Joins a block with what was found out about it. */
export function viewBlock(block: OrderedBlock, metadata: BlockMetadata): Block {
  const { header, items } = block;
  const isConfiguration = header.number === 0;
  return {
    number: header.number,
    hash: headerHash(header),
    previousHash: header.previousHash,
    dataHash: header.dataHash,
    stateHash: metadata.stateHash,
    transactions: isConfiguration
      ? []
      : items.map((bytes, index) => ({
          index,
          code: metadata.codes[index] ?? 'BAD_PAYLOAD',
          bytes,
          content: viewContent(bytes),
        })),
  };
}

function viewContent(bytes: Uint8Array): TransactionContent | null {
  const transaction = tryParseTransaction(bytes);
  if (transaction === null) return null;
  const { proposal, endorsed, endorsements } = transaction;
  return {
    txId: proposal.txId,
    time: proposal.time,
    creator: parseIdentity(proposal.creator),
    args: proposal.args,
    response: endorsed.response,
    rwset: endorsed.rwset,
    event: endorsed.event,
    endorsers: endorsements.map(({ endorser }) => parseIdentity(endorser).mspId),
  };
}
