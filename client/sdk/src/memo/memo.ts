/** Memos of 720 bytes: tag, ephemeral key or nonce, box (PROTOCOL §7). */
import { hkdf } from '@noble/hashes/hkdf';
import { sha256 } from '@noble/hashes/sha2';
import { FuqiError, LIMITS } from '@fuqi/domain';
import { concatBytes, fieldToBytes, integerToBytes } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import { multiply, multiplyBase, packPoint, unpackPoint } from '../curve/baby-jubjub';
import { utf8 } from '../bytes';
import { randomScalar, secureRandom } from '../random';
import type { RandomSource } from '../random';
import { webCrypto } from '../web-crypto';
import type { WebKey } from '../web-crypto';
import { decodePayload, encodePayload } from './payload';
import type { MemoPayload } from './payload';

const { memoBytes, memoKeyBytes, memoMacBytes, memoPayloadBytes, memoTagBytes } = LIMITS;
const BOX_AT = memoTagBytes + memoKeyBytes;
const BOX_BYTES = memoPayloadBytes + memoMacBytes;
// A key seals one memo, because `E` goes into it and is fresh: so the nonce may stand still.
const NONCE = new Uint8Array(12);

/** Which of a leg's two memos: the counterparty's or the signer's own. */
export const MEMO_SLOT = { counterparty: 0, own: 1 } as const;

function contactSecret(shared: Point, ephemeral: Uint8Array): Uint8Array {
  return hkdf(sha256, fieldToBytes(shared.x), ephemeral, utf8('fuqi.memo.1'), 32);
}

function ownSecret(viewSecret: bigint, ephemeral: Uint8Array): Uint8Array {
  return hkdf(sha256, integerToBytes(viewSecret, 32), ephemeral, utf8('fuqi.self.1'), 32);
}

async function boxKey(secret: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<WebKey> {
  return webCrypto.subtle.importKey('raw', secret, 'AES-GCM', false, [use]);
}

async function seal(
  tag: Uint8Array,
  ephemeral: Uint8Array,
  secret: Uint8Array,
  payload: MemoPayload,
): Promise<Uint8Array> {
  const key = await boxKey(secret, 'encrypt');
  const parameters = { name: 'AES-GCM', iv: NONCE };
  const box = await webCrypto.subtle.encrypt(parameters, key, encodePayload(payload));
  return concatBytes([tag, ephemeral, new Uint8Array(box)]);
}

async function open(secret: Uint8Array, memo: Uint8Array): Promise<MemoPayload | undefined> {
  const key = await boxKey(secret, 'decrypt');
  let plain: ArrayBuffer;
  try {
    const parameters = { name: 'AES-GCM', iv: NONCE };
    plain = await webCrypto.subtle.decrypt(parameters, key, memo.subarray(BOX_AT));
  } catch {
    return undefined;
  }
  return decodePayload(new Uint8Array(plain));
}

/** Seals a memo to a contact. @param tag the next lookup tag of the pair @throws FuqiError `too-large` */
export async function sealForContact(
  view: Point,
  tag: Uint8Array,
  payload: MemoPayload,
  random: RandomSource = secureRandom,
): Promise<Uint8Array> {
  const scalar = randomScalar(random);
  const ephemeral = packPoint(multiplyBase(scalar));
  return seal(tag, ephemeral, contactSecret(multiply(view, scalar), ephemeral), payload);
}

/** Seals the signer's own memo. @param tag the next lookup tag of the signer @throws FuqiError `too-large` */
export async function sealForSelf(
  viewSecret: bigint,
  tag: Uint8Array,
  payload: MemoPayload,
  random: RandomSource = secureRandom,
): Promise<Uint8Array> {
  const ephemeral = random(memoKeyBytes);
  return seal(tag, ephemeral, ownSecret(viewSecret, ephemeral), payload);
}

/** A slot without an addressee; nobody can tell it from a used one, so its `E` is a point like every other. */
export function emptyMemo(random: RandomSource = secureRandom): Uint8Array {
  const ephemeral = packPoint(multiplyBase(randomScalar(random)));
  return concatBytes([random(memoTagBytes), ephemeral, random(BOX_BYTES)]);
}

/** The lookup tag of a memo. */
export function tagOf(memo: Uint8Array): Uint8Array {
  return memo.subarray(0, memoTagBytes);
}

/**
 * Opens a memo that a contact sent; undefined when it is addressed to somebody else.
 * @throws FuqiError `memo-unreadable` when it is addressed to this key but its content is malformed
 */
export async function openFromContact(
  viewSecret: bigint,
  memo: Uint8Array,
): Promise<MemoPayload | undefined> {
  const ephemeral = requireMemo(memo).subarray(memoTagBytes, BOX_AT);
  let point: Point;
  try {
    point = unpackPoint(ephemeral);
  } catch {
    return undefined;
  }
  return open(contactSecret(multiply(point, viewSecret), ephemeral), memo);
}

/** Opens a memo that this member wrote to itself; undefined when it did not. @throws as {@link openFromContact} */
export async function openFromSelf(
  viewSecret: bigint,
  memo: Uint8Array,
): Promise<MemoPayload | undefined> {
  const ephemeral = requireMemo(memo).subarray(memoTagBytes, BOX_AT);
  return open(ownSecret(viewSecret, ephemeral), memo);
}

function requireMemo(memo: Uint8Array): Uint8Array {
  if (memo.length !== memoBytes) throw new FuqiError('memo-unreadable', 'length');
  return memo;
}
