import { SCALAR_ORDER } from '../field';
import { type Pattern, pattern } from './jacobian';
import { type Incidence, incidence } from './propagate';
import type { R1cs, SparseMatrix } from './r1cs';

/** How a constraint gives the values of wires, once all its other wires have theirs. */
export type StepKind =
  /** The wire stands in C alone: C = A·B. */
  | 'product'
  /** The wire stands in A or in B alone: a quotient that the calculator computed as a hint. */
  | 'quotient'
  /** A linear sum of bits, weighted with powers of two. */
  | 'bits'
  /** IsZero: the hint `inv`, and the output. */
  | 'zero';

/** One step of a forward computation. */
export interface Step {
  readonly row: number;
  readonly kind: StepKind;
  /** Wires it gives; for `zero` the hint and the output, for `bits` the lowest bit first. */
  readonly wires: readonly number[];
}

/** An order in which a system's own constraints compute its wires from the inputs. */
export interface ForwardPlan {
  readonly rows: Pattern;
  readonly byWire: Incidence;
  readonly steps: readonly Step[];
  /** Position in `steps` of each row's step, −1 for a row that only checks. */
  readonly stepOfRow: Int32Array;
  /** Wires that no rule reaches; they keep the values they are given. */
  readonly unreached: readonly number[];
}

/**
 * Finds a forward order of an R1CS that circom wrote at O0. Rules are tried from the certain to the guessed: a product
 * before anything else, quotients last, because a check may look like one.
 * @param inputs wires that are given
 * @param checks rows that must not compute anything (`===` of a template)
 */
export function planForward(
  r1cs: R1cs,
  inputs: Iterable<number>,
  checks: ReadonlySet<number>,
): ForwardPlan {
  const planner = new Planner(r1cs, checks);
  planner.know(0);
  for (const wire of inputs) planner.know(wire);
  planner.run();
  return planner.plan();
}

/** Coefficient of a wire in one row of a matrix, 0 when it does not occur. */
export function coefficientOf(r1cs: R1cs, side: SparseMatrix, row: number, wire: number): bigint {
  let sum = 0n;
  for (let i = side.starts[row] ?? 0; i < (side.starts[row + 1] ?? 0); i++) {
    if (side.wires[i] === wire) sum += r1cs.coefficients[side.values[i] ?? 0] ?? 0n;
  }
  return sum % SCALAR_ORDER;
}

class Planner {
  private readonly rows: Pattern;
  private readonly byWire: Incidence;
  private readonly known: Uint8Array;
  private readonly unknown: Int32Array;
  private readonly boolean: Uint8Array;
  private readonly stepOfRow: Int32Array;
  private readonly steps: Step[] = [];
  private readonly queue: number[] = [];
  private readonly later = new Set<number>();

  constructor(
    private readonly r1cs: R1cs,
    private readonly checks: ReadonlySet<number>,
  ) {
    this.rows = pattern(r1cs);
    this.byWire = incidence(this.rows);
    this.known = new Uint8Array(r1cs.wires);
    this.boolean = new Uint8Array(r1cs.wires);
    this.stepOfRow = new Int32Array(r1cs.constraints).fill(-1);
    this.unknown = Int32Array.from({ length: r1cs.constraints }, (_, row) => this.sizeOf(row));
    for (let row = 0; row < r1cs.constraints; row++) {
      const [wire = 0] = this.wiresOf(row);
      const occurs = (side: SparseMatrix): boolean => this.entries(side, row).includes(wire);
      if (this.sizeOf(row) === 1 && occurs(r1cs.a) && occurs(r1cs.b)) this.boolean[wire] = 1;
      this.queue.push(row);
    }
  }

  know(wire: number): void {
    if (this.known[wire]) return;
    this.known[wire] = 1;
    const end = this.byWire.starts[wire + 1] ?? 0;
    for (let i = this.byWire.starts[wire] ?? 0; i < end; i++) {
      const row = this.byWire.rows[i] ?? 0;
      this.unknown[row] = (this.unknown[row] ?? 0) - 1;
      this.queue.push(row);
    }
  }

