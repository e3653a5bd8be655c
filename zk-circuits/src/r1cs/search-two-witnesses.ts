import { reduce } from '../field';
import { checkWitness } from './check-witness';
import { type Jacobian, jacobian } from './jacobian';
import { type Equation, eliminate } from './kernel';
import { incidence, propagate } from './propagate';
import type { R1cs } from './r1cs';

/** How far a witness is from being determined by the wires that are held. */
export interface Freedom {
  /** Wires that can change, to first order, while all constraints hold and the held wires stay. */
  readonly wires: number[];
  /** Number of independent directions of change. */
  readonly directions: number;
  /** Full witnesses that differ from the given one, agree in the held wires and satisfy the R1CS; one per direction at most. */
  readonly witnesses: bigint[][];
}

/** More unknowns than this in one entangled group are not solved but refused. */
const LARGEST_GROUP = 20_000;

/**
 * Looks for other witnesses near a valid one: linearises all constraints there and solves for the changes that leave them
 * satisfied while some wires are held. No free wire means that nearby there is no other witness. Two kinds are out of its
 * reach: witnesses far away (the other root of a square; `mutateEveryWire` looks for those), and freedom that exists at
 * other inputs only.
 *
 * Hold the inputs, public and private: a circuit must determine everything else. To hold only the public ones is of use
 * where no hash is involved; preimages of a hash always have neighbours.
 * @param wires a valid witness
 * @param held wires that keep their values
 * @throws RangeError when an entangled group is too large to be solved
 */
export function searchTwoWitnesses(
  r1cs: R1cs,
  wires: readonly bigint[],
  held: Iterable<number>,
): Freedom {
  const matrix = jacobian(r1cs, wires);
  const still = propagate(matrix, incidence(matrix), held);
  const { pivots } = eliminate(openEquations(matrix, still));
  const free = [...still.keys()].filter((wire) => !still[wire] && !pivots.has(wire));
  const moving = [...pivots].filter(([, body]) => body.size > 0).map(([wire]) => wire);
  const witnesses = free
    .map((wire) => move(wires, wire, pivots))
    .filter((candidate) => checkWitness(r1cs, candidate).length === 0);
  return {
    wires: [...free, ...moving].sort((a, b) => a - b),
    directions: free.length,
    witnesses,
  };
}

/** What the constraints say of the wires that simple propagation left open. */
function openEquations(matrix: Jacobian, still: Uint8Array): Equation[] {
  const equations: Equation[] = [];
  const open = new Set<number>();
  for (let row = 0; row < matrix.rows; row++) {
    const equation: Equation = new Map();
    const end = matrix.starts[row + 1] ?? 0;
    for (let i = matrix.starts[row] ?? 0; i < end; i++) {
      const wire = matrix.columns[i] ?? 0;
      if (!still[wire]) equation.set(wire, matrix.values[i] ?? 0n);
    }
    if (equation.size === 0) continue;
    for (const wire of equation.keys()) open.add(wire);
    equations.push(equation);
  }
  if (open.size > LARGEST_GROUP) throw new RangeError(`${open.size} wires are entangled`);
  return equations;
}

/** The witness moved by one along the direction of one free wire. */
function move(
  wires: readonly bigint[],
  free: number,
  pivots: ReadonlyMap<number, Equation>,
): bigint[] {
  const moved = [...wires];
  moved[free] = reduce((wires[free] ?? 0n) + 1n);
  for (const [pivot, body] of pivots) {
    const coefficient = body.get(free);
    if (coefficient !== undefined) moved[pivot] = reduce((wires[pivot] ?? 0n) - coefficient);
  }
  return moved;
}
