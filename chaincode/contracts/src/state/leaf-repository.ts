import { bytesToInteger, fieldToBytes } from '@fuqi/protocol';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';

/** The leaf of a member, published because every member's path through the party tree changes with it. */
export async function readLeaf(overlay: Overlay, index: number): Promise<bigint | undefined> {
  const value = await overlay.get(KEYS.leaf(index));
  return value && bytesToInteger(value);
}

/** Replaces a leaf. It needs no read: every writer of it reads and writes `party/head`. */
export function writeLeaf(overlay: Overlay, index: number, leaf: bigint): void {
  overlay.put(KEYS.leaf(index), fieldToBytes(leaf));
}
