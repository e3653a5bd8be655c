import { type Jacobian, jacobian } from '../r1cs/jacobian';
import { type Incidence, incidence, propagate } from '../r1cs/propagate';
import type { NegativeSuite } from '../testing/negative';
import { TestCircuit } from '../testing/test-circuit';
import { type MarkedCircuit, compileMarked } from './marked-circuit';
import { statementRows } from './statement-rows';

/** What became of one deleted statement. */
export interface Deletion {
  readonly file: string;
  readonly template: string;
  readonly line: number;
  readonly text: string;
  /** Constraints it made, over all instances of its template. */
  readonly constraints: number;
  /**
   * What notices that it is gone: a negative case that is then accepted, or a wire that the inputs then no longer determine.
   * Undefined for a survivor.
   */
  readonly killedBy: { readonly negative: string } | { readonly freeWire: string } | undefined;
}

/** Deletes each constraint statement of a circuit in turn and sees whether the circuit's tests notice. */
export interface DeletionReport {
  readonly circuit: string;
  readonly deletions: readonly Deletion[];
  /** Statements that make no constraint at O0 (constants, loops that do not run). */
  readonly empty: readonly Deletion[];
}

/**
 * For every statement with `===`, `<==` or `==>` of a circuit's own templates: would anything notice, if its constraints were not
 * there? Values would still be assigned as before (`<==` becomes `<--`), so all wires keep their values and nothing has to be
 * compiled or computed again: a system without a statement is the O0 system without its rows.
 *
 * - A negative case notices when all constraints that it violates are of this statement.
 * - The test of determinacy notices when, at the valid witness, a wire that followed from the inputs no longer does (to first
 *   order, by single constraints; see `propagate`).
 * @param main path of the suite's main file
 */
export async function deleteEachConstraint(
  main: string,
  suite: NegativeSuite,
): Promise<DeletionReport> {
  const circuit = await TestCircuit.open({ main, optimisation: 'O0' });
  const marked = await compileMarked(main);
  const rows = statementRows(circuit.r1cs, marked.r1cs);
  const tests = prepareTests(circuit, suite);
  const all = marked.statements.map((statement, i) => {
    const own = new Set(rows.get(i));
    return deletion(statement, own, own.size > 0 ? killer(circuit, tests, own) : undefined);
  });
  return {
    circuit: suite.circuit,
    deletions: all.filter(({ constraints }) => constraints > 0),
    empty: all.filter(({ constraints }) => constraints === 0),
  };
}

interface Tests {
  readonly negatives: readonly { readonly name: string; readonly violated: readonly number[] }[];
  readonly matrix: Jacobian;
  readonly byWire: Incidence;
  readonly inputs: readonly number[];
  /** Flags of the wires that the inputs determine in the whole system. */
  readonly determined: Uint8Array;
}

function prepareTests(circuit: TestCircuit, suite: NegativeSuite): Tests {
  const valid = suite.valid();
  const inputs = circuit.wiresOf(Object.keys(valid));
  const matrix = jacobian(circuit.r1cs, circuit.calculateWitness(valid));
  const byWire = incidence(matrix);
  return {
    negatives: suite.cases.map((negative) => ({
      name: `${negative.rule}: ${negative.attempt}`,
      violated: circuit.judgeNegative(suite.valid(), negative).violated,
    })),
    ...{ matrix, byWire, inputs },
    determined: propagate(matrix, byWire, inputs),
  };
}

function killer(circuit: TestCircuit, tests: Tests, own: Set<number>): Deletion['killedBy'] {
  const negative = tests.negatives.find(
    ({ violated }) => violated.length > 0 && violated.every((row) => own.has(row)),
  );
  if (negative !== undefined) return { negative: negative.name };
  const { matrix, byWire, inputs, determined } = tests;
  const left = propagate(matrix, byWire, inputs, own);
  const free = left.findIndex((still, wire) => !still && determined[wire] === 1);
  return free < 0 ? undefined : { freeWire: circuit.symbols.nameOf(free) };
}

function deletion(
  statement: MarkedCircuit['statements'][number],
  own: Set<number>,
  killedBy: Deletion['killedBy'],
): Deletion {
  const { file, template, line, text } = statement;
  return { file, template, line, text, constraints: own.size, killedBy };
}
