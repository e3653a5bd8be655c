import { sameBytes } from './bytes';
import type { ByteReader } from './codec';
import { ByteWriter, decodeAll } from './codec';
import { decodeEndorsedPayload, type EndorsedPayload } from './endorsed-payload';
import { LedgerError } from './errors';
import type { Identity } from './identity';
import { parseOrdered, type Proposal } from './proposal';

/** A bank's signature over the endorsed payload followed by its own serialized identity. */
export interface Endorsement {
  readonly endorser: Uint8Array;
  readonly signature: Uint8Array;
}

/** The parts of a transaction that its creator signs. There is no transient map in it. */
export interface TransactionParts {
  readonly channelHeader: Uint8Array;
  readonly signatureHeader: Uint8Array;
  readonly orderedPayload: Uint8Array;
  readonly endorsedPayload: Uint8Array;
  readonly endorsements: readonly Endorsement[];
}

/** A transaction as it stands in a block, taken apart; nothing of it is trusted yet. */
export interface Transaction {
  readonly proposal: Proposal;
  readonly endorsed: EndorsedPayload;
  /** The bytes the endorsements sign. */
  readonly endorsedPayload: Uint8Array;
  readonly endorsements: readonly Endorsement[];
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** The envelope that is ordered: the parts and the creator's signature over them. */
export function signTransaction(parts: TransactionParts, creator: Identity): Buffer {
  const signedBytes = encodeParts(parts);
  return new ByteWriter().bytes(signedBytes).bytes(creator.sign(signedBytes)).finish();
}

function encodeParts(parts: TransactionParts): Buffer {
  return new ByteWriter()
    .bytes(parts.channelHeader)
    .bytes(parts.signatureHeader)
    .bytes(parts.orderedPayload)
    .bytes(parts.endorsedPayload)
    .list(parts.endorsements, (writer, { endorser, signature }) =>
      writer.bytes(endorser).bytes(signature),
    )
    .finish();
}

function readParts(reader: ByteReader): TransactionParts {
  return {
    channelHeader: reader.bytes(),
    signatureHeader: reader.bytes(),
    orderedPayload: reader.bytes(),
    endorsedPayload: reader.bytes(),
    endorsements: reader.list((r) => ({ endorser: r.bytes(), signature: r.bytes() })),
  };
}

/** @throws LedgerError `MALFORMED` or `PROPOSAL_REJECTED`. */
export function parseTransaction(envelope: Uint8Array): Transaction {
  const { signedBytes, signature } = decodeAll(envelope, (reader) => ({
    signedBytes: reader.bytes(),
    signature: reader.bytes(),
  }));
  const parts = decodeAll(signedBytes, readParts);
  return {
    proposal: parseOrdered(parts.channelHeader, parts.signatureHeader, parts.orderedPayload),
    endorsed: decodeEndorsedPayload(parts.endorsedPayload),
    endorsedPayload: parts.endorsedPayload,
    endorsements: parts.endorsements,
    signedBytes,
    signature,
  };
}

/** As {@link parseTransaction}, `null` for bytes that are no transaction. */
export function tryParseTransaction(envelope: Uint8Array): Transaction | null {
  try {
    return parseTransaction(envelope);
  } catch (error) {
    if (error instanceof LedgerError) return null;
    throw error;
  }
}

/** What a bank signs when it endorses. */
export function endorsementMessage(endorsedPayload: Uint8Array, endorser: Uint8Array): Buffer {
  return Buffer.concat([endorsedPayload, endorser]);
}

/** True when the endorsed payload answers this very proposal. */
export function answersProposal(transaction: Transaction): boolean {
  return sameBytes(transaction.endorsed.proposalHash, transaction.proposal.hash);
}
