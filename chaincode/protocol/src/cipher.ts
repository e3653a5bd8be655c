import { DOMAIN_CONSTANTS } from './domains';
import { addInField, subtractInField } from './field';
import type { Point } from './objects/leaf';
import { STREAM_BLOCK_WORDS, hashIn, poseidonState } from './poseidon';

/** Where a section's stream comes from. */
export interface StreamKey {
  /** {@link contentKey} */
  readonly key: bigint;
  /** First nullifier or tag of the leg. */
  readonly n0: bigint;
  /** Number of the section in its leg, from 0. */
  readonly section: bigint;
}

/** Content key of an addressee. @param shared e·V, or v·R @param n0 first nullifier or tag of the leg */
export function contentKey(shared: Point, n0: bigint): bigint {
  return hashIn('KEY', [shared.x, shared.y, n0]);
}

/** Sixteen words of block b: outputs 1…16 of the permutation, output 0 never shown (PROTOCOL.md §2). */
export function streamBlock(stream: StreamKey, block: bigint): bigint[] {
  const { key, n0, section } = stream;
  const padding = new Array<bigint>(11).fill(0n);
  return poseidonState([DOMAIN_CONSTANTS.STREAM, key, n0, section, block, ...padding]).slice(1);
}

/** Words under the stream. */
export function encryptWords(stream: StreamKey, words: readonly bigint[]): bigint[] {
  return overStream(stream, words, addInField);
}

/** Inverse of {@link encryptWords}. There is no check: with another key other words come out. */
export function decryptWords(stream: StreamKey, words: readonly bigint[]): bigint[] {
  return overStream(stream, words, subtractInField);
}

/** The content key under the supervisor's epoch key. @param shared e·V of the supervisor */
export function wrapKey(stream: StreamKey, shared: Point): bigint {
  return addInField(stream.key, wrapMask(shared, stream.n0, stream.section));
}

/** Content key from its wrap. @param shared v·R of the supervisor */
export function unwrapKey(wrapped: bigint, shared: Point, n0: bigint, section: bigint): bigint {
  return subtractInField(wrapped, wrapMask(shared, n0, section));
}

function wrapMask(shared: Point, n0: bigint, section: bigint): bigint {
  return hashIn('WRAP', [shared.x, shared.y, n0, section]);
}

function overStream(
  stream: StreamKey,
  words: readonly bigint[],
  combine: (word: bigint, mask: bigint) => bigint,
): bigint[] {
  const result: bigint[] = [];
  for (let block = 0; result.length < words.length; block++) {
    const masks = streamBlock(stream, BigInt(block));
    const first = block * STREAM_BLOCK_WORDS;
    words.slice(first, first + STREAM_BLOCK_WORDS).forEach((word, i) => {
      result.push(combine(word, masks[i] ?? 0n));
    });
  }
  return result;
}
