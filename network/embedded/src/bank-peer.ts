import type { BlockDelivery, ReplicaBank, ReplicaTip } from './bank';
import { decodeBlock } from './block';
import { BlockCommitter } from './block-committer';
import { ChaincodeRuntime, type ChaincodePackage } from './chaincode-runtime';
import { decodeChannelConfig, findCollection } from './channel-config';
import type { ChaincodeResponse } from './endorsed-payload';
import { Endorser, type ProposalResponse } from './endorser';
import { createIdentity } from './identity';
import { signingKey } from './keys';
import { Membership } from './membership';
import type { Scheduler } from './ports';
import { PEER_NAME } from './organisation';
import { hashReplicated } from './replica-hash';
import { prepareReplica } from './store-setup';
import type { Storage } from './storage';

/** What a bank needs to run its own peer. Plain values: they cross into a worker. */
export interface BankPeerSettings {
  readonly mspId: string;
  readonly config: Uint8Array;
  readonly certificatePem: string;
  /** The endorsing key, 32 bytes. */
  readonly scalar: Uint8Array;
  readonly executeTimeoutMs: number;
  readonly totalQueryLimit: number;
}

/** A bank's peer with its own copy of the ledger: endorses on it and keeps it up to date. */
export class BankPeer implements ReplicaBank {
  #lastApplied: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly mspId: string,
    readonly openedAt: ReplicaTip,
    private readonly storage: Storage,
    private readonly endorser: Endorser,
    private readonly committer: BlockCommitter,
  ) {}

  /** @throws LedgerError `CONFIG_MISMATCH`, or `INVALID_OPTIONS` for the contracts. */
  static async open(
    settings: BankPeerSettings,
    storage: Storage,
    chaincode: ChaincodePackage,
    scheduler: Scheduler,
  ): Promise<BankPeer> {
    const { mspId } = settings;
    const config = decodeChannelConfig(settings.config);
    const membership = new Membership(config.organisations);
    const checkpoint = await prepareReplica(storage, config);
    const endorser = new Endorser({
      config,
      membership,
      storage,
      runtime: new ChaincodeRuntime(
        chaincode,
        config.channel,
        mspId,
        scheduler,
        settings.executeTimeoutMs,
      ),
      identity: createIdentity(
        mspId,
        PEER_NAME,
        'peer',
        settings.certificatePem,
        signingKey(settings.scalar),
      ),
      totalQueryLimit: settings.totalQueryLimit,
    });
    const committer = new BlockCommitter(config, membership, storage, checkpoint, {
      sync: false,
      holds: (collection) => findCollection(config, collection)?.members.includes(mspId) ?? false,
    });
    const { height, commitHash } = checkpoint;
    return new BankPeer(mspId, { height, commitHash }, storage, endorser, committer);
  }

  /** Runs on the state after every block delivered before this call. */
  async endorse(signedProposal: Uint8Array, now: number): Promise<ProposalResponse> {
    await this.#lastApplied;
    return this.endorser.endorse(signedProposal, now);
  }

  async evaluate(signedProposal: Uint8Array, now: number): Promise<ChaincodeResponse> {
    await this.#lastApplied;
    return this.endorser.evaluate(signedProposal, now);
  }

  apply(delivery: BlockDelivery): Promise<ReplicaTip> {
    const applied = this.#lastApplied.then(() => this.#apply(delivery));
    this.#lastApplied = applied;
    return applied;
  }

  async audit(): Promise<Uint8Array> {
    await this.#lastApplied;
    return hashReplicated(this.storage);
  }

  async close(): Promise<void> {
    await this.#lastApplied.catch(() => undefined);
    await this.storage.close();
  }

  async #apply(delivery: BlockDelivery): Promise<ReplicaTip> {
    const block = decodeBlock(delivery.block);
    await this.committer.commit(block, new Map(delivery.privatePayloads));
    const { height, commitHash } = this.committer.checkpoint;
    return { height, commitHash };
  }
}
