import { FuqiError } from '@fuqi/domain';
import { type Hash4, hash4 } from '../poseidon';

/** The other three children of a node's parent, in increasing order of position. */
export type Siblings = readonly [bigint, bigint, bigint];

/** Where a leaf lies and what is beside it, from the leaf's level to the one below the root. */
export interface MerklePath {
  readonly index: bigint;
  readonly siblings: readonly Siblings[];
}

/** Base-4 digits of an index, least significant first. @throws FuqiError out-of-range when index ≥ 4^depth */
export function indexDigits(index: bigint, depth: number): number[] {
  if (index < 0n || index >> BigInt(2 * depth) !== 0n) {
    throw new FuqiError('out-of-range', 'leaf index');
  }
  return Array.from({ length: depth }, (_, level) => Number((index >> BigInt(2 * level)) & 3n));
}

/** The root that `leaf` has by `path`. @throws FuqiError out-of-range */
export function rootFromPath(leaf: bigint, path: MerklePath, hash: Hash4 = hash4): bigint {
  const digits = indexDigits(path.index, path.siblings.length);
  return path.siblings.reduce((node, [s0, s1, s2], level) => {
    switch (digits[level]) {
      case 0:
        return hash(node, s0, s1, s2);
      case 1:
        return hash(s0, node, s1, s2);
      case 2:
        return hash(s0, s1, node, s2);
      default:
        return hash(s0, s1, s2, node);
    }
  }, leaf);
}
