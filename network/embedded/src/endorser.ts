import type { ChannelConfig } from './channel-config';
import type { ChaincodeRuntime } from './chaincode-runtime';
import { encodeEndorsedPayload, type ChaincodeResponse } from './endorsed-payload';
import { readHistory } from './history';
import type { Identity } from './identity';
import { findTransaction } from './ledger-reader';
import type { Membership } from './membership';
import { encodePrivatePayload } from './private-payload';
import { checkProposal } from './proposal-check';
import { parseSignedProposal } from './proposal';
import { Simulator } from './simulator';
import type { Storage } from './storage';
import { StubHandler } from './stub-handler';
import { endorsementMessage, type Endorsement } from './transaction';

/** A bank's answer to a proposal. Without an endorsement the contract refused. */
export interface ProposalResponse {
  readonly response: ChaincodeResponse;
  readonly endorsed: EndorsedResult | null;
}

/** What a bank signed, and what only members of collections may get. */
export interface EndorsedResult {
  readonly payload: Uint8Array;
  readonly endorsement: Endorsement;
  /** Encoded private writes; empty when there are none. */
  readonly privatePayload: Uint8Array;
}

/** What an endorser stands on. */
export interface EndorserEnvironment {
  readonly config: ChannelConfig;
  readonly membership: Membership;
  readonly storage: Storage;
  readonly runtime: ChaincodeRuntime;
  readonly identity: Identity;
  readonly totalQueryLimit: number;
}

/** One bank's endorsing peer: checks a proposal, runs it on its committed state, signs the result. */
export class Endorser {
  readonly #environment: EndorserEnvironment;

  constructor(environment: EndorserEnvironment) {
    this.#environment = environment;
  }

  get mspId(): string {
    return this.#environment.identity.mspId;
  }

  /**
   * @param signedProposal `peer.SignedProposal` bytes.
   * @param now the bank's clock, milliseconds since the epoch.
   * @throws LedgerError `PROPOSAL_REJECTED`, `ENDORSER_UNAVAILABLE`.
   */
  async endorse(signedProposal: Uint8Array, now: number): Promise<ProposalResponse> {
    const { identity } = this.#environment;
    const run = await this.#run(signedProposal, now);
    if (run.response.status >= 400) return { response: run.response, endorsed: null };
    const payload = encodeEndorsedPayload({
      proposalHash: run.proposalHash,
      response: run.response,
      event: run.event,
      rwset: run.simulator.result(),
    });
    const signature = identity.sign(endorsementMessage(payload, identity.serialized));
    const privateWrites = run.simulator.private.payload();
    return {
      response: run.response,
      endorsed: {
        payload,
        endorsement: { endorser: identity.serialized, signature },
        privatePayload:
          privateWrites.length === 0 ? Buffer.alloc(0) : encodePrivatePayload(privateWrites),
      },
    };
  }

  /** As {@link endorse} without signing: a query. */
  async evaluate(signedProposal: Uint8Array, now: number): Promise<ChaincodeResponse> {
    const run = await this.#run(signedProposal, now);
    return run.response;
  }

  async #run(signedProposal: Uint8Array, now: number) {
    const { config, membership, storage, runtime, totalQueryLimit } = this.#environment;
    const signed = parseSignedProposal(signedProposal);
    const view = storage.snapshot();
    try {
      const { proposal, creator } = checkProposal(signed, {
        channel: config.channel,
        chaincode: config.chaincode,
        membership,
        now,
        isCommitted: (txId) => findTransaction(view, txId) !== null,
      });
      const simulator = new Simulator({
        config,
        view,
        endorserMspId: this.mspId,
        creatorMspId: creator.mspId,
      });
      const handler = new StubHandler(simulator, (key) => readHistory(view, key), totalQueryLimit);
      const { response, event } = await runtime.invoke(handler, signed, proposal);
      return { response, event, simulator, proposalHash: proposal.hash };
    } finally {
      await view.close();
    }
  }
}
