import { SCALAR_ORDER, invert, reduce } from '../field';

/** A sparse linear equation: coefficients by unknown, none zero. */
export type Equation = Map<number, bigint>;

/** Reduced row echelon form of a homogeneous system over the scalar field. */
export interface Echelon {
  /** Each pivot unknown with the others it depends on: pivot = −Σ coefficient · unknown. */
  readonly pivots: ReadonlyMap<number, Equation>;
}

/**
 * Gauss–Jordan elimination, shortest equation first (Markowitz's rule for rows, which keeps sparse systems sparse).
 * The equations are consumed.
 */
export function eliminate(equations: Equation[]): Echelon {
  const pivots = new Map<number, Equation>();
  const uses = new Map<number, Set<number>>();
  for (const equation of [...equations].sort((a, b) => a.size - b.size)) {
    substitutePivots(equation, pivots);
    const [first] = equation;
    if (first === undefined) continue;
    const [pivot, coefficient] = first;
    equation.delete(pivot);
    const inverse = invert(coefficient);
    for (const [unknown, value] of equation) {
      equation.set(unknown, (value * inverse) % SCALAR_ORDER);
    }
    for (const other of uses.get(pivot) ?? []) {
      const target = pivots.get(other);
      const factor = target?.get(pivot);
      if (target === undefined || factor === undefined) continue;
      target.delete(pivot);
      addMultiple(target, equation, SCALAR_ORDER - factor);
      for (const unknown of equation.keys()) note(uses, unknown, other);
    }
    pivots.set(pivot, equation);
    for (const unknown of equation.keys()) note(uses, unknown, pivot);
  }
  return { pivots };
}

function note(uses: Map<number, Set<number>>, unknown: number, pivot: number): void {
  const users = uses.get(unknown) ?? new Set();
  uses.set(unknown, users.add(pivot));
}

function substitutePivots(equation: Equation, pivots: ReadonlyMap<number, Equation>): void {
  // Bodies of pivots contain no pivots, so one pass is enough.
  for (const [unknown, coefficient] of [...equation]) {
    const body = pivots.get(unknown);
    if (body === undefined) continue;
    equation.delete(unknown);
    addMultiple(equation, body, SCALAR_ORDER - coefficient);
  }
}

function addMultiple(target: Equation, source: Equation, factor: bigint): void {
  for (const [unknown, value] of source) {
    const sum = reduce((target.get(unknown) ?? 0n) + value * factor);
    if (sum === 0n) target.delete(unknown);
    else target.set(unknown, sum);
  }
}
