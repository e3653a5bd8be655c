import { asBuffer, hex, sameBytes, sha256, utf8 } from './bytes';
import { LedgerError } from './errors';
import type { Identity } from './identity';
import { common, peer, Timestamp } from './protos';

/** Fabric's time: seconds since the epoch and nanoseconds. */
export interface TransactionTime {
  readonly seconds: number;
  readonly nanos: number;
}

/** What a client asks a chaincode to do; `args[0]` is the function. */
export interface ProposalRequest {
  readonly channel: string;
  readonly chaincode: string;
  readonly nonce: Uint8Array;
  /** Milliseconds since the epoch, the client's own clock. */
  readonly timestamp: number;
  readonly args: readonly Uint8Array[];
  readonly transient: Readonly<Record<string, Uint8Array>>;
}

/** A proposal taken apart. Nothing in it is trusted before {@link checkProposal}. */
export interface Proposal {
  readonly txId: string;
  readonly channel: string;
  readonly chaincode: string;
  readonly time: TransactionTime;
  readonly creator: Uint8Array;
  readonly nonce: Uint8Array;
  readonly args: readonly Uint8Array[];
  readonly channelHeader: Uint8Array;
  readonly signatureHeader: Uint8Array;
  /** The payload without the transient map: this is what is ordered and hashed. */
  readonly orderedPayload: Uint8Array;
  readonly hash: Uint8Array;
}

/** A signed proposal: Fabric's own protobuf messages, since fabric-shim's stub reads them. */
export interface SignedProposal {
  readonly proposalBytes: Uint8Array;
  readonly signature: Uint8Array;
}

/** `peer.SignedProposal` bytes for a request, signed by its creator. */
export function signProposal(request: ProposalRequest, creator: Identity): Uint8Array {
  const proposal = new peer.Proposal();
  proposal.setHeader(buildHeader(request, creator.serialized));
  proposal.setPayload(buildPayload(request));
  const proposalBytes = proposal.serializeBinary();
  const signed = new peer.SignedProposal();
  signed.setProposalBytes(proposalBytes);
  signed.setSignature(creator.sign(proposalBytes));
  return signed.serializeBinary();
}

/** Fabric's rule: the id binds the nonce to its creator, so nobody can take another's id. */
export function transactionId(nonce: Uint8Array, creator: Uint8Array): string {
  return hex(sha256(nonce, creator));
}

function buildHeader(request: ProposalRequest, creator: Uint8Array): Uint8Array {
  const timestamp = new Timestamp();
  timestamp.setSeconds(Math.floor(request.timestamp / 1000));
  timestamp.setNanos((request.timestamp % 1000) * 1_000_000);
  const channelHeader = new common.ChannelHeader();
  channelHeader.setType(common.HeaderType.ENDORSER_TRANSACTION);
  channelHeader.setChannelId(request.channel);
  channelHeader.setTxId(transactionId(request.nonce, creator));
  channelHeader.setTimestamp(timestamp);
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setCreator(creator);
  signatureHeader.setNonce(request.nonce);
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());
  return header.serializeBinary();
}

/** The generated code's map; its own types are missing from the package. */
interface TransientMap {
  set(name: string, value: Uint8Array): unknown;
}

function buildPayload(request: ProposalRequest): Uint8Array {
  const chaincodeId = new peer.ChaincodeID();
  chaincodeId.setName(request.chaincode);
  const input = new peer.ChaincodeInput();
  input.setArgsList([...request.args]);
  const spec = new peer.ChaincodeSpec();
  spec.setChaincodeId(chaincodeId);
  spec.setInput(input);
  const invocation = new peer.ChaincodeInvocationSpec();
  invocation.setChaincodeSpec(spec);
  const payload = new peer.ChaincodeProposalPayload();
  payload.setInput(invocation.serializeBinary());
  const transient = payload.getTransientmapMap() as TransientMap;
  // Sorted, so that one request has one encoding.
  for (const name of Object.keys(request.transient).sort()) {
    transient.set(name, request.transient[name] ?? Buffer.alloc(0));
  }
  return payload.serializeBinary();
}

