import type { Gateway, Network, Proposal, Transaction } from '@hyperledger/fabric-gateway';
import { common, gateway as messages, msp, peer } from '@hyperledger/fabric-protos';
import type { CommitResult, EndorsedTransaction, FabricPort } from './fabric-port';

/** Which channel and chaincode, and who endorses. */
export interface GatewayPortOptions {
  readonly channel: string;
  readonly chaincode: string;
  /** MSP ids of the banks that endorse; without them the peer chooses by policy. */
  readonly endorsers?: readonly string[];
  /** MSP ids of the banks whose peers may answer questions; without them the own bank's, else any that can. */
  readonly evaluators?: readonly string[];
  /**
   * Time that proposals carry, milliseconds since 1970. Peers refuse what differs from their own clock by more than their
   * window, so a time of one's own serves development networks whose peers have a wide one.
   */
  readonly now?: () => number;
}

/** The end of a chain. */
export interface ChainInfo {
  /** Number of blocks. */
  readonly height: number;
  /** Hash of the last block's header, hex. */
  readonly lastHash: string;
}

interface ProtoTime {
  setSeconds(value: number): void;
  setNanos(value: number): void;
}

/** {@link FabricPort} on Fabric's gateway. */
export class GatewayPort implements FabricPort {
  readonly #network: Network;

  constructor(
    private readonly gateway: Gateway,
    private readonly options: GatewayPortOptions,
  ) {
    this.#network = gateway.getNetwork(options.channel);
  }

  evaluate(fn: string, args: readonly string[]): Promise<Uint8Array> {
    return this.#question(this.options.chaincode, fn, args);
  }

  async endorse(fn: string, args: readonly Uint8Array[]): Promise<EndorsedTransaction> {
    const { chaincode, endorsers } = this.options;
    const proposal = this.#network.getContract(chaincode).newProposal(fn, {
      arguments: [...args],
      ...(endorsers !== undefined && { endorsingOrganizations: [...endorsers] }),
    });
    const transaction = await this.#timed(proposal).endorse();
    return {
      txId: transaction.getTransactionId(),
      answer: transaction.getResult(),
      // The envelope is signed once, so that every call sends the same bytes.
      submit: async () => {
        await transaction.submit();
      },
      status: () => this.#status(transaction),
      recorded: () => this.#recorded(transaction.getTransactionId()),
    };
  }

  async height(): Promise<number> {
    return (await this.chainInfo()).height;
  }

  /** Where a peer's copy of the chain ends. @throws GatewayError */
  async chainInfo(): Promise<ChainInfo> {
    const answer = await this.#question('qscc', 'GetChainInfo', [this.options.channel]);
    const info = common.BlockchainInfo.deserializeBinary(answer);
    const lastHash = Buffer.from(info.getCurrentblockhash_asU8()).toString('hex');
    return { height: info.getHeight(), lastHash };
  }

  async *blocks(from: number): AsyncIterable<Uint8Array> {
    const events = await this.#network.getBlockEvents({ startBlock: BigInt(from) });
    try {
      for await (const block of events) yield block.serializeBinary();
    } finally {
      events.close();
    }
  }

  #question(chaincode: string, fn: string, args: readonly string[]): Promise<Uint8Array> {
    const { evaluators } = this.options;
    const proposal = this.#network.getContract(chaincode).newProposal(fn, {
      arguments: [...args],
      ...(evaluators !== undefined && { endorsingOrganizations: [...evaluators] }),
    });
    return this.#timed(proposal).evaluate();
  }

  /** A question of its own, since the one that comes with a submission exists only where that was answered. */
  async #status(transaction: Transaction): Promise<CommitResult> {
    const { mspId, credentials } = this.gateway.getIdentity();
    const identity = new msp.SerializedIdentity();
    identity.setMspid(mspId);
    identity.setIdBytes(credentials);
    const request = new messages.CommitStatusRequest();
    request.setChannelId(this.options.channel);
    request.setTransactionId(transaction.getTransactionId());
    request.setIdentity(identity.serializeBinary());
    const signed = new messages.SignedCommitStatusRequest();
    signed.setRequest(request.serializeBinary());
    const status = await this.gateway.newCommit(signed.serializeBinary()).getStatus();
    return { code: status.code, block: status.blockNumber };
  }

  async #recorded(txId: string): Promise<CommitResult> {
    const question = [this.options.channel, txId];
    const answer = await this.#question('qscc', 'GetTransactionByID', question);
    return { code: peer.ProcessedTransaction.deserializeBinary(answer).getValidationcode() };
  }

  /** The proposal with the time of the options in its header; the transaction id does not depend on it. */
  #timed(proposal: Proposal): Proposal {
    const { now } = this.options;
    if (now === undefined) return proposal;
    const proposed = messages.ProposedTransaction.deserializeBinary(proposal.getBytes());
    const signed = proposed.getProposal();
    if (signed === undefined) return proposal;
    const inner = peer.Proposal.deserializeBinary(signed.getProposalBytes_asU8());
    const header = common.Header.deserializeBinary(inner.getHeader_asU8());
    const channel = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
    // The type of this message comes from a package without types.
    const time = channel.getTimestamp() as unknown as ProtoTime | undefined;
    time?.setSeconds(Math.floor(now() / 1000));
    time?.setNanos(0);
    header.setChannelHeader(channel.serializeBinary());
    inner.setHeader(header.serializeBinary());
    signed.setProposalBytes(inner.serializeBinary());
    signed.setSignature(new Uint8Array(0));
    return this.gateway.newProposal(proposed.serializeBinary());
  }
}
