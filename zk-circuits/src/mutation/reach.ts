import type { ForwardPlan } from '../r1cs/forward-plan';
import { type R1cs, publicCount } from '../r1cs/r1cs';

/**
 * Wires from which given constraints can be reached: those they contain, those these are computed from, and so on. A public
 * input may be claimed to be what comes out, so that it is reached from whatever it is compared with.
 * @param rows constraints that are to be reached
 * @param linked wires of which the second is made anew when the first changes (a signature, by its digest)
 */
export function reaching(
  r1cs: R1cs,
  plan: ForwardPlan,
  rows: Iterable<number>,
  linked: ReadonlyMap<number, number>,
): ReadonlySet<number> {
  const publics = publicCount(r1cs);
  const source = rowOfWire(plan, r1cs.wires);
  const seen = new Set<number>();
  const open: number[] = [];
  const add = (wire: number): void => {
    if (seen.has(wire)) return;
    seen.add(wire);
    open.push(wire);
  };
  const addRow = (row: number): void => {
    plan.rows.columns.subarray(plan.rows.starts[row], plan.rows.starts[row + 1]).forEach(add);
  };
  for (const row of rows) addRow(row);
  for (let wire = open.pop(); wire !== undefined; wire = open.pop()) {
    const row = source[wire] ?? -1;
    if (row >= 0) addRow(row);
    const link = linked.get(wire);
    if (link !== undefined) add(link);
    if (wire > publics) continue;
    const { starts, rows: uses } = plan.byWire;
    for (const use of uses.subarray(starts[wire], starts[wire + 1])) {
      if ((plan.stepOfRow[use] ?? -1) < 0) addRow(use);
    }
  }
  return seen;
}

/** The constraint whose step computes each wire, −1 for a given one. */
function rowOfWire({ steps }: ForwardPlan, wires: number): Int32Array {
  const rows = new Int32Array(wires).fill(-1);
  for (const { row, wires: given } of steps) for (const wire of given) rows[wire] = row;
  return rows;
}
