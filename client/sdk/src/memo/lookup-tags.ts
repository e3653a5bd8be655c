/** Lookup tags: how a wallet finds its memos without opening every one (PROTOCOL §7). */
import { hkdf } from '@noble/hashes/hkdf';
import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha2';
import { concatBytes, fieldToBytes, integerToBytes } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import { multiply } from '../curve/baby-jubjub';
import { u32, u64, utf8 } from '../bytes';

const NO_SALT = new Uint8Array(0);
const KEY_BYTES = 32;

/** A secret from which a run of tags is made. */
export type TagKey = Uint8Array;

/** One side of a pair. */
export interface PairSide {
  readonly id: number;
  readonly viewSecret: bigint;
}

/** The other side, as its leaf shows it. */
export interface Contact {
  readonly id: number;
  readonly view: Point;
}

function pairKey(shared: Point, sender: number, recipient: number): TagKey {
  const info = concatBytes([utf8('fuqi.pair.1'), u32(sender), u32(recipient)]);
  return hkdf(sha256, fieldToBytes(shared.x), NO_SALT, info, KEY_BYTES);
}

/** Keys of both directions between a member and a contact; one Diffie–Hellman for the two. */
export function pairKeys(
  self: PairSide,
  contact: Contact,
): { readonly sending: TagKey; readonly receiving: TagKey } {
  const shared = multiply(contact.view, self.viewSecret);
  return {
    sending: pairKey(shared, self.id, contact.id),
    receiving: pairKey(shared, contact.id, self.id),
  };
}

/** Key of a member's tags for its own memos. */
export function selfTagKey(viewSecret: bigint): TagKey {
  return hkdf(sha256, integerToBytes(viewSecret, 32), NO_SALT, utf8('fuqi.selftag.1'), KEY_BYTES);
}

/** Tag number `counter` of a run: HMAC-SHA256 over eight bytes, big-endian. */
export function lookupTag(key: TagKey, counter: number): Uint8Array {
  return hmac(sha256, key, u64(BigInt(counter)));
}
