import { createHash } from 'node:crypto';
import { asciiBytes, concatBytes, fromHex, integerToBytes } from '@fuqi/protocol';
import { B8, SUBGROUP_ORDER, addPoints, isOnCurve, multiplyPoint } from '../curve/baby-jubjub';
import type { Point } from '../curve/baby-jubjub';
import { fieldHex, fromFieldHex } from '../encoding/hex';

/** A supervisor's key of an epoch with a proof that its secret is held, as `duty.open` states them, in hex. */
export interface DutyKey {
  readonly x: string;
  readonly y: string;
  /** Commitment R = k·B8 of the proof. */
  readonly rx: string;
  readonly ry: string;
  /** s = k + c·v mod l. */
  readonly s: string;
}

/**
 * c = the first 31 bytes of SHA-256("fuqi.duty.1" ‖ len:u8 channel ‖ epoch:u32 ‖ V.x ‖ V.y ‖ R.x ‖ R.y): the proof is of this
 * key for this epoch on this channel.
 */
function challenge(channel: string, epoch: number, key: Omit<DutyKey, 's'>): bigint {
  const name = asciiBytes(channel);
  const statement = concatBytes([
    asciiBytes('fuqi.duty.1'),
    Uint8Array.of(name.length & 0xff),
    name,
    integerToBytes(BigInt(epoch), 4),
    fromHex(key.x + key.y + key.rx + key.ry),
  ]);
  const digest = createHash('sha256').update(statement).digest('hex');
  return BigInt(`0x${digest.slice(0, 62)}`);
}

/** Whether whoever made the proof held the secret of the key: s·B8 = R + c·V (Schnorr). The key itself is checked elsewhere. */
export function isDutyKeyHeld(channel: string, epoch: number, key: DutyKey): boolean {
  const public_: Point = { x: fromFieldHex(key.x), y: fromFieldHex(key.y) };
  const commitment: Point = { x: fromFieldHex(key.rx), y: fromFieldHex(key.ry) };
  const s = fromFieldHex(key.s);
  if (s >= SUBGROUP_ORDER || !isOnCurve(commitment) || !isOnCurve(public_)) return false;
  const left = multiplyPoint(B8, s);
  const right = addPoints(commitment, multiplyPoint(public_, challenge(channel, epoch, key)));
  return left.x === right.x && left.y === right.y;
}

/**
 * Makes the proof. For the supervisor's own tool, on its own machine: no contract calls it, and its arithmetic is not constant
 * in time. The nonce derives from secret and statement, so no randomness can fail.
 *
 * @param secret 0 < v < l
 */
export function proveDutyKey(channel: string, epoch: number, secret: bigint): DutyKey {
  const { x, y } = multiplyPoint(B8, secret);
  const digest = createHash('sha512')
    .update(`fuqi.duty.nonce.1\u0000${fieldHex(secret)}\u0000${String(epoch)}\u0000${channel}`)
    .digest('hex');
  const nonce = (BigInt(`0x${digest}`) % (SUBGROUP_ORDER - 1n)) + 1n;
  const commitment = multiplyPoint(B8, nonce);
  const points = {
    ...{ x: fieldHex(x), y: fieldHex(y) },
    ...{ rx: fieldHex(commitment.x), ry: fieldHex(commitment.y) },
  };
  const s = (nonce + challenge(channel, epoch, points) * secret) % SUBGROUP_ORDER;
  return { ...points, s: fieldHex(s) };
}
