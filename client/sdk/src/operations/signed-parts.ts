/** What a signature is over: the digest of an operation, and the context that all its legs share (PROTOCOL §2, §6). */
import { boundDigest, contextFromDigest } from '@fuqi/protocol';
import type { Network, OperationTerms } from '@fuqi/protocol';
import type { PublicLeg } from './leg-view';

/** The parts of a draft that signatures bind. */
export interface SignedParts {
  readonly network: Network;
  readonly terms: OperationTerms;
  readonly legs: readonly PublicLeg[];
}

/** SHA-256 over everything that is signed; the receipt will show it. */
export function draftDigest({ network, terms, legs }: SignedParts): Uint8Array {
  const bound = legs.map(({ view, bound: values, memos }) => ({
    circuit: view.circuit,
    bound: values,
    memos,
  }));
  return boundDigest(network, terms, bound);
}

/** The context that all legs share. */
export function draftContext(draft: SignedParts): bigint {
  return contextFromDigest(draftDigest(draft));
}
