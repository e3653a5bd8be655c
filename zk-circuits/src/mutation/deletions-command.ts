import * as fs from 'node:fs';
import * as path from 'node:path';
import { compileCircuit } from '../compile/compile-circuit';
import { MAIN_CIRCUITS } from '../paths';
import { sha256Hex } from '../sha256';
import { deleteEachConstraint } from './delete-each-constraint';
import { recordDeletions } from './deletions-file';
import { formatDeletions } from './format-deletions';
import { SUITES } from './suites';

/** Statements left are named in the course of a run when they are no more than this. */
const NAMED = 24;

/**
 * `deletions`: reports for circuits what notices each deleted constraint statement. Takes minutes for a large circuit and each
 * valid case.
 * @param names circuits; all when empty
 * @param cases how many of a suite's valid cases are used
 * @param write whether results are recorded in deletions.json
 * @returns the exit code: 1 for an unknown circuit
 */
export async function deletionsCommand(
  names: readonly string[],
  cases: number,
  write: boolean,
): Promise<number> {
  const suites = Object.values(SUITES);
  const unknown = names.filter((name) => !suites.some(({ circuit }) => circuit === name));
  if (unknown.length > 0) {
    process.stderr.write(`no circuit ${unknown.join(', ')}\n`);
    return 1;
  }
  for (const suite of suites) {
    if (names.length > 0 && !names.includes(suite.circuit)) continue;
    const main = path.join(MAIN_CIRCUITS, `${suite.circuit}.circom`);
    const others = suite.others?.slice(0, cases - 1) ?? [];
    const report = await deleteEachConstraint(main, { ...suite, others }, (stage, left) => {
      const named = left.length <= NAMED ? `: ${left.join(', ')}` : '';
      process.stderr.write(`${suite.circuit}: ${left.length} left after ${stage}${named}\n`);
    });
    process.stdout.write(formatDeletions(report));
    if (!write) continue;
    const { r1cs } = await compileCircuit({ main });
    const r1csSha256 = sha256Hex(fs.readFileSync(r1cs));
    recordDeletions(report, { r1csSha256, cases: 1 + others.length });
  }
  return 0;
}
