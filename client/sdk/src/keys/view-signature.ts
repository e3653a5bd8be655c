/** The viewing key signs once, when it is registered: whoever registers it has it. */
import { sha512 } from '@noble/hashes/sha2';
import {
  SUBGROUP_ORDER,
  concatBytes,
  fieldToBytes,
  integerToBytes,
  poseidon,
} from '@fuqi/protocol';
import { multiplyBase, reduceScalar } from '../curve/baby-jubjub';
import { utf8 } from '../bytes';
import { uniformBelow } from '../random';
import type { ViewingKey } from './member-keys';
import type { OfficerSignature } from './officer-key';

/** EdDSA-Poseidon by a viewing key: `S = nonce + 8·h·v`, the nonce from key and digest. */
export function signWithViewingKey(key: ViewingKey, digest: bigint): OfficerSignature {
  const seed = concatBytes([
    utf8('fuqi.view.signature.1'),
    integerToBytes(key.secret, 32),
    fieldToBytes(digest),
  ]);
  const nonce = uniformBelow(SUBGROUP_ORDER, sha512(seed));
  const r8 = multiplyBase(nonce);
  const { x, y } = key.publicKey;
  const h = poseidon([r8.x, r8.y, x, y, digest]);
  return { r8, s: reduceScalar(nonce + 8n * h * key.secret) };
}
