import { FuqiError } from '@fuqi/domain';
import { type Hash4, hash4 } from '../poseidon';
import { emptyRoots } from './empty-roots';
import { type MerklePath, type Siblings, indexDigits } from './path';

/**
 * A quaternary Merkle tree that keeps every node that is not empty: for wallets, the party tree and tests.
 * Empty leaves are 0.
 */
export class QuadTree {
  private readonly levels: Map<bigint, bigint>[];
  private readonly empty: readonly bigint[];

  /**
   * @param hash an implementation of the node hash, by default poseidon-lite
   * @param leafDepth depth of the trees whose roots this tree's leaves are: 0 unless it is the top of a larger one
   */
  constructor(
    readonly depth: number,
    private readonly hash: Hash4 = hash4,
    leafDepth = 0,
  ) {
    this.empty = emptyRoots(leafDepth + depth).slice(leafDepth);
    this.levels = Array.from({ length: depth + 1 }, () => new Map<bigint, bigint>());
  }

  /** The root at present. */
  get root(): bigint {
    return this.node(this.depth, 0n);
  }

  /** The leaf at an index, 0 when empty. */
  leaf(index: bigint): bigint {
    return this.node(0, index);
  }

  /** Puts one leaf in place. @throws FuqiError out-of-range */
  set(index: bigint, leaf: bigint): void {
    this.setAll([[index, leaf]]);
  }

  /** Puts many leaves in place, each inner node hashed once. @throws FuqiError out-of-range */
  setAll(entries: readonly (readonly [index: bigint, leaf: bigint])[]): void {
    let touched = new Set<bigint>();
    for (const [index, leaf] of entries) {
      if (index < 0n || index >> BigInt(2 * this.depth) !== 0n) {
        throw new FuqiError('out-of-range', 'leaf index');
      }
      this.level(0).set(index, leaf);
      touched.add(index >> 2n);
    }
    for (let level = 1; level <= this.depth; level++) {
      const parents = new Set<bigint>();
      for (const position of touched) {
        this.level(level).set(position, this.hash(...this.children(level, position)));
        parents.add(position >> 2n);
      }
      touched = parents;
    }
  }

  /** What proves the leaf at an index under the present root. @throws FuqiError out-of-range */
  path(index: bigint): MerklePath {
    const digits = indexDigits(index, this.depth);
    const siblings = digits.map((digit, level): Siblings => {
      const children = this.children(level + 1, index >> BigInt(2 * (level + 1)));
      const [s0, s1, s2] = children.filter((_, position) => position !== digit);
      return [s0 ?? 0n, s1 ?? 0n, s2 ?? 0n];
    });
    return { index, siblings };
  }

  private children(level: number, position: bigint): [bigint, bigint, bigint, bigint] {
    const first = position << 2n;
    const child = (i: bigint): bigint => this.node(level - 1, first + i);
    return [child(0n), child(1n), child(2n), child(3n)];
  }

  private node(level: number, position: bigint): bigint {
    return this.level(level).get(position) ?? this.empty[level] ?? 0n;
  }

  private level(level: number): Map<bigint, bigint> {
    const nodes = this.levels[level];
    if (nodes === undefined) throw new FuqiError('out-of-range', 'tree level');
    return nodes;
  }
}
