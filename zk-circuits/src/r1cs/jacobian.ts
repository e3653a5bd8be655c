import { SCALAR_ORDER, reduce } from '../field';
import { type R1cs, type SparseMatrix, evaluateRow } from './r1cs';

/** Which wires occur in which constraints. */
export interface Pattern {
  readonly rows: number;
  readonly wires: number;
  /** Row i is the entries from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
}

/** Derivatives of all constraints at a witness: row i is Σ_k (a_k·B + b_k·A − c_k)·δ_k, zero entries left out. */
export interface Jacobian extends Pattern {
  readonly values: readonly bigint[];
}

/** The Jacobian of `r1cs` at `wires`. */
export function jacobian(r1cs: R1cs, wires: readonly bigint[]): Jacobian {
  const starts = new Uint32Array(r1cs.constraints + 1);
  const columns: number[] = [];
  const values: bigint[] = [];
  const entries = new Map<number, bigint>();
  const add = (matrix: SparseMatrix, row: number, factor: bigint): void => {
    if (factor === 0n) return;
    const end = matrix.starts[row + 1] ?? 0;
    for (let i = matrix.starts[row] ?? 0; i < end; i++) {
      const wire = matrix.wires[i] ?? 0;
      const term = (r1cs.coefficients[matrix.values[i] ?? 0] ?? 0n) * factor;
      entries.set(wire, (entries.get(wire) ?? 0n) + term);
    }
  };
  for (let row = 0; row < r1cs.constraints; row++) {
    entries.clear();
    const value = (matrix: SparseMatrix): bigint =>
      evaluateRow(matrix, r1cs.coefficients, row, wires) % SCALAR_ORDER;
    add(r1cs.a, row, value(r1cs.b));
    add(r1cs.b, row, value(r1cs.a));
    add(r1cs.c, row, -1n);
    for (const [wire, sum] of entries) {
      const entry = reduce(sum);
      // The constant wire cannot change.
      if (entry === 0n || wire === 0) continue;
      columns.push(wire);
      values.push(entry);
    }
    starts[row + 1] = columns.length;
  }
  const { constraints: rows, wires: wireCount } = r1cs;
  return { rows, wires: wireCount, starts, columns: Uint32Array.from(columns), values };
}

/** The wires of every constraint, each once, without the constant. */
export function pattern(r1cs: R1cs): Pattern {
  const starts = new Uint32Array(r1cs.constraints + 1);
  const columns: number[] = [];
  for (let row = 0; row < r1cs.constraints; row++) {
    const own = new Set<number>();
    for (const matrix of [r1cs.a, r1cs.b, r1cs.c]) {
      const end = matrix.starts[row + 1] ?? 0;
      for (let i = matrix.starts[row] ?? 0; i < end; i++) own.add(matrix.wires[i] ?? 0);
    }
    own.delete(0);
    columns.push(...own);
    starts[row + 1] = columns.length;
  }
  return { rows: r1cs.constraints, wires: r1cs.wires, starts, columns: Uint32Array.from(columns) };
}