/** @throws LedgerError `PROPOSAL_REJECTED`, reason `MALFORMED_PROPOSAL`. */
export function parseSignedProposal(bytes: Uint8Array): SignedProposal {
  return parsing(() => {
    const signed = peer.SignedProposal.deserializeBinary(bytes);
    return {
      proposalBytes: signed.getProposalBytes_asU8(),
      signature: signed.getSignature_asU8(),
    };
  });
}

/** @throws LedgerError `PROPOSAL_REJECTED`, reason `MALFORMED_PROPOSAL`. */
export function parseProposal(proposalBytes: Uint8Array): Proposal {
  return parsing(() => {
    const proposal = peer.Proposal.deserializeBinary(proposalBytes);
    const header = common.Header.deserializeBinary(proposal.getHeader_asU8());
    const full = peer.ChaincodeProposalPayload.deserializeBinary(proposal.getPayload_asU8());
    const ordered = new peer.ChaincodeProposalPayload();
    ordered.setInput(full.getInput_asU8());
    return parseOrdered(
      header.getChannelHeader_asU8(),
      header.getSignatureHeader_asU8(),
      ordered.serializeBinary(),
    );
  });
}

/** The same from the parts that a transaction carries. */
export function parseOrdered(
  channelHeader: Uint8Array,
  signatureHeader: Uint8Array,
  orderedPayload: Uint8Array,
): Proposal {
  return parsing(() => {
    const channel = common.ChannelHeader.deserializeBinary(channelHeader);
    const signer = common.SignatureHeader.deserializeBinary(signatureHeader);
    if (channel.getType() !== common.HeaderType.ENDORSER_TRANSACTION || channel.getEpoch() !== 0) {
      throw new Error('not an endorser transaction of epoch 0');
    }
    const payload = peer.ChaincodeProposalPayload.deserializeBinary(orderedPayload);
    const invocation = peer.ChaincodeInvocationSpec.deserializeBinary(payload.getInput_asU8());
    const spec = invocation.getChaincodeSpec();
    const timestamp = channel.getTimestamp() as InstanceType<typeof Timestamp> | undefined;
    if (spec === undefined || timestamp === undefined) throw new Error('incomplete proposal');
    return {
      txId: channel.getTxId(),
      channel: channel.getChannelId(),
      chaincode: spec.getChaincodeId()?.getName() ?? '',
      time: { seconds: timestamp.getSeconds(), nanos: timestamp.getNanos() },
      creator: signer.getCreator_asU8(),
      nonce: signer.getNonce_asU8(),
      args: spec.getInput()?.getArgsList_asU8() ?? [],
      channelHeader,
      signatureHeader,
      orderedPayload,
      hash: sha256(channelHeader, signatureHeader, orderedPayload),
    };
  });
}

/** Milliseconds since the epoch, rounded down. */
export function timeInMilliseconds(time: TransactionTime): number {
  return time.seconds * 1000 + Math.floor(time.nanos / 1_000_000);
}

/** True when the id is the hash that Fabric prescribes. */
export function hasHonestId(proposal: Proposal): boolean {
  const expected = sha256(proposal.nonce, proposal.creator);
  return proposal.nonce.length > 0 && sameBytes(Buffer.from(proposal.txId, 'hex'), expected);
}

/** The function's name for people: the first argument, or nothing. */
export function functionName(proposal: Proposal): string {
  return asBuffer(proposal.args[0] ?? utf8('')).toString('utf8');
}

function parsing<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof LedgerError) throw cause;
    const reason = 'MALFORMED_PROPOSAL';
    throw new LedgerError(
      'PROPOSAL_REJECTED',
      `proposal refused: ${reason}`,
      { reason },
      { cause },
    );
  }
}
