import {
  poseidon1,
  poseidon10,
  poseidon11,
  poseidon12,
  poseidon13,
  poseidon14,
  poseidon15,
  poseidon16,
  poseidon2,
  poseidon3,
  poseidon4,
  poseidon5,
  poseidon6,
  poseidon7,
  poseidon8,
  poseidon9,
} from 'poseidon-lite';
import { DOMAIN_CONSTANTS, type Domain } from './domains';
import { requireField } from './field';
import { FuqiError } from '@fuqi/domain';

type Permutation = (inputs: bigint[], outputs?: number) => bigint;

const BY_WIDTH: readonly Permutation[] = [
  ...[poseidon1, poseidon2, poseidon3, poseidon4, poseidon5, poseidon6, poseidon7, poseidon8],
  ...[poseidon9, poseidon10, poseidon11, poseidon12, poseidon13, poseidon14, poseidon15],
  poseidon16,
];

/** Words of one block of a stream: the outputs of the widest permutation without output 0. */
export const STREAM_BLOCK_WORDS = 16;

/**
 * Poseidon over BN254 with circomlib's parameters and initial state 0.
 * @param inputs one to sixteen field elements
 * @throws FuqiError malformed, non-canonical
 */
export function poseidon(inputs: readonly bigint[]): bigint {
  const permutation = BY_WIDTH[inputs.length - 1];
  if (permutation === undefined) throw new FuqiError('malformed', 'poseidon');
  return permutation(inputs.map((x) => requireField(x, 'poseidon')));
}

/** `H_X(inputs)` = Poseidon of the domain's constant and the inputs. @throws as {@link poseidon} */
export function hashIn(domain: Domain, inputs: readonly bigint[]): bigint {
  return poseidon([DOMAIN_CONSTANTS[domain], ...inputs]);
}

/**
 * The whole state after one permutation of sixteen inputs, 17 elements, of which PROTOCOL.md §2 uses 1…16.
 * @throws as {@link poseidon}
 */
export function poseidonState(inputs: readonly bigint[]): bigint[] {
  if (inputs.length !== 16) throw new FuqiError('malformed', 'poseidon state');
  const checked = inputs.map((x) => requireField(x, 'poseidon'));
  // The library returns a list when asked for several outputs, which its types leave out.
  return poseidon16(checked, 17) as unknown as bigint[];
}

/** Hash of a tree node over its four children; no constant (PROTOCOL.md §1). */
export type Hash4 = (c0: bigint, c1: bigint, c2: bigint, c3: bigint) => bigint;

/** `P4` on poseidon-lite. Children are taken to be in the field. */
export const hash4: Hash4 = (c0, c1, c2, c3) => poseidon4([c0, c1, c2, c3]);
