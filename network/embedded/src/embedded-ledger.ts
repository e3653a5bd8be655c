import { admitTransaction } from './admission';
import type { Bank } from './bank';
import type { BlockPipeline } from './block-pipeline';
import { viewBlock, type Block } from './block-view';
import { utf8 } from './bytes';
import type { CommitStatus } from './commit-tracker';
import type { ChaincodeResponse } from './endorsed-payload';
import { collectEndorsements } from './endorsement-collector';
import { LedgerError } from './errors';
import type { Identity } from './identity';
import type {
  EndorsedTransaction,
  EndorseOptions,
  InvokeOptions,
  TransactionResult,
} from './invocation';
import { transientPayloadKey } from './layout';
import { readBlock, readBlockMetadata, readState, scanState } from './ledger-reader';
import type { Membership } from './membership';
import type { ChannelConfig } from './channel-config';
import type { Organisation } from './organisation';
import type { Clock, Rng } from './ports';
import { parseProposal, parseSignedProposal, signProposal } from './proposal';
import { hashState } from './state-hash';
import type { Storage } from './storage';
import { signTransaction } from './transaction';

/** Fabric's length of a nonce. */
const NONCE_BYTES = 24;

/** The parts an {@link EmbeddedLedger} is made of. */
export interface LedgerParts {
  readonly config: ChannelConfig;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly membership: Membership;
  readonly storage: Storage;
  readonly banks: readonly Bank[];
  readonly pipeline: BlockPipeline;
  readonly clock: Clock;
  readonly rng: Rng;
}

/** A Fabric-like network in one process: see the package's README for what it promises. */
export class EmbeddedLedger {
  readonly #parts: LedgerParts;
  readonly #running = new Set<Promise<unknown>>();

  /** Use `openEmbeddedLedger`. */
  constructor(parts: LedgerParts) {
    this.#parts = parts;
  }

  get channel(): string {
    return this.#parts.config.channel;
  }

  get chaincode(): string {
    return this.#parts.config.chaincode;
  }

