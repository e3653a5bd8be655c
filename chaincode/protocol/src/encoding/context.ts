import { sha256 } from '@noble/hashes/sha2';
import { FuqiError } from '@fuqi/domain';
import { asciiBytes, bytesToInteger, concatBytes, integerToBytes } from '../bytes';
import { CIRCUIT_ID, type CircuitName } from '../circuits';
import { PROTOCOL_VERSION } from '../constants';
import { fieldToBytes } from '../field';
import { namedCarried } from '../publics';
import type { Operation, OperationTerms } from './operation';

/** Where an operation may be written and nowhere else. */
export interface Network {
  /** ASCII, at most 255 characters. */
  readonly channel: string;
  readonly contract: string;
}

/** The part of a leg that signatures bind: known before there is a proof. */
export interface BoundLeg {
  readonly circuit: CircuitName;
  /** In the order of {@link boundInputs}. */
  readonly bound: readonly bigint[];
  readonly memos: readonly Uint8Array[];
}

const BOUND_INPUTS: Readonly<Record<CircuitName, readonly string[]>> = {
  move: ['nf0', 'nf1', 'cm0', 'cm1', 'cm2', 'cm3'],
  issue: ['nf0', 'nf1', 'cm0', 'cm1', 'cm2', 'cm3'],
  clear: ['nf0', 'cm0', 'cm1'],
  register: ['mode', 'closes', 'index', 'newLeaf', 'tag'],
  grant: ['tag', 'cm0'],
  attest: ['tag', 'cm0'],
};

/** Public inputs of a leg that the context binds: its nullifiers or tag, and commitments. */
export function boundInputs(circuit: CircuitName): readonly string[] {
  return BOUND_INPUTS[circuit];
}

/** The bound part of what a leg carries. @throws FuqiError malformed for a wrong count of public inputs */
export function boundLeg(leg: {
  readonly circuit: CircuitName;
  readonly publics: readonly bigint[];
  readonly memos: readonly Uint8Array[];
}): BoundLeg {
  const given = namedCarried(leg.circuit, leg.publics);
  const bound = BOUND_INPUTS[leg.circuit].map((name) => given[name] ?? 0n);
  return { circuit: leg.circuit, bound, memos: leg.memos };
}

/**
 * The digest of an operation: SHA-256 over everything that signatures bind. It is in its receipt.
 * @throws FuqiError out-of-range, malformed, non-canonical
 */
export function boundDigest(
  network: Network,
  terms: OperationTerms,
  legs: readonly BoundLeg[],
): Uint8Array {
  return sha256(
    concatBytes([
      asciiBytes('fuqi.context.1'),
      prefixed(network.channel),
      prefixed(network.contract),
      integerToBytes(BigInt(PROTOCOL_VERSION), 1),
      integerToBytes(BigInt(terms.validUntil), 4),
      hash(terms.evidence, 'evidence'),
      hash(terms.text, 'text'),
      integerToBytes(BigInt(legs.length), 1),
      ...legs.map(legBytes),
    ]),
  );
}

/** The context of all legs: the first 31 bytes of {@link boundDigest}. */
export function contextFromDigest(digest: Uint8Array): bigint {
  return bytesToInteger(digest.subarray(0, 31));
}

/** Digest of a whole operation. @throws as {@link boundDigest} */
export function operationDigest(network: Network, operation: Operation): Uint8Array {
  return boundDigest(network, operation, operation.legs.map(boundLeg));
}

/** Context of a whole operation. @throws as {@link boundDigest} */
export function operationContext(network: Network, operation: Operation): bigint {
  return contextFromDigest(operationDigest(network, operation));
}

function legBytes(leg: BoundLeg): Uint8Array {
  if (leg.bound.length !== BOUND_INPUTS[leg.circuit].length) {
    throw new FuqiError('malformed', 'count of bound inputs');
  }
  return concatBytes([
    integerToBytes(BigInt(CIRCUIT_ID[leg.circuit]), 1),
    ...leg.bound.map(fieldToBytes),
    sha256(concatBytes(leg.memos)),
  ]);
}

function prefixed(text: string): Uint8Array {
  const bytes = asciiBytes(text);
  return concatBytes([integerToBytes(BigInt(bytes.length), 1), bytes]);
}

function hash(bytes: Uint8Array, where: string): Uint8Array {
  if (bytes.length !== 32) throw new FuqiError('malformed', where);
  return bytes;
}
