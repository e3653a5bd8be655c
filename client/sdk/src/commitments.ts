/** Commitments to what people know in clear: an account number, a quote, an invoice. Salted, because all of it can be guessed. */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToInteger, concatBytes, leafSalt } from '@fuqi/protocol';
import { utf8 } from './bytes';
import { FuqiError } from '@fuqi/domain';

/** What is committed to; keeps commitments of different things apart. */
export type CommitmentUse = 'account' | 'quote' | 'limit' | 'loan';

/** Bytes of a salt. */
export const COMMITMENT_SALT_BYTES = 32;

/** First 31 bytes of SHA-256(`fuqi.commitment.1/<use>` ‖ salt ‖ content). @throws FuqiError `out-of-range` for a salt of another length */
export function saltedCommitment(use: CommitmentUse, salt: Uint8Array, content: string): bigint {
  if (salt.length !== COMMITMENT_SALT_BYTES) {
    throw new FuqiError('out-of-range', 'salt', { layer: 'wallet' });
  }
  const bytes = concatBytes([utf8(`fuqi.commitment.1/${use}`), salt, utf8(content)]);
  return bytesToInteger(sha256(bytes).subarray(0, 31));
}

/**
 * `fields` of a capacity: opens to the invoice's uniqueness input, so that a later proof can bind tag and invoice.
 * @param fields see `invoiceFields` @param secret a random field element
 */
export function invoiceCommitment(fields: Uint8Array, secret: bigint): bigint {
  return leafSalt(bytesToInteger(sha256(fields).subarray(0, 31)), secret);
}
