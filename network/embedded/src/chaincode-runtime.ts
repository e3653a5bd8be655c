import type { ChaincodeEvent, ChaincodeResponse } from './endorsed-payload';
import { LedgerError } from './errors';
import type { Proposal, SignedProposal } from './proposal';
import { peer } from './protos';
import type { Scheduler } from './ports';
import {
  shim,
  type ContractClass,
  type ContractMetadata,
  type RunnableChaincode,
  type RunnableStub,
} from './shim';
import type { StubHandler } from './stub-handler';

const ERROR = 500;

/** A chaincode package: contract classes with their explicit metadata. */
export interface ChaincodePackage {
  readonly contracts: readonly ContractClass[];
  /** Must list every contract and `org.hyperledger.fabric`, as the chaincode command demands. */
  readonly metadata: ContractMetadata;
  readonly title: string;
  readonly version: string;
}

/** What running a transaction function gave. */
export interface ChaincodeResult {
  readonly response: ChaincodeResponse;
  readonly event: ChaincodeEvent | null;
}

/** One bank's instance of the chaincode: contracts are constructed once and serve every proposal. */
export class ChaincodeRuntime {
  readonly #chaincode: RunnableChaincode;

  /** @throws LedgerError `INVALID_OPTIONS` when metadata and contracts do not fit. */
  constructor(
    chaincode: ChaincodePackage,
    private readonly channel: string,
    private readonly mspId: string,
    private readonly scheduler: Scheduler,
    private readonly timeoutMilliseconds: number,
  ) {
    this.#chaincode = construct(chaincode);
  }

  /**
   * Runs the function that a proposal names. A contract that throws answers with status 500.
   *
   * @throws LedgerError `ENDORSER_UNAVAILABLE` when the contract does not end in time.
   */
  async invoke(
    handler: StubHandler,
    signed: SignedProposal,
    proposal: Proposal,
  ): Promise<ChaincodeResult> {
    const stub = this.#createStub(handler, signed, proposal);
    try {
      const answer = await this.#withinTime(this.#chaincode.Invoke(stub));
      const response = {
        status: answer?.status ?? ERROR,
        message: answer?.message ?? '',
        payload: answer?.payload ?? Buffer.alloc(0),
      };
      return { response, event: response.status < 400 ? eventOf(stub) : null };
    } finally {
      await handler.end();
    }
  }

  #createStub(handler: StubHandler, signed: SignedProposal, proposal: Proposal): RunnableStub {
    const input = new peer.ChaincodeInput();
    input.setArgsList([...proposal.args]);
    const message = new peer.SignedProposal();
    message.setProposalBytes(signed.proposalBytes);
    message.setSignature(signed.signature);
    const stub = new shim.ChaincodeStub(handler, this.channel, proposal.txId, input, message);
    // The stub would read the process environment, which several banks share here.
    stub.getMspID = () => this.mspId;
    return stub;
  }

  async #withinTime<T>(running: Promise<T>): Promise<T> {
    const timeout = new Promise<never>((_resolve, reject) => {
      const cancel = this.scheduler.after(this.timeoutMilliseconds, () =>
        reject(
          new LedgerError('ENDORSER_UNAVAILABLE', 'the contract did not end in time', {
            mspId: this.mspId,
          }),
        ),
      );
      void running.then(cancel, cancel);
    });
    return Promise.race([running, timeout]);
  }
}

function construct(chaincode: ChaincodePackage): RunnableChaincode {
  const serializers = {
    transaction: 'jsonSerializer',
    serializers: { jsonSerializer: shim.JSONSerializer },
  };
  try {
    return new shim.ChaincodeFromContract(
      // Copies: the constructor appends its own contract and completes the metadata in place.
      [...chaincode.contracts],
      serializers,
      structuredClone(chaincode.metadata),
      chaincode.title,
      chaincode.version,
    );
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LedgerError('INVALID_OPTIONS', `contracts: ${reason}`, {}, { cause });
  }
}

function eventOf(stub: RunnableStub): ChaincodeEvent | null {
  const event = stub.chaincodeEvent;
  if (event === undefined) return null;
  return { name: event.getEventName(), payload: event.getPayload_asU8() };
}