  /** The banks, in the order of the configuration. */
  get organisations(): readonly string[] {
    return [...this.#parts.organisations.keys()];
  }

  /**
   * A client of an organisation, with a certificate that carries the attributes. The same
   * arguments give the same identity, also after a restart.
   *
   * @throws LedgerError `INVALID_OPTIONS` for an unknown organisation or an unusable name.
   */
  identity(
    mspId: string,
    name: string,
    attributes: Readonly<Record<string, string>> = {},
  ): Identity {
    const organisation = this.#parts.organisations.get(mspId);
    if (organisation === undefined) {
      throw new LedgerError('INVALID_OPTIONS', 'no such organisation', { mspId });
    }
    return organisation.issue(name, 'client', attributes);
  }

  /**
   * Runs a function at one bank, the identity's own if it has one, and orders nothing.
   *
   * @param functionName `contract:function` or `function`.
   * @returns what the function returned.
   * @throws LedgerError `CHAINCODE_FAILED`, `PROPOSAL_REJECTED`, `ENDORSER_UNAVAILABLE`.
   */
  async evaluate(
    identity: Identity,
    functionName: string,
    args: readonly (string | Uint8Array)[],
    options: InvokeOptions = {},
  ): Promise<Uint8Array> {
    const proposal = this.propose(identity, functionName, args, options);
    const bank = this.#bank(identity.mspId) ?? this.#parts.banks[0];
    const response = await this.#run(async () => bank?.evaluate(proposal, this.#now()));
    return payloadOf(response);
  }

  /** A signed proposal (`peer.SignedProposal` bytes) with a nonce and the time of now. */
  propose(
    identity: Identity,
    functionName: string,
    args: readonly (string | Uint8Array)[],
    options: InvokeOptions = {},
  ): Uint8Array {
    this.#requireOpen();
    const request = {
      channel: this.channel,
      chaincode: this.chaincode,
      nonce: this.#parts.rng.bytes(NONCE_BYTES),
      timestamp: this.#now(),
      args: [functionName, ...args].map((arg) => (typeof arg === 'string' ? utf8(arg) : arg)),
      transient: options.transient ?? {},
    };
    return signProposal(request, identity);
  }

  /**
   * Has the banks run a function and sign what it reads and writes; nothing is ordered yet.
   *
   * @throws LedgerError as {@link evaluate}, and `ENDORSEMENT_MISMATCH` when banks differ.
   */
  async endorse(
    identity: Identity,
    functionName: string,
    args: readonly (string | Uint8Array)[],
    options: EndorseOptions = {},
  ): Promise<EndorsedTransaction> {
    const proposal = this.propose(identity, functionName, args, options);
    return this.endorseProposal(identity, proposal, options);
  }

  /** As {@link endorse} for a proposal that was signed elsewhere or kept for a retry. */
  async endorseProposal(
    identity: Identity,
    signedProposal: Uint8Array,
    options: EndorseOptions = {},
  ): Promise<EndorsedTransaction> {
    this.#requireOpen();
    const banks = this.#endorsers(options.endorsers);
    const collected = await this.#run(() =>
      collectEndorsements(banks, signedProposal, this.#now()),
    );
    const proposal = parseProposal(parseSignedProposal(signedProposal).proposalBytes);
    if (collected.privatePayload.length > 0) {
      const write = { key: transientPayloadKey(proposal.txId), value: collected.privatePayload };
      await this.#parts.storage.write([write], { sync: false });
    }
    const bytes = signTransaction(
      {
        channelHeader: proposal.channelHeader,
        signatureHeader: proposal.signatureHeader,
        orderedPayload: proposal.orderedPayload,
        endorsedPayload: collected.payload,
        endorsements: collected.endorsements,
      },
      identity,
    );
    return { txId: proposal.txId, bytes, result: collected.response.payload };
  }

  /**
   * Hands a transaction to the orderer. Resolving means accepted, not durable: after a crash the
   * outcome is unknown until {@link commitStatus} tells. The same bytes may be sent any number of
   * times; they take effect once.
   *
   * @throws LedgerError `TRANSACTION_REJECTED` for bytes that are no transaction of this channel
   * signed by a member, `ORDERER_FULL`, `LEDGER_FAILED`.
   */
  async submit(endorsed: EndorsedTransaction | Uint8Array): Promise<string> {
    this.#requireOpen();
    const bytes = endorsed instanceof Uint8Array ? endorsed : endorsed.bytes;
    const txId = admitTransaction(bytes, this.channel, this.#parts.membership);
    this.#parts.pipeline.submit(bytes, txId);
    return txId;
  }

  /**
   * What became of a transaction; waits while it is on its way. Once this resolves, the block is
   * on disk. Of several transactions with one id it tells of the first.
   *
   * @throws LedgerError `TRANSACTION_UNKNOWN`: send the same bytes again. `LEDGER_FAILED` and
   * `LEDGER_CLOSED`: unknown here; ask the ledger that is opened next.
   */
  commitStatus(txId: string): Promise<CommitStatus> {
    return this.#parts.pipeline.status(txId);
  }

  /**
   * {@link endorse}, {@link submit} and {@link commitStatus} in one.
   *
   * @throws LedgerError `COMMIT_FAILED` with `details.validationCode` for an invalid transaction.
   */
  async transact(
    identity: Identity,
    functionName: string,
    args: readonly (string | Uint8Array)[],
    options: EndorseOptions = {},
  ): Promise<TransactionResult> {
    const { txId, bytes, result } = await this.endorse(identity, functionName, args, options);
    await this.submit(bytes);
    const status = await this.commitStatus(txId);
    if (status.code !== 'VALID') {
      throw new LedgerError('COMMIT_FAILED', `transaction is invalid: ${status.code}`, {
        txId,
        validationCode: status.code,
        block: status.block,
      });
    }
    return { txId, result, status };
  }

  /**
   * Committed blocks in order, then new ones as they come, until the ledger is closed.
   *
   * @param options.from first block, default 0. `follow: false` ends at the present height.
   */
  async *blocks(
    options: { readonly from?: number; readonly follow?: boolean } = {},
  ): AsyncGenerator<Block, void, undefined> {
    const { pipeline, storage } = this.#parts;
    const { from = 0, follow = true } = options;
    for (let number = from; ; number += 1) {
      while (number >= pipeline.height) {
        if (!follow || pipeline.failure !== null) return;
        await pipeline.nextChange();
      }
      if (pipeline.failure !== null) return;
      yield viewBlock(readBlock(storage, number), readBlockMetadata(storage, number));
    }
  }

  /** Number of committed blocks, the configuration block included. */
  height(): number {
    return this.#parts.pipeline.height;
  }

  /** See `hashState`: the public state of now, or of the keys that `filter` takes. */
  stateHash(filter?: (key: string) => boolean): Promise<Uint8Array> {
    return this.#run(() => hashState(this.#parts.storage, filter));
  }

  /** Every public key with its committed value, in key order: the state as the store has it, not as blocks say it must be. */
  async *entries(): AsyncGenerator<readonly [key: string, value: Uint8Array], void, undefined> {
    this.#requireOpen();
    for await (const [key, { value }] of scanState(this.#parts.storage, '', '')) yield [key, value];
  }

  /** A committed value, for tools and tests; contracts read through their stub. */
  getState(key: string): Uint8Array | undefined {
    this.#requireOpen();
    return readState(this.#parts.storage, key)?.value;
  }

  /** Cuts a block of what is waiting now; resolves when it is durable. */
  flush(): Promise<void> {
    return this.#parts.pipeline.flush();
  }

  /** Finishes what runs and what is ordered, then closes every bank and store. */
  async close(): Promise<void> {
    const { pipeline, banks, storage } = this.#parts;
    await Promise.allSettled(this.#running);
    await pipeline.close();
    await Promise.all(banks.map((bank) => bank.close()));
    await storage.close();
  }

  #now(): number {
    return this.#parts.clock.now();
  }

  #bank(mspId: string): Bank | undefined {
    return this.#parts.banks.find((bank) => bank.mspId === mspId);
  }

  #endorsers(mspIds: readonly string[] | undefined): readonly Bank[] {
    if (mspIds === undefined) return this.#parts.banks;
    return mspIds.map((mspId) => {
      const bank = this.#bank(mspId);
      if (bank === undefined) {
        throw new LedgerError('INVALID_OPTIONS', 'no such bank to endorse', { mspId });
      }
      return bank;
    });
  }

  #requireOpen(): void {
    const { failure } = this.#parts.pipeline;
    if (failure !== null) throw failure;
  }

  /** Keeps track of what runs, so that closing can wait for it. */
  async #run<T>(task: () => Promise<T>): Promise<T> {
    this.#requireOpen();
    const running = task();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }
}

function payloadOf(response: ChaincodeResponse | undefined): Uint8Array {
  if (response === undefined) throw new LedgerError('INVALID_OPTIONS', 'there is no bank to ask');
  if (response.status >= 400) {
    throw new LedgerError('CHAINCODE_FAILED', response.message, { status: response.status });
  }
  return response.payload;
}
