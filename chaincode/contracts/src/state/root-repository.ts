import { FuqiError } from '@fuqi/domain';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';

/** Whether the tree of notes and records ever had this root. A root never closes: nullifiers are global. */
export function rootExists(overlay: Overlay, root: bigint): Promise<boolean> {
  return overlay.has(KEYS.root(root));
}

/** The number of leaves under a root, or `undefined` for an unknown one. */
export async function rootSize(overlay: Overlay, root: bigint): Promise<number | undefined> {
  const value = await overlay.get(KEYS.root(root));
  if (value === undefined) return undefined;
  if (value.length !== 8) throw new FuqiError('state-damaged', 'root');
  return Number(new DataView(value.buffer, value.byteOffset).getBigUint64(0));
}

/** Records a root with its number of leaves (u64, big-endian). */
export function writeRoot(overlay: Overlay, root: bigint, size: number): void {
  const value = new Uint8Array(8);
  new DataView(value.buffer).setBigUint64(0, BigInt(size));
  overlay.put(KEYS.root(root), value);
}
