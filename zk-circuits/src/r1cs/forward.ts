import { SCALAR_ORDER, invert, reduce } from '../field';
import { holds } from './check-witness';
import { type ForwardPlan, type Step, coefficientOf } from './forward-plan';
import { type R1cs, type SparseMatrix, evaluateRow } from './r1cs';

/** Rows by number; a set, or a rule. */
export interface RowSet {
  has(row: number): boolean;
}

/** A wire vector that was changed, and what refuses it. */
export interface Recomputed {
  readonly wires: bigint[];
  /** Wires whose value is another than before. */
  readonly changed: ReadonlySet<number>;
  /** Violated constraints, if the vector before had none. */
  readonly violated: readonly number[];
}

/**
 * Computes again what depends on changed wires, by the constraints themselves and in a fraction of a calculator's time: only
 * what the change reaches is computed and checked.
 */
export class Forward {
  private readonly dirty: Uint8Array;

  constructor(
    private readonly r1cs: R1cs,
    private readonly plan: ForwardPlan,
  ) {
    this.dirty = new Uint8Array(plan.steps.length);
  }

  /**
   * @param valid a witness without violations
   * @param changes new values; a wire that a step would compute keeps its new value only if its row is skipped
   * @param skipped rows that compute nothing
   */
  recompute(
    valid: readonly bigint[],
    changes: ReadonlyMap<number, bigint>,
    skipped: RowSet,
  ): Recomputed {
    const wires = valid.slice();
    const changed = new Set<number>();
    let from = this.plan.steps.length;
    const set = (wire: number, value: bigint): void => {
      if (wires[wire] === value) return;
      wires[wire] = value;
      changed.add(wire);
      this.eachRow(wire, (row) => {
        const step = this.plan.stepOfRow[row] ?? -1;
        if (step < 0 || skipped.has(row)) return;
        this.dirty[step] = 1;
        if (step < from) from = step;
      });
    };
    for (const [wire, value] of changes) set(wire, reduce(value));
    for (let at = from; at < this.plan.steps.length; at++) {
      if (!this.dirty[at]) continue;
      this.dirty[at] = 0;
      const step = this.plan.steps[at];
      if (step !== undefined) this.apply(step, wires, set);
      this.dirty[at] = 0;
    }
    return { wires, changed, violated: this.violatedBy(wires, changed) };
  }

  /**
   * Computes every wire, whatever it was before.
   * @param wires values of the given wires, and of what skipped rows would compute
   * @param skipped rows that compute nothing
   */
  compute(wires: readonly bigint[], skipped: RowSet): bigint[] {
    const values = wires.slice();
    for (const step of this.plan.steps) {
      if (skipped.has(step.row)) continue;
      this.apply(step, values, (wire, value) => {
        values[wire] = value;
      });
    }
    return values;
  }

  /** Which rows with a changed wire are violated. */
  private violatedBy(wires: readonly bigint[], changed: ReadonlySet<number>): number[] {
    const rows = new Set<number>();
    for (const wire of changed) this.eachRow(wire, (row) => rows.add(row));
    return [...rows].filter((row) => !holds(this.r1cs, row, wires)).sort((a, b) => a - b);
  }

  private eachRow(wire: number, visit: (row: number) => void): void {
    const { starts, rows } = this.plan.byWire;
    const end = starts[wire + 1] ?? 0;
    for (let i = starts[wire] ?? 0; i < end; i++) visit(rows[i] ?? 0);
  }

  private apply(step: Step, wires: bigint[], set: (wire: number, value: bigint) => void): void {
    const { row, kind } = step;
    const [first = 0, second = 0] = step.wires;
    if (kind === 'product') {
      set(first, this.solved(row, first, wires));
    } else if (kind === 'quotient') {
      this.divide(row, first, wires, set);
    } else if (kind === 'bits') {
      this.decompose(step, wires, set);
    } else {
      // The hint that makes the output 0 where the tested value has an inverse, else 0.
      const before = wires[second] ?? 0n;
      wires[second] = 0n;
      this.divide(row, first, wires, set);
      wires[second] = before;
      set(second, this.solved(row, second, wires));
    }
  }

  /** The value of a wire of C that makes the row hold. */
  private solved(row: number, wire: number, wires: readonly bigint[]): bigint {
    const missing = this.value(this.r1cs.a, row, wires) * this.value(this.r1cs.b, row, wires);
    const rest = missing - this.value(this.r1cs.c, row, wires);
    const weight = coefficientOf(this.r1cs, this.r1cs.c, row, wire);
    return reduce((wires[wire] ?? 0n) + rest * invertSmall(weight));
  }

  private divide(
    row: number,
    wire: number,
    wires: bigint[],
    set: (wire: number, value: bigint) => void,
  ): void {
    const { a, b, c } = this.r1cs;
    const inA = coefficientOf(this.r1cs, a, row, wire) !== 0n;
    const [own, other] = inA ? [a, b] : [b, a];
    const divisor = this.value(other, row, wires);
    if (divisor === 0n) {
      // Nothing to divide by: hints are 0 then, as in circomlib.
      set(wire, 0n);
      return;
    }
    const wanted = this.value(c, row, wires) * invert(divisor);
    const rest = wanted - this.value(own, row, wires);
    const weight = coefficientOf(this.r1cs, own, row, wire);
    set(wire, reduce((wires[wire] ?? 0n) + rest * invertSmall(weight)));
  }

  private decompose(
    { row, wires: bits }: Step,
    wires: readonly bigint[],
    set: (wire: number, value: bigint) => void,
  ): void {
    const [lowest = 0] = bits;
    const weight = coefficientOf(this.r1cs, this.r1cs.c, row, lowest);
    let now = 0n;
    bits.forEach((wire, i) => (now += (wires[wire] ?? 0n) << BigInt(i)));
    const rest = this.value(this.r1cs.c, row, wires) * invertSmall(weight);
    const sum = reduce(now - rest);
    bits.forEach((wire, i) => set(wire, (sum >> BigInt(i)) & 1n));
  }

  private value(side: SparseMatrix, row: number, wires: readonly bigint[]): bigint {
    return reduce(evaluateRow(side, this.r1cs.coefficients, row, wires));
  }
}

/** Most coefficients are 1 or −1. */
function invertSmall(weight: bigint): bigint {
  return weight === 1n || weight === SCALAR_ORDER - 1n ? weight : invert(weight);
}
