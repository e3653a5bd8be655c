import type { Deletion, DeletionReport } from './delete-each-constraint';

/** The report as text: kill rate, how many each kind of test noticed, and every survivor with its place. */
export function formatDeletions({ circuit, deletions, empty }: DeletionReport): string {
  const killed = deletions.filter(({ killedBy }) => killedBy !== undefined);
  const count = (kind: string): number =>
    killed.filter(({ killedBy }) => killedBy !== undefined && kind in killedBy).length;
  const survivors = deletions.filter(({ killedBy }) => killedBy === undefined);
  const rate = deletions.length === 0 ? 100 : (100 * killed.length) / deletions.length;
  return [
    `${circuit}: ${killed.length} of ${deletions.length} deletions noticed (${rate.toFixed(1)} %): ` +
      `${count('negative')} by a negative case, ${count('changed')} by an input changed, ` +
      `${count('claimed')} by a result claimed, ${count('spliced')} by a spliced witness, ` +
      `${count('freeWire')} by a wire that is no longer determined`,
    ...(empty.length > 0 ? [`${empty.length} statements make no constraint`] : []),
    ...survivors.map(
      (survivor) => `  survives: ${place(survivor)}  ${survivor.text}${refusals(survivor)}`,
    ),
    '',
  ].join('\n');
}

function refusals({ refusedBy }: Deletion): string {
  return refusedBy === undefined ? '' : `\n    also refused by ${refusedBy.slice(0, 4).join('; ')}`;
}

function place({ file, line, template }: Deletion): string {
  return `${file}:${line} (${template})`;
}
