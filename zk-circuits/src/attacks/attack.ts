import type { MoveOutput } from '@fuqi/protocol';
import type { MoveOpening, MoveSettings } from '../inputs/move';
import type { NegativeCase } from '../testing/negative';
import { World } from '../testing/world';
import { type MoveCase, proveMove } from '../testing/world-moves';
import type { CircuitInput, SignalValue } from '../witness/circuit-input';

/** A dishonest input, built whole in a fresh world so that everything but the broken rule is in order. */
export function attack(
  rule: string,
  attempt: string,
  input: (world: World) => CircuitInput,
): NegativeCase {
  return { rule, attempt, input: () => input(new World()) };
}

/** Changes what a case says before it is planned, signed and encrypted: the attacker's own honest machinery. */
export function openMove(
  world: World,
  move: MoveCase,
  changes: Partial<MoveOpening>,
  settings: Partial<MoveSettings> = {},
): CircuitInput {
  const opening = { ...move.opening, ...changes };
  return proveMove(world, { ...move, opening }, settings).input;
}

/** The outputs of a case with one of them changed. */
export function withOutput(
  move: MoveCase,
  j: number,
  change: Partial<MoveOutput>,
): readonly MoveOutput[] {
  return move.opening.outputs.map((output, i) => (i === j ? { ...output, ...change } : output));
}

/** An array signal with one element off by one. */
export function bumped(signal: CircuitInput[string] | undefined, at: number): bigint[] {
  return (signal as readonly bigint[]).map((x, i) => (i === at ? x + 1n : x));
}

/** The first of a leg's two signatures shown twice. @param prefix `sig`, or `partySig` for the second member */
export function signedOnce(input: CircuitInput, prefix = 'sig'): CircuitInput {
  const twice = (name: string): [string, SignalValue] => {
    const [first = 0n] = input[`${prefix}${name}`] as readonly SignalValue[];
    return [`${prefix}${name}`, [first, first]];
  };
  return { ...input, ...Object.fromEntries(['Slot', 'Key', 'Powers', 'R8', 'S'].map(twice)) };
}
