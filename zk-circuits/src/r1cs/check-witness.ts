import { SCALAR_ORDER } from '../field';
import { type R1cs, evaluateRow } from './r1cs';

/**
 * Which constraints a wire vector violates: the R1CS's own judgement, whatever a calculator says.
 * @param wires a value in the field for every wire, the first one 1
 * @returns indices of the violated constraints in order; empty when the witness is valid
 * @throws RangeError when the vector does not fit the system
 */
export function checkWitness(r1cs: R1cs, wires: readonly bigint[]): number[] {
  if (wires.length !== r1cs.wires || wires[0] !== 1n) {
    throw new RangeError(`a witness has ${r1cs.wires} wires, the first of them 1`);
  }
  const violated: number[] = [];
  for (let row = 0; row < r1cs.constraints; row++) {
    if (!holds(r1cs, row, wires)) violated.push(row);
  }
  return violated;
}

/** Whether one constraint holds. */
export function holds(r1cs: R1cs, row: number, wires: readonly bigint[]): boolean {
  const a = evaluateRow(r1cs.a, r1cs.coefficients, row, wires) % SCALAR_ORDER;
  const b = evaluateRow(r1cs.b, r1cs.coefficients, row, wires) % SCALAR_ORDER;
  const c = evaluateRow(r1cs.c, r1cs.coefficients, row, wires);
  return (a * b - c) % SCALAR_ORDER === 0n;
}
