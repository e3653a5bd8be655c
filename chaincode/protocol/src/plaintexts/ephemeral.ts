import { sha256 } from '@noble/hashes/sha2';
import { FuqiError } from '@fuqi/domain';
import { bytesToInteger, concatBytes } from '../bytes';
import { BITS } from '../constants';
import { SUBGROUP_ORDER, fieldToBytes } from '../field';
import { hashIn } from '../poseidon';

/**
 * The ephemeral scalar of a leg: the lowest 251 bits of `H_SEED(nk, n0, attempt, hash of plaintext)`, so that equal
 * scalars mean equal plaintext. The hash of the plaintext is the first 31 bytes of SHA-256 over all words of all
 * sections in order, 32 bytes each.
 * @throws FuqiError out-of-range for a scalar that gives the identity (it does not occur in practice)
 */
export function ephemeralScalar(
  secret: { readonly nk: bigint; readonly n0: bigint; readonly attempt: bigint },
  words: readonly bigint[],
): bigint {
  const digest = sha256(concatBytes(words.map(fieldToBytes)));
  const plaintext = bytesToInteger(digest.subarray(0, 31));
  const { nk, n0, attempt } = secret;
  const wide = hashIn('SEED', [nk, n0, attempt, plaintext]);
  const scalar = wide & ((1n << BigInt(BITS.EPHEMERAL)) - 1n);
  if (scalar % SUBGROUP_ORDER === 0n) throw new FuqiError('out-of-range', 'ephemeral');
  return scalar;
}
