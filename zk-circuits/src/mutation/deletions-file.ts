import * as fs from 'node:fs';
import * as path from 'node:path';
import { PACKAGE_ROOT } from '../paths';
import type { Deletion, DeletionReport } from './delete-each-constraint';
import { explain } from './explanations';

/** Where the recorded results are, one entry a circuit. */
export const DELETIONS_FILE = path.join(PACKAGE_ROOT, 'deletions.json');

/** A deletion with, for a survivor, why the statement is there all the same. */
export type RecordedDeletion = Deletion & { readonly reason?: string };

/** What the last recorded run said of one circuit. */
export interface RecordedCircuit {
  /** SHA-256 of the constraints that proofs are made from, as in keys/development.json. */
  readonly r1csSha256: string;
  /** How many of the suite's valid cases were used. */
  readonly cases: number;
  readonly deletions: readonly RecordedDeletion[];
  readonly empty: readonly Deletion[];
}

/** The recorded results; none when the file is missing. */
export function readDeletions(): Readonly<Record<string, RecordedCircuit>> {
  if (!fs.existsSync(DELETIONS_FILE)) return {};
  return JSON.parse(fs.readFileSync(DELETIONS_FILE, 'utf8')) as Record<string, RecordedCircuit>;
}

/** Records one circuit's result and keeps the others. */
export function recordDeletions(
  { circuit, deletions, empty }: DeletionReport,
  of: { readonly r1csSha256: string; readonly cases: number },
): void {
  const recorded = { ...of, deletions: deletions.map((one) => explained(circuit, one)), empty };
  const all = Object.entries({ ...readDeletions(), [circuit]: recorded });
  const sorted = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  fs.writeFileSync(DELETIONS_FILE, `${JSON.stringify(sorted, undefined, 2)}\n`);
}

function explained(circuit: string, deletion: Deletion): RecordedDeletion {
  const explanation = deletion.killedBy === undefined ? explain(circuit, deletion) : undefined;
  return explanation === undefined ? deletion : { ...deletion, reason: explanation.reason };
}
