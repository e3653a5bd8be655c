import { sha256 } from '@noble/hashes/sha2';
import { utf8ToBytes } from '@noble/hashes/utils';
import type { ProofItem } from './proof-verifier';

const TRANSCRIPT_TAG = utf8ToBytes('fuqi.proof.transcript.1');
const WEIGHT_TAG = utf8ToBytes('fuqi.proof.weight.1');
const WEIGHT_BYTES = 16;

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** SHA-256 over the whole batch: each item's key hash, proof and public inputs, with their lengths, in order. */
export function batchTranscript(items: readonly ProofItem[]): Uint8Array {
  const hash = sha256.create().update(TRANSCRIPT_TAG).update(uint32(items.length));
  for (const { key, proof, publics } of items) {
    hash
      .update(utf8ToBytes(key.hash))
      .update(uint32(proof.length))
      .update(proof)
      .update(uint32(publics.length))
      .update(publics);
  }
  return hash.digest();
}

/**
 * The coefficient of each proof in the batch's linear combination: 1 for the first, `1 + (16 bytes of
 * SHA-256(tag ‖ transcript ‖ index))` for the others. Whoever changes a byte anywhere changes all of them, so bad proofs
 * cannot be chosen to cancel; a batch with a bad proof passes with probability 2^-128. One coefficient may be fixed
 * because a linear form that vanishes can be scaled; a batch of one is then the plain equation.
 */
export function batchWeights(items: readonly ProofItem[]): readonly bigint[] {
  const transcript = batchTranscript(items);
  return items.map((_, index) => {
    if (index === 0) return 1n;
    const digest = sha256
      .create()
      .update(WEIGHT_TAG)
      .update(transcript)
      .update(uint32(index))
      .digest();
    const view = new DataView(digest.buffer, digest.byteOffset, WEIGHT_BYTES);
    return 1n + ((view.getBigUint64(0) << 64n) | view.getBigUint64(8));
  });
}
