import { FuqiError } from '@fuqi/domain';

/** Circuits in the order of their numbers, from 1. */
export const CIRCUITS = ['move', 'issue', 'clear', 'register', 'grant', 'attest'] as const;

/** Name of a circuit. */
export type CircuitName = (typeof CIRCUITS)[number];

/** Number of a circuit in digests and encodings. */
export const CIRCUIT_ID: Readonly<Record<CircuitName, number>> = {
  move: 1,
  issue: 2,
  clear: 3,
  register: 4,
  grant: 5,
  attest: 6,
};

/** The circuit of a number. @throws FuqiError circuit-unknown */
export function circuitOf(id: number): CircuitName {
  const name = CIRCUITS[id - 1];
  if (name === undefined) throw new FuqiError('circuit-unknown', 'circuit number');
  return name;
}
