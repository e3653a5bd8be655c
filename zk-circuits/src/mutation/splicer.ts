import { holds } from '../r1cs/check-witness';
import { type Pattern, pattern } from '../r1cs/jacobian';
import { type Incidence, incidence } from '../r1cs/propagate';
import type { R1cs } from '../r1cs/r1cs';

/**
 * Joins a dishonest wire vector and a valid one into a witness that violates nothing but given constraints, as a cheating prover
 * would who says one thing in one place and another in another.
 */
export class Splicer {
  private readonly rows: Pattern;
  private readonly byWire: Incidence;

  constructor(private readonly r1cs: R1cs) {
    this.rows = pattern(r1cs);
    this.byWire = incidence(this.rows);
  }

  /**
   * Starts from the dishonest wires and sets, wherever a constraint other than the given ones is violated, all its wires to their
   * valid values, until no such constraint is left.
   * @param violated constraints that the dishonest vector violates
   * @param absent constraints that may stay violated
   * @returns whether the result violates any of those, so that they alone refuse it; and which constraints had to be repaired
   */
  splice(
    dishonest: readonly bigint[],
    valid: readonly bigint[],
    violated: readonly number[],
    absent: ReadonlySet<number>,
  ): { readonly refused: boolean; readonly repaired: ReadonlySet<number> } {
    const wires = dishonest.slice();
    const repaired = new Set<number>();
    const queue = violated.filter((row) => !absent.has(row));
    for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
      if (holds(this.r1cs, row, wires)) continue;
      repaired.add(row);
      for (const wire of this.wiresOf(row)) {
        const value = valid[wire] ?? 0n;
        if (wires[wire] === value) continue;
        wires[wire] = value;
        for (const other of this.rowsOf(wire)) if (!absent.has(other)) queue.push(other);
      }
    }
    const refused = [...absent].some((row) => !holds(this.r1cs, row, wires));
    return { refused, repaired };
  }

  private wiresOf(row: number): Uint32Array {
    return this.rows.columns.subarray(this.rows.starts[row] ?? 0, this.rows.starts[row + 1] ?? 0);
  }

  private rowsOf(wire: number): Uint32Array {
    return this.byWire.rows.subarray(
      this.byWire.starts[wire] ?? 0,
      this.byWire.starts[wire + 1] ?? 0,
    );
  }
}
