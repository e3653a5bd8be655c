import { type Point, contentKey, encryptWords, wrapKey } from '@fuqi/protocol';
import { multiply, multiplyBase } from './curve';

/** A section's plaintext and the viewing key of who may read it. */
export interface Section {
  readonly view: Point;
  readonly words: readonly bigint[];
}

/** What a leg shows of its sections. */
export interface SealedSections {
  /** e·B8 */
  readonly ephemeralKey: Point;
  /** Ciphertext words of each section. */
  readonly boxes: bigint[][];
  /** The supervisor's copy of each content key. */
  readonly wraps: bigint[];
}

/**
 * Encrypts sections to their addressees and the supervisor (PROTOCOL.md §2).
 * @param n0 first nullifier or tag of the leg
 */
export function sealSections(
  sections: readonly Section[],
  n0: bigint,
  keys: { readonly ephemeral: bigint; readonly supervisor: Point },
): SealedSections {
  const watched = multiply(keys.supervisor, keys.ephemeral);
  const sealed = sections.map(({ view, words }, section) => {
    const key = contentKey(multiply(view, keys.ephemeral), n0);
    const stream = { key, n0, section: BigInt(section) };
    return { box: encryptWords(stream, words), wrap: wrapKey(stream, watched) };
  });
  return {
    ephemeralKey: multiplyBase(keys.ephemeral),
    boxes: sealed.map(({ box }) => box),
    wraps: sealed.map(({ wrap }) => wrap),
  };
}
