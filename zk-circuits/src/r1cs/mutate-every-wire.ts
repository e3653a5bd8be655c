import { SCALAR_ORDER, invert, reduce } from '../field';
import { type R1cs, type SparseMatrix, evaluateRow } from './r1cs';

/** What {@link mutateEveryWire} found; both lists are empty in a sound circuit. */
export interface Mutations {
  /** Wires in no constraint: nothing whatever binds them. */
  readonly unused: number[];
  /** Wires that have another value with which, all others unchanged, the witness is still valid. */
  readonly survivors: { readonly wire: number; readonly alternative: bigint }[];
}

/**
 * Looks, for every wire but the constant, for any other value that satisfies all constraints while the other wires
 * keep theirs. Each constraint is a polynomial of degree two at most in the change of one wire, so the search is
 * complete for single wires: no survivor means that none exists at this witness. It says nothing of changes of
 * several wires at once.
 * @param wires a valid witness
 */
export function mutateEveryWire(r1cs: R1cs, wires: readonly bigint[]): Mutations {
  const rows = evaluateAll(r1cs, wires);
  const uses = usesOfWires(r1cs);
  const unused: number[] = [];
  const survivors: Mutations['survivors'][number][] = [];
  for (let wire = 1; wire < r1cs.wires; wire++) {
    const own = uses.get(wire);
    if (own === undefined) {
      unused.push(wire);
      continue;
    }
    const change = commonRoot(own, rows);
    if (change !== undefined) {
      survivors.push({ wire, alternative: reduce((wires[wire] ?? 0n) + change) });
    }
  }
  return { unused, survivors };
}

/** Coefficients of one wire in one constraint. */
type Use = { row: number; a: bigint; b: bigint; c: bigint };

type Rows = { a: bigint[]; b: bigint[] };

function evaluateAll(r1cs: R1cs, wires: readonly bigint[]): Rows {
  const values = (matrix: SparseMatrix): bigint[] =>
    Array.from({ length: r1cs.constraints }, (_, row) =>
      reduce(evaluateRow(matrix, r1cs.coefficients, row, wires)),
    );
  return { a: values(r1cs.a), b: values(r1cs.b) };
}

function usesOfWires(r1cs: R1cs): Map<number, Use[]> {
  const uses = new Map<number, Use[]>();
  const useOf = (wire: number, row: number): Use => {
    const own = uses.get(wire) ?? [];
    if (own.length === 0) uses.set(wire, own);
    let last = own[own.length - 1];
    if (last?.row !== row) own.push((last = { row, a: 0n, b: 0n, c: 0n }));
    return last;
  };
  for (let row = 0; row < r1cs.constraints; row++) {
    for (const side of ['a', 'b', 'c'] as const) {
      const matrix = r1cs[side];
      const end = matrix.starts[row + 1] ?? 0;
      for (let i = matrix.starts[row] ?? 0; i < end; i++) {
        const use = useOf(matrix.wires[i] ?? 0, row);
        use[side] += r1cs.coefficients[matrix.values[i] ?? 0] ?? 0n;
      }
    }
  }
  return uses;
}

/**
 * A non-zero change of the wire that keeps every constraint. In one constraint, with change d:
 * (A + a·d)(B + b·d) − (C + c·d) = d·(a·b·d + a·B + b·A − c).
 */
function commonRoot(uses: readonly Use[], rows: Rows): bigint | undefined {
  let root: bigint | undefined;
  for (const { row, a, b, c } of uses) {
    const square = (a * b) % SCALAR_ORDER;
    const linear = (a * (rows.b[row] ?? 0n) + b * (rows.a[row] ?? 0n) - c) % SCALAR_ORDER;
    if (root !== undefined) {
      if ((square * root + linear) % SCALAR_ORDER !== 0n) return undefined;
    } else if (square === 0n) {
      if (linear !== 0n) return undefined;
    } else {
      root = reduce(-linear * invert(square));
      if (root === 0n) return undefined;
    }
  }
  return rootHolds(uses, rows, root ?? 1n) ? (root ?? 1n) : undefined;
}

/** Constraints seen before the root was known put no condition on it only if they vanish for every change. */
function rootHolds(uses: readonly Use[], rows: Rows, root: bigint): boolean {
  return uses.every(({ row, a, b, c }) => {
    const linear = a * (rows.b[row] ?? 0n) + b * (rows.a[row] ?? 0n) - c;
    return (a * b * root + linear) % SCALAR_ORDER === 0n;
  });
}
