import { checkWitness } from '../r1cs/check-witness';
import { jacobian } from '../r1cs/jacobian';
import { incidence, propagate } from '../r1cs/propagate';
import type { NegativeSuite } from '../testing/negative';
import { TestCircuit } from '../testing/test-circuit';
import type { CircuitInput } from '../witness/circuit-input';
import { type MarkedCircuit, compileMarked } from './marked-circuit';
import { restatePublics } from './restate-publics';
import { singleChanges } from './single-changes';
import { Splicer } from './splicer';
import { statementRows } from './statement-rows';

/** What notices that a statement is gone. */
export type Killer =
  /** A negative case, all of whose violated constraints are of this statement. */
  | { readonly negative: string }
  /** A wire that then no longer follows from the inputs. */
  | { readonly freeWire: string }
  /** A witness, joined from a valid one and one with a dishonest input, that only this statement refuses. */
  | { readonly spliced: string };

/** What became of one deleted statement. */
export interface Deletion {
  readonly file: string;
  readonly template: string;
  readonly line: number;
  readonly text: string;
  /** Constraints it made, over all instances of its template. */
  readonly constraints: number;
  /** Undefined for a survivor. */
  readonly killedBy: Killer | undefined;
}

/** What became of every constraint statement of a circuit. */
export interface DeletionReport {
  readonly circuit: string;
  readonly deletions: readonly Deletion[];
  /** Statements that make no constraint at O0 (constants, loops that do not run). */
  readonly empty: readonly Deletion[];
}

/**
 * For every statement with `===`, `<==` or `==>` of a circuit's own templates, and every anonymous component: would anything
 * notice, if its constraints (for a component: what binds its inputs) were not there? Values would still be assigned as before (`<==` becomes `<--`), so all wires keep their values and nothing has to be
 * compiled or computed again: a system without a statement is the O0 system without its rows.
 *
 * Three kinds of tests may notice, tried in this order: the suite's negative cases; the test that the inputs determine every
 * wire (to first order at the valid witnesses, by single constraints, see `propagate`); and witnesses that are spliced from a
 * valid one and one in which a single input or a negative case is dishonest.
 * @param main path of the suite's main file
 */
export async function deleteEachConstraint(
  main: string,
  suite: NegativeSuite,
): Promise<DeletionReport> {
  const circuit = await TestCircuit.open({ main, optimisation: 'O0' });
  const marked = await compileMarked(main);
  const rows = statementRows(circuit.r1cs, marked.r1cs);
  const hunt = new Hunt(
    circuit,
    marked.statements.map((_, i) => new Set(rows.get(i))),
  );
  const valid = [suite.valid, ...(suite.others ?? [])];
  for (const negative of suite.cases) {
    const { violated } = circuit.judgeNegative(suite.valid(), negative);
    hunt.byViolations(violated, { negative: `${negative.rule}: ${negative.attempt}` });
  }
  for (const make of valid) hunt.byDeterminacy(make());
  for (const make of valid) hunt.bySplicing(make(), suite);
  const all = marked.statements.map((statement, i) => hunt.result(statement, i));
  return {
    circuit: suite.circuit,
    deletions: all.filter(({ constraints }) => constraints > 0),
    empty: all.filter(({ constraints }) => constraints === 0),
  };
}

/** The statements that nothing has noticed yet, and who noticed the others. */
class Hunt {
  private readonly killers = new Map<number, Killer>();

  /** @param own rows of each statement */
  constructor(
    private readonly circuit: TestCircuit,
    private readonly own: readonly ReadonlySet<number>[],
  ) {}

  byViolations(violated: readonly number[], killer: Killer): void {
    if (violated.length === 0) return;
    for (const [i, own] of this.survivors()) {
      if (violated.every((row) => own.has(row))) this.killers.set(i, killer);
    }
  }

  byDeterminacy(valid: CircuitInput): void {
    const inputs = this.circuit.wiresOf(Object.keys(valid));
    const matrix = jacobian(this.circuit.r1cs, this.circuit.calculateWitness(valid));
    const byWire = incidence(matrix);
    const determined = propagate(matrix, byWire, inputs);
    for (const [i, own] of this.survivors()) {
      const left = propagate(matrix, byWire, inputs, own);
      const free = left.findIndex((still, wire) => still === 0 && determined[wire] === 1);
      if (free >= 0) this.killers.set(i, { freeWire: this.circuit.symbols.nameOf(free) });
    }
  }

  bySplicing(valid: CircuitInput, suite: NegativeSuite): void {
    const splicer = new Splicer(this.circuit.r1cs);
    const wires = this.circuit.calculateWitness(valid);
    const dishonest = [
      ...singleChanges(valid).map(({ name, input }) => ({
        name: `${name} changed`,
        judge: () => this.circuit.judge(input),
      })),
      ...suite.cases.map((negative) => ({
        name: `${negative.rule}: ${negative.attempt}`,
        judge: () => this.circuit.judgeNegative(suite.valid(), negative),
      })),
    ];
    for (const { name, judge } of dishonest) {
      const { wires: claimed, violated } = judge();
      this.splice(splicer, { dishonest: claimed, wires, violated }, { spliced: name });
      const restated = restatePublics(this.circuit.r1cs, claimed, violated);
      if (restated === undefined) continue;
      const left = checkWitness(this.circuit.r1cs, restated);
      const killer = { spliced: `${name}, public inputs restated` };
      this.splice(splicer, { dishonest: restated, wires, violated: left }, killer);
    }
  }

  result(statement: MarkedCircuit['statements'][number], i: number): Deletion {
    const { file, template, line, text } = statement;
    const constraints = this.own[i]?.size ?? 0;
    return { file, template, line, text, constraints, killedBy: this.killers.get(i) };
  }

  private splice(
    splicer: Splicer,
    vectors: { dishonest: bigint[]; wires: bigint[]; violated: readonly number[] },
    killer: Killer,
  ): void {
    const { dishonest, wires, violated } = vectors;
    // A statement whose constraints never need repair makes no difference to the course of it.
    if (violated.length === 0) return;
    const { repaired } = splicer.splice(dishonest, wires, violated, new Set());
    for (const [i, own] of this.survivors()) {
      if (![...own].some((row) => repaired.has(row))) continue;
      if (splicer.splice(dishonest, wires, violated, own).refused) this.killers.set(i, killer);
    }
  }

  private survivors(): [number, ReadonlySet<number>][] {
    return [...this.own.entries()].filter(([i, own]) => own.size > 0 && !this.killers.has(i));
  }
}
