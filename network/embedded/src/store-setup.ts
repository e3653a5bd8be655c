import { sameBytes } from './bytes';
import {
  buildBlock,
  commitHashOf,
  encodeBlock,
  encodeBlockMetadata,
  headerHash,
  NO_HASH,
} from './block';
import { checkStore } from './chain-check';
import { encodeChannelConfig, type ChannelConfig } from './channel-config';
import { encodeCheckpoint, type Checkpoint } from './checkpoint';
import { LedgerError } from './errors';
import { blockKey, blockMetadataKey, CHECKPOINT_KEY } from './layout';
import { readBlock, readCheckpoint } from './ledger-reader';
import { StateDigest } from './state-digest';
import type { Storage, StorageWrite } from './storage';

/**
 * Puts the configuration block into an empty store, or checks a store that has one.
 *
 * @throws LedgerError `CONFIG_MISMATCH` when the store belongs to another channel configuration,
 * `CHAIN_BROKEN` or `STATE_MISMATCH` from {@link checkStore}.
 */
export async function prepareStore(
  storage: Storage,
  config: ChannelConfig,
  extraWrites: readonly StorageWrite[] = [],
): Promise<Checkpoint> {
  const existing = readCheckpoint(storage);
  if (existing === null) return createStore(storage, config, extraWrites);
  await checkStore(storage, existing);
  requireSameConfig(storage, config);
  return existing;
}

/**
 * The same for a bank's copy, whose content the ledger compares with its own afterwards.
 *
 * @throws LedgerError `CONFIG_MISMATCH`.
 */
export async function prepareReplica(storage: Storage, config: ChannelConfig): Promise<Checkpoint> {
  const existing = readCheckpoint(storage);
  if (existing === null) return createStore(storage, config, []);
  requireSameConfig(storage, config);
  return existing;
}

function requireSameConfig(storage: Storage, config: ChannelConfig): void {
  const stored = readBlock(storage, 0).items[0];
  if (stored === undefined || !sameBytes(stored, encodeChannelConfig(config))) {
    throw new LedgerError('CONFIG_MISMATCH', 'the store was created with another configuration');
  }
}

async function createStore(
  storage: Storage,
  config: ChannelConfig,
  extraWrites: readonly StorageWrite[],
): Promise<Checkpoint> {
  const block = buildBlock(0, NO_HASH, [encodeChannelConfig(config)]);
  const digest = new StateDigest();
  const codes = ['VALID'] as const;
  const stateHash = digest.hash();
  const metadata = { codes, stateHash, commitHash: commitHashOf(NO_HASH, codes, stateHash) };
  const checkpoint = {
    height: 1,
    blockHash: headerHash(block.header),
    commitHash: metadata.commitHash,
    stateDigest: digest.toBytes(),
  };
  await storage.write(
    [
      { key: blockKey(0), value: encodeBlock(block) },
      { key: blockMetadataKey(0), value: encodeBlockMetadata(metadata) },
      { key: CHECKPOINT_KEY, value: encodeCheckpoint(checkpoint) },
      ...extraWrites,
    ],
    { sync: true },
  );
  return checkpoint;
}
