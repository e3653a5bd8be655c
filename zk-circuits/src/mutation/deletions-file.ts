import * as fs from 'node:fs';
import * as path from 'node:path';
import { PACKAGE_ROOT } from '../paths';
import type { DeletionReport } from './delete-each-constraint';

/** Where the recorded results are, one entry a circuit. */
export const DELETIONS_FILE = path.join(PACKAGE_ROOT, 'deletions.json');

/** What the last recorded run said of each circuit, and at how many valid cases. */
export type RecordedDeletions = Readonly<
  Record<string, { readonly cases: number } & Omit<DeletionReport, 'circuit'>>
>;

/** The recorded results; none when the file is missing. */
export function readDeletions(): RecordedDeletions {
  if (!fs.existsSync(DELETIONS_FILE)) return {};
  return JSON.parse(fs.readFileSync(DELETIONS_FILE, 'utf8')) as RecordedDeletions;
}

/** Records one circuit's result and keeps the others. */
export function recordDeletions({ circuit, ...report }: DeletionReport, cases: number): void {
  const recorded = { ...readDeletions(), [circuit]: { cases, ...report } };
  fs.writeFileSync(DELETIONS_FILE, `${JSON.stringify(recorded, undefined, 2)}\n`);
}
