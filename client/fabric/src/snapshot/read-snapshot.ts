import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SnapshotEntry, SnapshotError, entriesOf } from './snapshot-reader';

const SIGNABLE = '_snapshot_signable_metadata.json';
const DATA = 'public_state.data';
const METADATA = 'public_state.metadata';

/** A peer's own state at a block. */
export interface PeerSnapshot {
  readonly block: number;
  /** Hash of that block's header, hex. */
  readonly blockHash: string;
  /** Keys of one chaincode with their values, in the peer's order. */
  readonly entries: readonly SnapshotEntry[];
}

/** Where a peer puts the finished snapshot of a channel at a block, below `ledger.snapshots.rootDir`. */
export function snapshotFolder(root: string, channel: string, block: number): string {
  return join(root, 'completed', channel, String(block));
}

interface Signable {
  readonly last_block_number: number;
  readonly last_block_hash: string;
  readonly snapshot_files_raw_hashes: Readonly<Record<string, string>>;
}

/**
 * Reads a finished snapshot: the public state of a chaincode, after its files' hashes were compared with those that the peer put
 * into the part that banks sign. Nothing of it is reckoned from blocks; it is what the peer's state database holds.
 *
 * @throws SnapshotError; Node's error where a file is missing
 */
export async function readSnapshot(folder: string, chaincode: string): Promise<PeerSnapshot> {
  const text = await readFile(join(folder, SIGNABLE), 'utf8');
  const signable = JSON.parse(text) as Signable;
  const file = async (name: string): Promise<Uint8Array> => {
    const bytes = await readFile(join(folder, name));
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (hash !== signable.snapshot_files_raw_hashes[name]) {
      throw new SnapshotError(`${name} is not what was signed`);
    }
    return bytes;
  };
  const [metadata, data] = [await file(METADATA), await file(DATA)];
  return {
    block: signable.last_block_number,
    blockHash: signable.last_block_hash,
    entries: [...entriesOf(metadata, data, chaincode)],
  };
}
