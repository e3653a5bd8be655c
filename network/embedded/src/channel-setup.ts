import { decodeChannelConfig, type ChannelConfig } from './channel-config';
import { LedgerError } from './errors';
import { SEED_KEY } from './layout';
import { readBlock, readCheckpoint } from './ledger-reader';
import type { ResolvedOptions } from './options';
import { Organisation } from './organisation';
import type { Checkpoint } from './checkpoint';
import { prepareStore } from './store-setup';
import type { Storage } from './storage';

const SEED_BYTES = 32;

/** A channel as it stands in a store, with the authorities of its organisations. */
export interface Channel {
  readonly config: ChannelConfig;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly checkpoint: Checkpoint;
}

/**
 * Creates the channel in an empty store or opens the one that is there, checking it whole.
 *
 * @throws LedgerError `CONFIG_MISMATCH`, `CHAIN_BROKEN`, `STATE_MISMATCH`.
 */
export async function openChannel(storage: Storage, options: ResolvedOptions): Promise<Channel> {
  const origin = readOrigin(storage) ?? {
    // Whole seconds, since that is what certificates can say.
    bornAt: Math.floor(options.clock.now() / 1000) * 1000,
    seed: options.rng.bytes(SEED_BYTES),
  };
  const organisations = new Map(
    options.organisations.map((mspId) => [
      mspId,
      new Organisation(origin.seed, mspId, origin.bornAt),
    ]),
  );
  const config: ChannelConfig = {
    channel: options.channel,
    chaincode: options.chaincode,
    bornAt: origin.bornAt,
    organisations: [...organisations.values()].map(({ mspId, rootCertificatePem }) => ({
      mspId,
      rootCertificatePem,
    })),
    policy: options.policy,
    collections: options.collections,
  };
  const seedWrite = { key: SEED_KEY, value: origin.seed };
  return { config, organisations, checkpoint: await prepareStore(storage, config, [seedWrite]) };
}

/** When a store's channel was born and the seed of its keys; `null` for an empty store. */
function readOrigin(storage: Storage): { bornAt: number; seed: Uint8Array } | null {
  if (readCheckpoint(storage) === null) return null;
  const seed = storage.get(SEED_KEY);
  const configuration = readConfiguration(storage);
  if (seed === undefined || configuration === undefined) {
    throw new LedgerError('CHAIN_BROKEN', 'stored block 0 has no configuration', {
      block: 0,
      reason: 'CONFIGURATION',
    });
  }
  return { bornAt: configuration.bornAt, seed };
}

/** Undecodable bytes count as absent: whoever damaged them damaged block 0. */
function readConfiguration(storage: Storage): ChannelConfig | undefined {
  try {
    const [bytes] = readBlock(storage, 0).items;
    return bytes === undefined ? undefined : decodeChannelConfig(bytes);
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}
