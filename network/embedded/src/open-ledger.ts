import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { Bank, ReplicaBank } from './bank';
import type { BankPeerSettings } from './bank-peer';
import { BlockCommitter } from './block-committer';
import { BlockPipeline } from './block-pipeline';
import { ChaincodeRuntime, type ChaincodePackage } from './chaincode-runtime';
import { loadChaincodeModule } from './chaincode-module';
import { encodeChannelConfig } from './channel-config';
import { openChannel, type Channel } from './channel-setup';
import { EmbeddedLedger } from './embedded-ledger';
import { Endorser } from './endorser';
import { openLevelStorage } from './level-storage';
import { Membership } from './membership';
import { MemoryStorage } from './memory-storage';
import {
  resolveOptions,
  type EmbeddedLedgerOptions,
  type Location,
  type ResolvedOptions,
} from './options';
import { PEER_NAME, type Organisation } from './organisation';
import { ReplicaFeed } from './replica-feed';
import type { Storage } from './storage';
import { WorkerBank } from './worker-bank';

/**
 * Opens the ledger at a place, creating it when there is none, after checking all that is there.
 *
 * @throws LedgerError `INVALID_OPTIONS`, `CONFIG_MISMATCH`, `CHAIN_BROKEN` or `STATE_MISMATCH`
 * naming the block, `BANK_DIVERGED` naming the bank.
 */
export async function openEmbeddedLedger(options: EmbeddedLedgerOptions): Promise<EmbeddedLedger> {
  const resolved = resolveOptions(options);
  const storage = await openStorage(resolved.location);
  const opened: Bank[] = [];
  try {
    const channel = await openChannel(storage, resolved);
    const replicas = await openReplicas(resolved, channel, opened);
    return await assemble(resolved, storage, channel, replicas);
  } catch (error) {
    await Promise.allSettled(opened.map((bank) => bank.close()));
    await storage.close();
    throw error;
  }
}

async function openStorage(location: Location): Promise<Storage> {
  switch (location.kind) {
    case 'memory':
      return new MemoryStorage();
    case 'storage':
      return location.storage;
    case 'directory': {
      await mkdir(location.path, { recursive: true, mode: 0o700 });
      return openLevelStorage(join(location.path, 'ledger'));
    }
  }
}

async function assemble(
  options: ResolvedOptions,
  storage: Storage,
  channel: Channel,
  replicas: readonly ReplicaBank[],
): Promise<EmbeddedLedger> {
  const { config, organisations, checkpoint } = channel;
  const membership = new Membership(config.organisations);
  const feed = new ReplicaFeed(config, replicas);
  await feed.catchUp(storage, checkpoint.height);
  const committer = new BlockCommitter(config, membership, storage, checkpoint, {
    sync: true,
    // With replicas the values lie with the member banks, else here, for all of them.
    holds: () => !options.workers,
  });
  const pipeline = new BlockPipeline(storage, committer, feed, options.block, options.scheduler);
  const banks = options.workers ? replicas : localBanks(options, storage, channel, membership);
  const { clock, rng } = options;
  return new EmbeddedLedger({
    config,
    organisations,
    membership,
    storage,
    banks,
    pipeline,
    clock,
    rng,
  });
}

/** Banks in this thread: each its own contracts and key, all on the ledger's own store. */
function localBanks(
  options: ResolvedOptions,
  storage: Storage,
  channel: Channel,
  membership: Membership,
): Bank[] {
  const { config } = channel;
  const chaincode = packageOf(options);
  return [...channel.organisations.values()].map((organisation) => {
    const { mspId } = organisation;
    const runtime = new ChaincodeRuntime(
      chaincode,
      config.channel,
      mspId,
      options.scheduler,
      options.executeTimeoutMs,
    );
    const identity = organisation.issue(PEER_NAME, 'peer');
    const { totalQueryLimit } = options;
    const endorser = new Endorser({
      config,
      membership,
      storage,
      runtime,
      identity,
      totalQueryLimit,
    });
    return {
      mspId,
      endorse: (proposal, now) => endorser.endorse(proposal, now),
      evaluate: (proposal, now) => endorser.evaluate(proposal, now),
      close: () => Promise.resolve(),
    };
  });
}

function packageOf({ source }: ResolvedOptions): ChaincodePackage {
  if (source.kind === 'package') return source.chaincode;
  return loadChaincodeModule(source.path, source.title, source.version);
}

/** Banks in threads of their own. `opened` gets each as it stands, so that a failure closes them. */
async function openReplicas(
  options: ResolvedOptions,
  channel: Channel,
  opened: Bank[],
): Promise<ReplicaBank[]> {
  const { source, location, workers } = options;
  if (!workers || source.kind !== 'module') return [];
  const config = encodeChannelConfig(channel.config);
  const started = await Promise.allSettled(
    [...channel.organisations.values()].map(async (organisation) => {
      const bank = await WorkerBank.start({
        settings: peerSettings(options, config, organisation),
        directory: await replicaDirectory(location, organisation.mspId),
        modulePath: source.path,
        title: source.title,
        version: source.version,
      });
      opened.push(bank);
      return bank;
    }),
  );
  return started.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

function peerSettings(
  options: ResolvedOptions,
  config: Uint8Array,
  organisation: Organisation,
): BankPeerSettings {
  return {
    mspId: organisation.mspId,
    config,
    certificatePem: organisation.issue(PEER_NAME, 'peer').certificatePem,
    scalar: organisation.signingKeyOf(PEER_NAME, 'peer').scalar,
    executeTimeoutMs: options.executeTimeoutMs,
    totalQueryLimit: options.totalQueryLimit,
  };
}

async function replicaDirectory(location: Location, mspId: string): Promise<string | null> {
  if (location.kind !== 'directory') return null;
  const parent = join(location.path, 'banks');
  await mkdir(parent, { recursive: true, mode: 0o700 });
  return join(parent, mspId);
}
