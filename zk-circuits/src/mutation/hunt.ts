import type { R1cs } from '../r1cs/r1cs';
import type { TestCircuit } from '../testing/test-circuit';
import type { ConstraintStatement } from './statements';

/** What notices that a statement is gone. Every kind but the last names a witness that this statement alone refuses. */
export type Killer =
  /** A negative case, all of whose violated constraints are of this statement. */
  | { readonly negative: string }
  /** One input changed, everything else honestly computed, claimed and signed. */
  | { readonly changed: string }
  /** What the statement assigns is said to be something else, the rest follows honestly. */
  | { readonly claimed: string }
  /** A witness joined from a valid one and a dishonest one. */
  | { readonly spliced: string }
  /** A wire that then no longer follows from the inputs; weaker than the others, no witness is shown. */
  | { readonly freeWire: string };

/** A statement by its place. */
export type PlacedStatement = ConstraintStatement & { readonly file: string };

/** The statements that nothing has noticed yet, who noticed the others, and what else refused an attempt. */
export class Hunt {
  readonly statementOfRow: Int32Array;
  private readonly killers = new Map<number, Killer>();
  private readonly refusals = new Map<number, readonly string[]>();

  /** @param own rows of each statement */
  constructor(
    private readonly circuit: TestCircuit,
    readonly statements: readonly PlacedStatement[],
    readonly own: readonly ReadonlySet<number>[],
  ) {
    this.statementOfRow = new Int32Array(circuit.r1cs.constraints).fill(-1);
    own.forEach((rows, i) => rows.forEach((row) => (this.statementOfRow[row] = i)));
  }

  /**
   * Judges an attempt.
   * @param violated all constraints it violates
   */
  note(violated: readonly number[], killer: Killer): void {
    if (violated.length === 0) return;
    const involved = new Set(violated.map((row) => this.statementOfRow[row] ?? -1));
    const [only = -1] = involved;
    if (involved.size === 1) {
      if (only >= 0 && !this.killers.has(only)) this.killers.set(only, killer);
      return;
    }
    for (const i of involved) {
      if (i < 0 || this.killers.has(i)) continue;
      const before = this.refusals.get(i);
      if (before !== undefined && before.length <= involved.size - 1) continue;
      const others = violated.filter((row) => this.statementOfRow[row] !== i);
      this.refusals.set(i, [...new Set(others.map((row) => this.placeOfRow(row)))].sort());
    }
  }

  /** Whether these constraints are all of one statement, so that an attempt that violates no others shows it is needed. */
  ofOneStatement(violated: readonly number[]): boolean {
    const first = this.statementOfRow[violated[0] ?? -1];
    return violated.every((row) => this.statementOfRow[row] === first) && first !== -1;
  }

  kill(i: number, killer: Killer): void {
    this.killers.set(i, killer);
  }

  killerOf(i: number): Killer | undefined {
    return this.killers.get(i);
  }

  /** What else refused the attempt at a statement that came closest to being accepted; undefined when none reached it. */
  refusedBy(i: number): readonly string[] | undefined {
    return this.refusals.get(i);
  }

  survivors(): number[] {
    return [...this.own.keys()].filter((i) => (this.own[i]?.size ?? 0) > 0 && !this.killers.has(i));
  }

  /** File and line of a statement. */
  placeOf(i: number): string {
    const { file = '', line = 0 } = this.statements[i] ?? {};
    return `${file}:${line}`;
  }

  private placeOfRow(row: number): string {
    const statement = this.statementOfRow[row] ?? -1;
    if (statement >= 0) return this.placeOf(statement);
    const name = this.circuit.symbols.nameOf(lastWire(this.circuit.r1cs, row));
    return `circomlib, ${name.replace(/_\d+/g, '').replace(/\[[\d[\]]*\]/g, '')}`;
  }
}

function lastWire({ a, b, c }: R1cs, row: number): number {
  for (const side of [a, b, c]) {
    const end = side.starts[row + 1] ?? 0;
    for (let i = end - 1; i >= (side.starts[row] ?? 0); i--) {
      const wire = side.wires[i] ?? 0;
      if (wire !== 0) return wire;
    }
  }
  return 0;
}
