import * as path from 'node:path';
import { MAIN_CIRCUITS } from '../paths';
import { deleteEachConstraint } from './delete-each-constraint';
import { recordDeletions } from './deletions-file';
import { formatDeletions } from './format-deletions';
import { SUITES } from './suites';

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
    const report = await deleteEachConstraint(main, { ...suite, others });
    process.stdout.write(formatDeletions(report));
    if (write) recordDeletions(report, 1 + others.length);
  }
  return 0;
}