  run(): void {
    for (;;) {
      this.drain();
      if (this.fallBack((row) => this.zero(row))) continue;
      if (this.fallBack((row) => this.quotient(row))) continue;
      return;
    }
  }

  plan(): ForwardPlan {
    const { rows, byWire, steps, stepOfRow } = this;
    const unreached = [...this.known.keys()].filter((wire) => !this.known[wire]);
    return { rows, byWire, steps, stepOfRow, unreached };
  }

  private drain(): void {
    for (let row = this.queue.pop(); row !== undefined; row = this.queue.pop()) {
      if (this.checks.has(row) || (this.unknown[row] ?? 0) === 0) continue;
      const step = this.product(row) ?? this.bits(row);
      if (step === undefined) this.later.add(row);
      else this.take(step);
    }
  }

  /** Tries a rule on every row that is left; @returns whether it applied to any */
  private fallBack(rule: (row: number) => Step | undefined): boolean {
    let applied = false;
    for (const row of this.later) {
      const open = (this.unknown[row] ?? 0) > 0;
      const step = open ? rule(row) : undefined;
      if (!open) this.later.delete(row);
      if (step === undefined) continue;
      applied = true;
      this.take(step);
      this.drain();
    }
    return applied;
  }

  private take(step: Step): void {
    this.later.delete(step.row);
    this.stepOfRow[step.row] = this.steps.length;
    this.steps.push(step);
    for (const wire of step.wires) this.know(wire);
  }

  private product(row: number): Step | undefined {
    if (this.unknown[row] !== 1) return undefined;
    const [wire = 0] = this.open(row);
    if (this.in('a', row, wire) || this.in('b', row, wire)) return undefined;
    return { row, kind: 'product', wires: [wire] };
  }

  private quotient(row: number): Step | undefined {
    if (this.unknown[row] !== 1 || this.entries(this.r1cs.c, row).length === 0) return undefined;
    const [wire = 0] = this.open(row);
    if (this.in('c', row, wire) || this.in('a', row, wire) === this.in('b', row, wire)) {
      return undefined;
    }
    return { row, kind: 'quotient', wires: [wire] };
  }

  private bits(row: number): Step | undefined {
    if (this.entries(this.r1cs.a, row).length > 0) return undefined;
    const wires = this.open(row);
    if (!wires.every((wire) => this.boolean[wire])) return undefined;
    const weights = wires.map((wire) => coefficientOf(this.r1cs, this.r1cs.c, row, wire));
    const doubled = weights.every(
      (weight, i) => i === 0 || weight === ((weights[i - 1] ?? 0n) * 2n) % SCALAR_ORDER,
    );
    return doubled ? { row, kind: 'bits', wires } : undefined;
  }

  private zero(row: number): Step | undefined {
    if (this.unknown[row] !== 2) return undefined;
    const wires = this.open(row);
    const hint = wires.find((wire) => this.in('a', row, wire) !== this.in('b', row, wire));
    const out = wires.find((wire) => wire !== hint);
    if (hint === undefined || out === undefined) return undefined;
    const once = (this.byWire.starts[hint + 1] ?? 0) - (this.byWire.starts[hint] ?? 0) === 1;
    if (!once || this.in('a', row, out) || this.in('b', row, out)) return undefined;
    return { row, kind: 'zero', wires: [hint, out] };
  }

  private in(side: 'a' | 'b' | 'c', row: number, wire: number): boolean {
    return this.entries(this.r1cs[side], row).includes(wire);
  }

  private open(row: number): number[] {
    return [...this.wiresOf(row)].filter((wire) => !this.known[wire]).sort((a, b) => a - b);
  }

  private sizeOf(row: number): number {
    return (this.rows.starts[row + 1] ?? 0) - (this.rows.starts[row] ?? 0);
  }

  private wiresOf(row: number): Uint32Array {
    return this.rows.columns.subarray(this.rows.starts[row] ?? 0, this.rows.starts[row + 1] ?? 0);
  }

  private entries(side: SparseMatrix, row: number): Uint32Array {
    return side.wires.subarray(side.starts[row] ?? 0, side.starts[row + 1] ?? 0);
  }
}
