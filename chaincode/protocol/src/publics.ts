import { FuqiError } from '@fuqi/domain';
import type { CircuitName } from './circuits';
import { requireField } from './field';

/** Public inputs of each circuit, in order (PROTOCOL.md §4). */
export const PUBLIC_INPUTS = {
  move: [
    ...['root0', 'root1', 'recordRoot', 'partyRoot', 'date', 'supervisorX', 'supervisorY'],
    ...['maxLayer', 'context', 'nf0', 'nf1', 'cm0', 'cm1', 'cm2', 'cm3', 'Rx', 'Ry', 'wrap'],
    ...['ct0', 'ct1', 'ct2', 'ct3', 'ct4', 'ct5', 'ct6', 'ct7', 'ct8', 'ct9', 'ct10', 'ct11'],
    'ct12',
  ],
  issue: [
    ...['root0', 'root1', 'partyRoot', 'date', 'supervisorX', 'supervisorY', 'maxDue'],
    ...['rootBudget', 'context', 'nf0', 'nf1', 'cm0', 'cm1', 'cm2', 'cm3', 'Rx', 'Ry'],
    ...['wrap0', 'wrap1', 'a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9'],
    ...['a10', 'a11'],
    ...['b0', 'b1', 'b2', 'b3', 'b4', 'b5'],
  ],
  clear: [
    ...['root0', 'recordRoot', 'partyRoot', 'date', 'supervisorX', 'supervisorY', 'context'],
    ...['nf0', 'cm0', 'cm1', 'Rx', 'Ry', 'wrap0', 'wrap1', 'a0', 'a1', 'a2', 'a3', 'a4'],
    ...['b0', 'b1', 'b2', 'b3'],
  ],
  register: ['oldRoot', 'newRoot', 'mode', 'closes', 'index', 'newLeaf', 'tag', 'context'],
  grant: [
    ...['partyRoot', 'date', 'supervisorX', 'supervisorY', 'context', 'tag', 'cm0', 'Rx', 'Ry'],
    ...['wrap', 'ct0', 'ct1', 'ct2', 'ct3', 'ct4', 'ct5', 'ct6'],
  ],
  attest: ['partyRoot', 'date', 'context', 'tag', 'cm0'],
} as const satisfies Readonly<Record<CircuitName, readonly string[]>>;

/** Public inputs that chaincode fixes from its own state and the operation's head; a leg does not carry them. */
export const FIXED_INPUTS = [
  ...['partyRoot', 'date', 'supervisorX', 'supervisorY', 'maxLayer', 'rootBudget', 'maxDue'],
  'context',
] as const;

/** Values that chaincode fixes; a circuit uses those it names. */
export interface FixedInputs {
  readonly partyRoot: bigint;
  readonly date: bigint;
  readonly supervisorX: bigint;
  readonly supervisorY: bigint;
  readonly maxLayer: bigint;
  readonly rootBudget: bigint;
  readonly maxDue: bigint;
  readonly context: bigint;
}

const FIXED: ReadonlySet<string> = new Set(FIXED_INPUTS);

const CARRIED: Readonly<Record<CircuitName, readonly string[]>> = {
  move: carriedOf('move'),
  issue: carriedOf('issue'),
  clear: carriedOf('clear'),
  register: carriedOf('register'),
  grant: carriedOf('grant'),
  attest: carriedOf('attest'),
};

function carriedOf(circuit: CircuitName): readonly string[] {
  return PUBLIC_INPUTS[circuit].filter((name) => !FIXED.has(name));
}

/** Names of the public inputs that a leg carries, in order: all that chaincode does not fix. */
export function carriedInputs(circuit: CircuitName): readonly string[] {
  return CARRIED[circuit];
}

/** Position of a public input among all of its circuit, from 0. @throws FuqiError malformed when it has none */
export function publicPosition(circuit: CircuitName, name: string): number {
  const position = (PUBLIC_INPUTS[circuit] as readonly string[]).indexOf(name);
  if (position < 0) throw new FuqiError('malformed', 'public input name');
  return position;
}

/**
 * The vector that the proof is checked against.
 * @param carried what the leg carries, in the order of {@link carriedInputs}
 * @param fixed what chaincode read or computed
 * @throws FuqiError malformed for a wrong count, non-canonical for a value that is not in the field
 */
export function assemblePublics(
  circuit: CircuitName,
  carried: readonly bigint[],
  fixed: FixedInputs,
): bigint[] {
  const given: Record<string, bigint> = { ...namedCarried(circuit, carried), ...fixed };
  return PUBLIC_INPUTS[circuit].map((name) => requireField(given[name] ?? -1n, name));
}

/** The part of a full vector that a leg carries. @throws FuqiError malformed for a wrong count */
export function carriedPart(circuit: CircuitName, publics: readonly bigint[]): bigint[] {
  const names = PUBLIC_INPUTS[circuit];
  if (publics.length !== names.length) throw new FuqiError('malformed', 'count of public inputs');
  return publics.filter((_, i) => !FIXED.has(names[i] ?? ''));
}

/** Carried values by name. @throws FuqiError malformed for a wrong count */
export function namedCarried(
  circuit: CircuitName,
  carried: readonly bigint[],
): Record<string, bigint> {
  const names = CARRIED[circuit];
  if (carried.length !== names.length) throw new FuqiError('malformed', 'count of public inputs');
  return Object.fromEntries(names.map((name, i) => [name, carried[i] ?? 0n]));
}

/** What the ledger reads and writes for a leg. */
export interface LegEffects {
  /** In order; empty for legs that have a tag. */
  readonly nullifiers: readonly bigint[];
  /** Tag of `register` (0 unless new), `grant` and `attest`. */
  readonly tag: bigint | undefined;
  /** New leaves of the note tree, in order. */
  readonly commitments: readonly bigint[];
  /** Roots of the note tree that the prover cites. */
  readonly roots: readonly bigint[];
}

/** {@link LegEffects} from what a leg carries. @throws FuqiError malformed for a wrong count */
export function legEffects(circuit: CircuitName, carried: readonly bigint[]): LegEffects {
  const given = namedCarried(circuit, carried);
  const pick = (pattern: RegExp): bigint[] =>
    CARRIED[circuit].filter((name) => pattern.test(name)).map((name) => given[name] ?? 0n);
  return {
    nullifiers: pick(/^nf\d$/),
    tag: given['tag'],
    commitments: pick(/^cm\d$/),
    roots: pick(/^(?:root\d|recordRoot)$/),
  };
}
