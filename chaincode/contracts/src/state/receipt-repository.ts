import { FuqiError } from '@fuqi/domain';
import { toHex } from '../encoding/hex';
import type { Overlay } from '../overlay/overlay';

/**
 * What stands under `nf/…` and `tag/…`. One read answers three questions: is it spent, was it this very operation, and where
 * is its receipt.
 */
export type Receipt =
  | { readonly kind: 'receipt'; readonly digest: string }
  /** A further nullifier or tag of an operation; `first` is the state key under which its receipt stands. */
  | { readonly kind: 'pointer'; readonly first: string }
  /** Reserved for freezing by order: the hash of a case. */
  | { readonly kind: 'frozen'; readonly caseHash: string };

const RECEIPT = 1;
const POINTER = 2;
const FROZEN = 3;

/** What stands under a nullifier's or a tag's key; `undefined` when it is unused. */
export async function readReceipt(overlay: Overlay, key: string): Promise<Receipt | undefined> {
  const value = await overlay.get(key);
  if (value === undefined) return undefined;
  const body = value.subarray(1);
  if (value[0] === RECEIPT && body.length === 32) return { kind: 'receipt', digest: toHex(body) };
  if (value[0] === POINTER) return { kind: 'pointer', first: new TextDecoder().decode(body) };
  if (value[0] === FROZEN && body.length === 32) return { kind: 'frozen', caseHash: toHex(body) };
  throw new FuqiError('state-damaged', 'receipt');
}

/** Writes an operation's receipt under its first anchor and pointers to it under the others. */
export function writeReceipts(
  overlay: Overlay,
  anchors: readonly string[],
  digest: Uint8Array,
): void {
  const [first, ...others] = anchors;
  if (first === undefined) return;
  overlay.put(first, tagged(RECEIPT, digest));
  for (const key of others) overlay.put(key, tagged(POINTER, new TextEncoder().encode(first)));
}

function tagged(kind: number, body: Uint8Array): Uint8Array {
  const value = new Uint8Array(1 + body.length);
  value[0] = kind;
  value.set(body, 1);
  return value;
}
