import { SCALAR_ORDER } from '../field';

/** Linear combinations of wires, one a row, rows packed behind each other. */
export interface SparseMatrix {
  /** Row i is the entries from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Wire of each entry. */
  readonly wires: Uint32Array;
  /** Index into the coefficients of each entry. */
  readonly values: Uint32Array;
}

/** A rank-1 constraint system over BN254's scalar field: (A·w) ∘ (B·w) = C·w. */
export interface R1cs {
  readonly wires: number;
  /** Wires 1 … outputs + publicInputs are public, in this order; wire 0 is the constant 1. */
  readonly outputs: number;
  readonly publicInputs: number;
  readonly privateInputs: number;
  readonly constraints: number;
  readonly a: SparseMatrix;
  readonly b: SparseMatrix;
  readonly c: SparseMatrix;
  /** Every coefficient that occurs, once. */
  readonly coefficients: readonly bigint[];
  /** Label (in the symbol file) of each wire. */
  readonly labels: Uint32Array;
}

/** Number of public wires, without the constant 1. */
export function publicCount(r1cs: R1cs): number {
  return r1cs.outputs + r1cs.publicInputs;
}

const MINUS_ONE = SCALAR_ORDER - 1n;

/** The value of row `row`, neither reduced nor always positive. Almost all coefficients are 1 or −1, so that these are not multiplied. */
export function evaluateRow(
  matrix: SparseMatrix,
  coefficients: readonly bigint[],
  row: number,
  wires: readonly bigint[],
): bigint {
  let sum = 0n;
  const end = matrix.starts[row + 1] ?? 0;
  for (let i = matrix.starts[row] ?? 0; i < end; i++) {
    const coefficient = coefficients[matrix.values[i] ?? 0] ?? 0n;
    const value = wires[matrix.wires[i] ?? 0] ?? 0n;
    if (coefficient === 1n) sum += value;
    else if (coefficient === MINUS_ONE) sum -= value;
    else sum += coefficient * value;
  }
  return sum;
}
