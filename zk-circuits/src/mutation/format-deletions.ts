import type { Deletion, DeletionReport } from './delete-each-constraint';
import { explain } from './explanations';

/** The report as text: kill rate, how many each kind of test noticed, and every survivor with its place. */
export function formatDeletions({ circuit, deletions, empty }: DeletionReport): string {
  const { statements, killed, percent, by } = tally(deletions);
  const survivors = deletions.filter(({ killedBy }) => killedBy === undefined);
  return [
    `${circuit}: ${killed} of ${statements} deletions noticed (${percent} %): ` +
      `${by.negative} by a negative case, ${by.changed} by an input changed, ` +
      `${by.claimed} by a result claimed, ${by.spliced} by a spliced witness, ` +
      `${by.freeWire} by a wire that is no longer determined`,
    ...(empty.length > 0 ? [`${empty.length} statements make no constraint`] : []),
    ...survivors.map(
      (survivor) =>
        `  survives: ${place(survivor)}  ${survivor.text}${refusals(survivor)}` +
        `\n    ${explain(circuit, survivor)?.reason ?? 'not explained'}`,
    ),
    '',
  ].join('\n');
}

/** One row of the table in README.md. */
export function summaryRow(
  circuit: string,
  { cases, deletions }: { readonly cases: number; readonly deletions: readonly Deletion[] },
): string {
  const { statements, killed, percent, by } = tally(deletions);
  const kinds = [by.negative, by.changed, by.claimed, by.spliced, by.freeWire].join(' | ');
  return `| ${circuit} | ${cases} | ${statements} | ${killed} (${percent} %) | ${kinds} |`;
}

function tally(deletions: readonly Deletion[]) {
  const killers = deletions.flatMap(({ killedBy }) => killedBy ?? []);
  const by = { negative: 0, changed: 0, claimed: 0, spliced: 0, freeWire: 0 };
  for (const kind of Object.keys(by) as (keyof typeof by)[]) {
    by[kind] = killers.filter((killer) => kind in killer).length;
  }
  const statements = deletions.length;
  const killed = killers.length;
  const percent = statements === 0 ? '100' : ((100 * killed) / statements).toFixed(1);
  return { statements, killed, percent: percent.replace('.0', ''), by };
}

function refusals({ refusedBy }: Deletion): string {
  return refusedBy === undefined ? '' : `\n    also refused by ${refusedBy.slice(0, 4).join('; ')}`;
}

function place({ file, line, template }: Deletion): string {
  return `${file}:${line} (${template})`;
}
