import { Buffer } from 'node:buffer';
import { FuqiError } from '@fuqi/domain';
import { Frontier, fieldFromBytes, fieldToBytes } from '@fuqi/protocol';
import { fieldHex } from '../encoding/hex';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';
import { decodeCommitments } from './pending-repository';

/** The frontier of the tree of notes and records; an empty tree before the first seal. */
export async function readFrontier(overlay: Overlay): Promise<Frontier> {
  const bytes = await overlay.get(KEYS.frontier);
  if (bytes === undefined) return Frontier.empty();
  try {
    return Frontier.decode(bytes);
  } catch (cause) {
    throw new FuqiError('state-damaged', 'frontier', { cause });
  }
}

export function writeFrontier(overlay: Overlay, frontier: Frontier): void {
  overlay.put(KEYS.frontier, frontier.encode());
}

/** Leaves of a chunk in order, 256 when it is complete; empty for a chunk not begun. */
export async function readChunk(overlay: Overlay, index: number): Promise<readonly bigint[]> {
  const bytes = await overlay.get(KEYS.chunk(index));
  return bytes === undefined ? [] : decodeCommitments(bytes);
}

export function writeChunk(overlay: Overlay, index: number, leaves: readonly bigint[]): void {
  overlay.put(
    KEYS.chunk(index),
    Uint8Array.from(Buffer.from(leaves.map(fieldHex).join(''), 'hex')),
  );
}

/** Root of a complete chunk: what a wallet needs of a chunk in which it has no note. */
export async function readChunkRoot(overlay: Overlay, index: number): Promise<bigint | undefined> {
  const bytes = await overlay.get(KEYS.chunkRoot(index));
  return bytes && fieldFromBytes(bytes, 'chunk root');
}

export function writeChunkRoot(overlay: Overlay, index: number, root: bigint): void {
  overlay.put(KEYS.chunkRoot(index), fieldToBytes(root));
}
