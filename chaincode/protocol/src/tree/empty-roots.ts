import { NOTE_TREE_DEPTH } from '../constants';
import { hash4 } from '../poseidon';

const known: bigint[] = [0n];

/** Roots of empty trees: entry d is the root of an empty tree of depth d, so entry 0 is the empty leaf. */
export function emptyRoots(depth: number = NOTE_TREE_DEPTH): bigint[] {
  for (let level = known.length; level <= depth; level++) {
    const below = known[level - 1] ?? 0n;
    known.push(hash4(below, below, below, below));
  }
  return known.slice(0, depth + 1);
}
