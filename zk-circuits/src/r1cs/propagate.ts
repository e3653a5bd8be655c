import type { Pattern } from './jacobian';

/** Rows by the wires they contain. */
export interface Incidence {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** Transposes a pattern. */
export function incidence(matrix: Pattern): Incidence {
  const starts = new Uint32Array(matrix.wires + 1);
  for (const wire of matrix.columns) starts[wire + 1] = (starts[wire + 1] ?? 0) + 1;
  for (let wire = 0; wire < matrix.wires; wire++) {
    starts[wire + 1] = (starts[wire + 1] ?? 0) + (starts[wire] ?? 0);
  }
  const rows = new Uint32Array(matrix.columns.length);
  const next = starts.slice();
  for (let row = 0; row < matrix.rows; row++) {
    const end = matrix.starts[row + 1] ?? 0;
    for (let i = matrix.starts[row] ?? 0; i < end; i++) {
      const wire = matrix.columns[i] ?? 0;
      const at = next[wire] ?? 0;
      rows[at] = row;
      next[wire] = at + 1;
    }
  }
  return { starts, rows };
}

/**
 * Which wires cannot change, found by the simplest rule: a constraint in which all wires but one are known not to change
 * holds that one still too.
 * @param matrix pattern of the Jacobian at a witness
 * @param fixed wires that are held from outside
 * @param skipped rows that are treated as absent
 * @returns a flag for every wire
 */
export function propagate(
  matrix: Pattern,
  byWire: Incidence,
  fixed: Iterable<number>,
  skipped: ReadonlySet<number> = new Set(),
): Uint8Array {
  const still = new Uint8Array(matrix.wires);
  const unknown = rowSizes(matrix);
  const ready: number[] = [];
  const hold = (wire: number): void => {
    if (still[wire]) return;
    still[wire] = 1;
    const end = byWire.starts[wire + 1] ?? 0;
    for (let i = byWire.starts[wire] ?? 0; i < end; i++) {
      const row = byWire.rows[i] ?? 0;
      const left = (unknown[row] ?? 0) - 1;
      unknown[row] = left;
      if (left === 1 && !skipped.has(row)) ready.push(row);
    }
  };
  for (let row = 0; row < matrix.rows; row++) {
    if (unknown[row] === 1 && !skipped.has(row)) ready.push(row);
  }
  hold(0);
  for (const wire of fixed) hold(wire);
  for (let row = ready.pop(); row !== undefined; row = ready.pop()) {
    const end = matrix.starts[row + 1] ?? 0;
    for (let i = matrix.starts[row] ?? 0; i < end; i++) hold(matrix.columns[i] ?? 0);
  }
  return still;
}

function rowSizes({ rows, starts }: Pattern): Uint32Array {
  return Uint32Array.from(
    { length: rows },
    (_, row) => (starts[row + 1] ?? 0) - (starts[row] ?? 0),
  );
}
