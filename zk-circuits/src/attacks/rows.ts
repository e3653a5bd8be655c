import type { MoveOpening } from '../inputs/move';
import type { TestName, World } from '../testing/world';
import { MOVE_CASES, type MoveCase, proveMove } from '../testing/world-moves';
import type { CircuitInput } from '../witness/circuit-input';
import { openMove, withOutput } from './attack';

/** Name of a valid case. */
export type Case = keyof typeof MOVE_CASES;

/** The valid case of a name. */
export const build = (w: World, name: Case): MoveCase => MOVE_CASES[name](w);

/** The case proved at another date. */
export function at(name: Case, date: bigint): (w: World) => CircuitInput {
  return (w) => proveMove(w, { ...build(w, name), date }).input;
}

/** The case signed by somebody else. */
export function by(name: Case, signer: TestName): (w: World) => CircuitInput {
  return (w) => {
    const move = build(w, name);
    const opening = { ...move.opening, signer: w.signerOf(w.members[signer]) };
    return proveMove(w, { ...move, signer, opening }).input;
  };
}

/** The case with another opening. */
export function opened(name: Case, change: (w: World, o: MoveOpening) => Partial<MoveOpening>) {
  return (w: World): CircuitInput => {
    const move = build(w, name);
    return openMove(w, move, change(w, move.opening));
  };
}

/** The case with one output changed. */
export function output(name: Case, j: number, change: Parameters<typeof withOutput>[2]) {
  return (w: World): CircuitInput => {
    const move = build(w, name);
    return openMove(w, move, { outputs: withOutput(move, j, change) });
  };
}
