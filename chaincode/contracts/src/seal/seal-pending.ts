import { CHUNK_LEAVES } from '@fuqi/protocol';
import type { CompletedChunk, Frontier } from '@fuqi/protocol';
import { FuqiError, LIMITS } from '@fuqi/domain';
import { parseCanonical } from '../encoding/canonical-json';
import { list, text } from '../encoding/shape';
import type { Overlay } from '../overlay/overlay';
import { ANCHOR_PATTERN } from '../state/keys';
import { deletePending, readPending } from '../state/pending-repository';
import { writeRoot } from '../state/root-repository';
import {
  readChunk,
  readFrontier,
  writeChunk,
  writeChunkRoot,
  writeFrontier,
} from '../state/tree-repository';

/** What a seal made. */
export interface Sealed {
  /** Index of the first of the new leaves. */
  readonly first: number;
  readonly count: number;
  readonly root: bigint;
}

const anchorList = list(text(new RegExp(`^${ANCHOR_PATTERN}$`)), 1, LIMITS.sealEntriesMax);

/**
 * Reads the list of a seal: a canonical JSON list of anchors (`nf/<hex>` or `tag/<circuit>/<hex>`) in the order in which their
 * commitments are to be appended.
 *
 * @throws FuqiError `malformed`, `seal-too-large`, `seal-duplicate`
 */
export function readSealList(argument: string): readonly string[] {
  const value = parseCanonical(argument);
  if (Array.isArray(value) && value.length > LIMITS.sealEntriesMax)
    throw new FuqiError('seal-too-large');
  const anchors = anchorList(value, 'list', 'malformed');
  if (new Set(anchors).size !== anchors.length) throw new FuqiError('seal-duplicate');
  return anchors;
}

/**
 * Appends the commitments of pending entries to the tree, deletes the entries and records the new root. Anybody may: the
 * commitments are on the ledger already, and their order has no meaning.
 *
 * That entries be at least two blocks old cannot be checked here: chaincode sees no block height, and a timestamp is the
 * client's. It is the sealing service that waits. Nothing worse than a lost attempt follows when it does not: an endorser that
 * has not seen an entry refuses or answers differently, so no transaction comes about; and two seals, or a seal and a change of
 * an entry, in flight at once meet on `tree/frontier` or the entry's own key, which each reads, so the later one is invalid.
 *
 * Keys: each pending entry, `tree/frontier` and the open chunk are read; the new root, chunk and chunk-root keys follow from the
 * frontier, which every writer of them reads and writes, so they need no reads of their own. Hashes: a third of the
 * leaves and sixteen for the root.
 *
 * @throws FuqiError `seal-unknown` for an entry that is not pending, `seal-tree-full`
 */
export async function sealPending(overlay: Overlay, anchors: readonly string[]): Promise<Sealed> {
  const leaves: bigint[] = [];
  for (const anchor of anchors) {
    const commitments = await readPending(overlay, anchor);
    if (commitments === undefined) throw new FuqiError('seal-unknown');
    leaves.push(...commitments);
    deletePending(overlay, anchor);
  }
  const frontier = await readFrontier(overlay);
  const first = Number(frontier.size);
  const { root, chunks } = append(frontier, leaves);
  await writeChunks(overlay, first, leaves, chunks);
  writeFrontier(overlay, frontier);
  writeRoot(overlay, root, first + leaves.length);
  return { first, count: leaves.length, root };
}

function append(
  frontier: Frontier,
  leaves: readonly bigint[],
): { root: bigint; chunks: readonly CompletedChunk[] } {
  try {
    return frontier.append(leaves);
  } catch (error) {
    if (error instanceof FuqiError && error.slug === 'out-of-range')
      throw new FuqiError('seal-tree-full');
    throw error;
  }
}

/** Writes the leaves of every chunk that the seal touched, and the roots of those that it completed. */
async function writeChunks(
  overlay: Overlay,
  first: number,
  leaves: readonly bigint[],
  completed: readonly CompletedChunk[],
): Promise<void> {
  let index = Number(BigInt(first) / BigInt(CHUNK_LEAVES));
  let chunk = first % CHUNK_LEAVES === 0 ? [] : [...(await readChunk(overlay, index))];
  if (chunk.length !== first % CHUNK_LEAVES) throw new FuqiError('state-damaged', 'chunk');
  for (const leaf of leaves) {
    chunk.push(leaf);
    if (chunk.length < CHUNK_LEAVES) continue;
    writeChunk(overlay, index, chunk);
    index += 1;
    chunk = [];
  }
  if (chunk.length > 0) writeChunk(overlay, index, chunk);
  for (const { index: number, root } of completed) writeChunkRoot(overlay, Number(number), root);
}
