import { FuqiError } from '@fuqi/domain';
import { concatBytes, integerToBytes } from '../bytes';
import { CHUNK_DEPTH, NOTE_TREE_DEPTH } from '../constants';
import { ByteReader } from '../encoding/byte-reader';
import { fieldToBytes } from '../field';
import { type Hash4, hash4 } from '../poseidon';
import { emptyRoots } from './empty-roots';

/** A chunk of 256 leaves that an append completed, and the root of its subtree. */
export interface CompletedChunk {
  /** Number of the chunk: its first leaf is 256 · index. */
  readonly index: bigint;
  readonly root: bigint;
}

/** What an append made. */
export interface Appended {
  /** Index of the first of the new leaves. */
  readonly firstIndex: bigint;
  readonly root: bigint;
  readonly chunks: readonly CompletedChunk[];
}

const SIZE_BYTES = 8;

/**
 * An append-only quaternary tree by its frontier: at each level the complete nodes left of the next leaf that have no
 * parent yet, at most three. Size and frontier are all the state there is, a few hundred bytes.
 */
export class Frontier {
  private constructor(
    readonly depth: number,
    private count: bigint,
    private readonly open: bigint[][],
    private readonly hash: Hash4,
  ) {}

  /** The frontier of an empty tree. */
  static empty(depth: number = NOTE_TREE_DEPTH, hash: Hash4 = hash4): Frontier {
    const levels = Array.from({ length: depth + 1 }, (): bigint[] => []);
    return new Frontier(depth, 0n, levels, hash);
  }

  /**
   * Inverse of {@link encode}.
   * @throws FuqiError malformed, non-canonical, out-of-range for bytes that it does not produce
   */
  static decode(bytes: Uint8Array, hash: Hash4 = hash4): Frontier {
    const reader = new ByteReader(bytes);
    const depth = reader.u8('depth');
    const count = reader.integer(SIZE_BYTES, 'size');
    if (count > 1n << BigInt(2 * depth)) throw new FuqiError('out-of-range', 'size');
    const open = Array.from({ length: depth + 1 }, (_, level) =>
      Array.from({ length: openNodes(count, level, depth) }, () => reader.field('node')),
    );
    reader.end();
    return new Frontier(depth, count, open, hash);
  }

  /** Number of leaves. */
  get size(): bigint {
    return this.count;
  }

  /** The root at present. */
  get root(): bigint {
    const full = this.open[this.depth]?.[0];
    if (full !== undefined) return full;
    const empty = emptyRoots(this.depth);
    // The node over everything right of the complete ones; undefined while that is empty.
    let partial: bigint | undefined;
    for (let level = 0; level < this.depth; level++) {
      const children = [...(this.open[level] ?? []), ...(partial === undefined ? [] : [partial])];
      if (children.length > 0) partial = this.parent(children, empty[level]);
    }
    return partial ?? empty[this.depth] ?? 0n;
  }

  /**
   * Appends leaves in order: about a third as many hashes as leaves, and at most `depth` more for the root.
   * @throws FuqiError out-of-range when the tree has no room for all; then nothing is appended
   */
  append(leaves: readonly bigint[]): Appended {
    const firstIndex = this.count;
    const size = firstIndex + BigInt(leaves.length);
    if (size > 1n << BigInt(2 * this.depth)) throw new FuqiError('out-of-range', 'tree is full');
    const chunks: CompletedChunk[] = [];
    let arriving = leaves;
    for (let level = 0; level <= this.depth && arriving.length > 0; level++) {
      if (level === CHUNK_DEPTH) {
        const first = firstIndex >> BigInt(2 * CHUNK_DEPTH);
        arriving.forEach((root, i) => chunks.push({ index: first + BigInt(i), root }));
      }
      arriving = this.settle(level, arriving);
    }
    this.count = size;
    return { firstIndex, root: this.root, chunks };
  }

  /** Canonical bytes: depth:u8, size:u64, then the nodes level by level from the leaves, 32 bytes each. */
  encode(): Uint8Array {
    return concatBytes([
      integerToBytes(BigInt(this.depth), 1),
      integerToBytes(this.count, SIZE_BYTES),
      ...this.open.flat().map(fieldToBytes),
    ]);
  }

  /** A frontier of its own with the same leaves. */
  clone(): Frontier {
    const open = this.open.map((level) => [...level]);
    return new Frontier(this.depth, this.count, open, this.hash);
  }

  private parent(children: readonly bigint[], filler = 0n): bigint {
    const [c0 = filler, c1 = filler, c2 = filler, c3 = filler] = children;
    return this.hash(c0, c1, c2, c3);
  }

  /** Puts complete nodes on a level; what becomes complete above is returned. */
  private settle(level: number, arriving: readonly bigint[]): bigint[] {
    const nodes = [...(this.open[level] ?? []), ...arriving];
    const parents: bigint[] = [];
    let at = 0;
    if (level < this.depth) {
      for (; at + 4 <= nodes.length; at += 4) {
        parents.push(this.parent(nodes.slice(at, at + 4)));
      }
    }
    this.open[level] = nodes.slice(at);
    return parents;
  }
}

/** How many complete nodes without a parent a level has in a tree of this size. */
function openNodes(size: bigint, level: number, depth: number): number {
  const complete = size >> BigInt(2 * level);
  return level === depth ? Number(complete) : Number(complete & 3n);
}
