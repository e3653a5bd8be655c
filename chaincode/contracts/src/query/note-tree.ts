import { CHUNK_LEAVES } from '@fuqi/protocol';
import type { Json } from '../encoding/canonical-json';
import { fieldHex } from '../encoding/hex';
import type { Overlay } from '../overlay/overlay';
import { readChunk, readChunkRoot, readFrontier } from '../state/tree-repository';

/** How many chunk roots one query answers: 2^17 leaves. */
export const CHUNK_ROOTS_MAX = 512;

/** The tree of notes and records: `{"chunks":<complete ones>,"leaves","root"}`. */
export async function noteTree(overlay: Overlay): Promise<Json> {
  const frontier = await readFrontier(overlay);
  return {
    chunks: Number(frontier.size / BigInt(CHUNK_LEAVES)),
    leaves: Number(frontier.size),
    root: fieldHex(frontier.root),
  };
}

/** Leaves of a chunk in order; fewer than 256 in the last one: `{"leaves":[…]}`. */
export async function chunkLeaves(overlay: Overlay, index: number): Promise<Json> {
  return { leaves: (await readChunk(overlay, index)).map(fieldHex) };
}

/** Roots of complete chunks from an index on, at most {@link CHUNK_ROOTS_MAX}: `{"roots":[…]}`. */
export async function chunkRoots(overlay: Overlay, from: number): Promise<Json> {
  const roots: string[] = [];
  for (let index = from; roots.length < CHUNK_ROOTS_MAX; index += 1) {
    const root = await readChunkRoot(overlay, index);
    if (root === undefined) break;
    roots.push(fieldHex(root));
  }
  return { roots };
}
