import { Buffer } from 'node:buffer';
import { FuqiError } from '@fuqi/domain';
import { bytesToInteger } from '@fuqi/protocol';
import { fieldHex } from '../encoding/hex';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';

const BYTES = 32;

/**
 * Commitments of a leg that wait to be sealed, in their order: 32 bytes each, under the key of the leg's first nullifier or
 * tag. It needs no read before the write: the anchor was read as unused, and nothing else leads to this key.
 */
export function writePending(
  overlay: Overlay,
  anchor: string,
  commitments: readonly bigint[],
): void {
  overlay.put(
    KEYS.pending(anchor),
    Uint8Array.from(Buffer.from(commitments.map(fieldHex).join(''), 'hex')),
  );
}

/** The commitments that wait under an anchor; `undefined` when none do. */
export async function readPending(
  overlay: Overlay,
  anchor: string,
): Promise<readonly bigint[] | undefined> {
  const value = await overlay.get(KEYS.pending(anchor));
  return value && decodeCommitments(value);
}

export function deletePending(overlay: Overlay, anchor: string): void {
  overlay.delete(KEYS.pending(anchor));
}

/** Inverse of the encoding of commitments and leaves. @throws FuqiError `state-damaged` */
export function decodeCommitments(value: Uint8Array): readonly bigint[] {
  if (value.length === 0 || value.length % BYTES !== 0)
    throw new FuqiError('state-damaged', 'commitments');
  const commitments: bigint[] = [];
  for (let at = 0; at < value.length; at += BYTES) {
    commitments.push(bytesToInteger(value.subarray(at, at + BYTES)));
  }
  return commitments;
}
