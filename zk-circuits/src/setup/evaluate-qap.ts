import { SCALAR_ORDER, reduce } from '../field';
import { type R1cs, type SparseMatrix, publicCount } from '../r1cs/r1cs';
import { lagrangeAt } from './lagrange';

/** The quadratic arithmetic program of a circuit, its polynomials evaluated at τ. */
export interface Qap {
  /** log2 of the domain's size. */
  readonly log: number;
  /** A_s(τ), B_s(τ), C_s(τ) for every wire s. */
  readonly a: bigint[];
  readonly b: bigint[];
  readonly c: bigint[];
  /**
   * The odd Lagrange polynomials of the domain of double size at τ. snarkjs evaluates A·B − C on the coset of odd
   * roots, where the vanishing polynomial is not zero, and multiplies those values with these points.
   */
  readonly h: bigint[];
}

/** log2 of the domain: constraints, and one more for each public wire and the constant, must fit (snarkjs). */
export function domainLog(r1cs: R1cs): number {
  return Math.floor(Math.log2(r1cs.constraints + publicCount(r1cs))) + 1;
}

/**
 * Evaluates a circuit's QAP at τ.
 *
 * snarkjs appends the constraints w_s · 0 = 0 for the constant and each public wire s, so that the polynomials A_s of the
 * public wires are linearly independent; without them proofs could be changed to other public inputs.
 */
export function evaluateQap(r1cs: R1cs, tau: bigint): Qap {
  const log = domainLog(r1cs);
  const lagrange = lagrangeAt(tau, log);
  const column = (matrix: SparseMatrix): bigint[] => sumColumns(r1cs, matrix, lagrange);
  const a = column(r1cs.a);
  for (let s = 0; s <= publicCount(r1cs); s++) {
    a[s] = ((a[s] ?? 0n) + (lagrange[r1cs.constraints + s] ?? 0n)) % SCALAR_ORDER;
  }
  return {
    ...{ log, a, b: column(r1cs.b), c: column(r1cs.c) },
    h: lagrangeAt(tau, log + 1).filter((_, j) => j % 2 === 1),
  };
}

function sumColumns(r1cs: R1cs, matrix: SparseMatrix, lagrange: readonly bigint[]): bigint[] {
  const sums = Array.from<bigint>({ length: r1cs.wires }).fill(0n);
  for (let row = 0; row < r1cs.constraints; row++) {
    const weight = lagrange[row] ?? 0n;
    const end = matrix.starts[row + 1] ?? 0;
    for (let i = matrix.starts[row] ?? 0; i < end; i++) {
      const wire = matrix.wires[i] ?? 0;
      const coefficient = r1cs.coefficients[matrix.values[i] ?? 0] ?? 0n;
      sums[wire] = (sums[wire] ?? 0n) + coefficient * weight;
    }
  }
  return sums.map(reduce);
}
