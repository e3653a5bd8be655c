import { checkWitness } from '../r1cs/check-witness';
import { jacobian } from '../r1cs/jacobian';
import { incidence, propagate } from '../r1cs/propagate';
import type { NegativeSuite } from '../testing/negative';
import { TestCircuit } from '../testing/test-circuit';
import { Adversary } from './adversary';
import { type Scene, changeInputs, claimResults, splice } from './attempts';
import { Hunt, type Killer } from './hunt';
import { compileMarked } from './marked-circuit';
import { restatePublics } from './restate-publics';
import { Splicer } from './splicer';
import { statementRows } from './statement-rows';

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
  /** For a survivor: what else refused the attempt that came closest; undefined when no attempt violated it. */
  readonly refusedBy: readonly string[] | undefined;
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
 * notice, if its constraints (for a component: what binds its inputs) were not there? Values would still be assigned as before
 * (`<==` becomes `<--`), so all wires keep their values and nothing has to be compiled again: a system without a statement is
 * the O0 system without its rows.
 *
 * A statement is dead when a witness is known whose violated constraints are all its own. Such witnesses come, in this order,
 * from the suite's negative cases; from valid cases in which one input changes; from valid cases in which the result of the
 * statement is claimed to be something else; and by joining a valid and a dishonest witness. What is left is asked for wires
 * that the inputs no longer determine (to first order, by single constraints, see `propagate`).
 * @param main path of the suite's main file
 * @param progress told after each kind of attempt where the statements are that are left
 */
export async function deleteEachConstraint(
  main: string,
  suite: NegativeSuite,
  progress: (stage: string, survivors: readonly string[]) => void = () => undefined,
): Promise<DeletionReport> {
  const circuit = await TestCircuit.open({ main, optimisation: 'O0' });
  const marked = await compileMarked(main);
  const rows = statementRows(circuit.r1cs, marked.r1cs);
  const own = marked.statements.map((_, i) => new Set(rows.get(i)));
  const hunt = new Hunt(circuit, marked.statements, own);
  const witnesses = [suite.valid, ...(suite.others ?? [])].map((make) => {
    const input = make();
    const inputs = circuit.wiresOf(Object.keys(input));
    return { inputs, valid: circuit.calculateWitness(input) };
  });
  const judged = suite.cases.map((negative) => {
    const { wires, violated } = circuit.judgeNegative(suite.valid(), negative);
    const name = `${negative.rule}: ${negative.attempt}`;
    hunt.note(violated, { negative: name });
    return { name, wires, violated };
  });
  const checks = own.filter((_, i) => marked.statements[i]?.text.includes('==='));
  const adversary = new Adversary(
    circuit,
    witnesses[0]?.inputs ?? [],
    new Set(checks.flatMap((statement) => [...statement])),
    (violated) => hunt.ofOneStatement(violated),
  );
  const splicer = new Splicer(circuit.r1cs);
  const scenes = witnesses.map((witness) => ({ circuit, adversary, hunt, ...witness }));
  const stage = (name: string): void => {
    progress(
      name,
      hunt.survivors().map((i) => hunt.placeOf(i)),
    );
  };
  stage('negative cases');
  for (const scene of scenes) claimResults(scene);
  stage('results claimed');
  for (const scene of scenes) changeInputs(scene, undefined);
  stage('inputs changed');
  for (const scene of scenes.slice(0, 1)) {
    for (const negative of judged) spliceNegative(scene, splicer, negative);
    changeInputs(scene, splicer);
  }
  stage('spliced');
  for (const scene of scenes) byDeterminacy(scene);
  const all = marked.statements.map((_, i) => resultOf(hunt, i));
  return {
    circuit: suite.circuit,
    deletions: all.filter(({ constraints }) => constraints > 0),
    empty: all.filter(({ constraints }) => constraints === 0),
  };
}

function spliceNegative(
  { circuit, hunt, valid }: Scene,
  splicer: Splicer,
  { name, wires, violated }: { name: string; wires: bigint[]; violated: readonly number[] },
): void {
  splice(hunt, splicer, { dishonest: wires, valid, violated }, name);
  const restated = restatePublics(circuit.r1cs, wires, violated);
  if (restated === undefined) return;
  const left = checkWitness(circuit.r1cs, restated);
  const vectors = { dishonest: restated, valid, violated: left };
  splice(hunt, splicer, vectors, `${name}, public inputs restated`);
}

function byDeterminacy({ circuit, hunt, valid, inputs }: Scene): void {
  const survivors = hunt.survivors();
  if (survivors.length === 0) return;
  const matrix = jacobian(circuit.r1cs, valid);
  const byWire = incidence(matrix);
  const determined = propagate(matrix, byWire, inputs);
  for (const i of survivors) {
    const left = propagate(matrix, byWire, inputs, hunt.own[i]);
    const free = left.findIndex((still, wire) => still === 0 && determined[wire] === 1);
    if (free >= 0) hunt.kill(i, { freeWire: circuit.symbols.nameOf(free) });
  }
}

function resultOf(hunt: Hunt, i: number): Deletion {
  const { file = '', template = '', line = 0, text = '' } = hunt.statements[i] ?? {};
  const constraints = hunt.own[i]?.size ?? 0;
  const killedBy = hunt.killerOf(i);
  const refusedBy = killedBy === undefined ? hunt.refusedBy(i) : undefined;
  return { file, template, line, text, constraints, killedBy, refusedBy };
}
