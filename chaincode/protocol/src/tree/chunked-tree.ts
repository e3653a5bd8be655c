import { FuqiError } from '@fuqi/domain';
import { CHUNK_DEPTH, CHUNK_LEAVES, NOTE_TREE_DEPTH } from '../constants';
import { type Hash4, hash4 } from '../poseidon';
import { type MerklePath } from './path';
import { QuadTree } from './quad-tree';

/**
 * The tree above the chunks, for a wallet that has the roots of completed chunks and the leaves of the chunks it needs:
 * a path costs the hashes of one chunk (at most 85), and the roots above are hashed once.
 */
export class ChunkedTree {
  private readonly upper: QuadTree;

  constructor(
    depth: number = NOTE_TREE_DEPTH,
    private readonly hash: Hash4 = hash4,
  ) {
    this.upper = new QuadTree(depth - CHUNK_DEPTH, hash, CHUNK_DEPTH);
  }

  /** Takes roots of completed chunks, by their numbers. */
  setChunks(roots: readonly (readonly [index: bigint, root: bigint])[]): void {
    this.upper.setAll(roots);
  }

  /** Takes the leaves so far of the last, incomplete chunk. */
  setOpenChunk(index: bigint, leaves: readonly bigint[]): void {
    this.upper.set(index, chunkTree(leaves, this.hash).root);
  }

  /** The root over all that was given. */
  get root(): bigint {
    return this.upper.root;
  }

  /**
   * Path of a leaf.
   * @param index of the leaf in the whole tree
   * @param leaves of its chunk, in order; those after the last may be left out when the chunk is incomplete
   * @throws FuqiError root-unknown when the leaves are not those of the chunk whose root was given
   */
  path(index: bigint, leaves: readonly bigint[]): MerklePath {
    const chunk = chunkTree(leaves, this.hash);
    const chunkIndex = index >> BigInt(2 * CHUNK_DEPTH);
    if (chunk.root !== this.upper.leaf(chunkIndex)) throw new FuqiError('root-unknown', 'chunk');
    const inside = chunk.path(index & BigInt(CHUNK_LEAVES - 1));
    const above = this.upper.path(chunkIndex);
    return { index, siblings: [...inside.siblings, ...above.siblings] };
  }
}

/** Root of a chunk's leaves. @throws FuqiError out-of-range for more than 256 */
export function chunkRoot(leaves: readonly bigint[], hash: Hash4 = hash4): bigint {
  return chunkTree(leaves, hash).root;
}

function chunkTree(leaves: readonly bigint[], hash: Hash4): QuadTree {
  const tree = new QuadTree(CHUNK_DEPTH, hash);
  tree.setAll(leaves.map((leaf, i) => [BigInt(i), leaf] as const));
  return tree;
}
