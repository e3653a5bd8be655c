import { SCALAR_ORDER } from '../field';
import type { R1cs } from '../r1cs/r1cs';
import { readMarker } from './mark-statements';

/**
 * Which constraints of a system came from which statement, read off the same circuit compiled with markers. Without
 * simplification the compiler writes the constraints of each instance of a template in the order of its statements.
 * @param plain compiled at O0
 * @param marked the marked source compiled at O0
 * @returns rows of `plain` for each statement number
 * @throws RangeError when the systems differ in more than the markers
 */
export function statementRows(plain: R1cs, marked: R1cs): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  let current: number[] | undefined;
  let plainRow = 0;
  for (let row = 0; row < marked.constraints; row++) {
    const marker = markerOf(marked, row);
    if (marker === undefined) {
      if (!sameRow(plain, plainRow, marked, row)) {
        throw new RangeError(`constraint ${plainRow} is not the same with markers`);
      }
      current?.push(plainRow);
      plainRow += 1;
    } else if (marker.behind) {
      current = undefined;
    } else {
      current = rows.get(marker.index) ?? [];
      rows.set(marker.index, current);
    }
  }
  if (plainRow !== plain.constraints) throw new RangeError('constraints are missing with markers');
  return rows;
}

function markerOf(r1cs: R1cs, row: number): ReturnType<typeof readMarker> {
  const { a, b, c, coefficients } = r1cs;
  if (a.starts[row] !== a.starts[row + 1] || b.starts[row] !== b.starts[row + 1]) return undefined;
  const start = c.starts[row] ?? 0;
  if ((c.starts[row + 1] ?? 0) !== start + 2) return undefined;
  const constant = [start, start + 1].find((i) => c.wires[i] === 0);
  if (constant === undefined) return undefined;
  const value = coefficients[c.values[constant] ?? 0] ?? 0n;
  return readMarker(value) ?? readMarker(SCALAR_ORDER - value);
}

function sameRow(one: R1cs, oneRow: number, other: R1cs, otherRow: number): boolean {
  return (['a', 'b', 'c'] as const).every((side) => {
    const [m, n] = [one[side], other[side]];
    const [start, otherStart] = [m.starts[oneRow] ?? 0, n.starts[otherRow] ?? 0];
    const size = (m.starts[oneRow + 1] ?? 0) - start;
    if (size !== (n.starts[otherRow + 1] ?? 0) - otherStart) return false;
    return Array.from({ length: size }).every(
      (_, i) =>
        m.wires[start + i] === n.wires[otherStart + i] &&
        one.coefficients[m.values[start + i] ?? 0] ===
          other.coefficients[n.values[otherStart + i] ?? 0],
    );
  });
}
