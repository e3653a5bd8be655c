import { FuqiError } from '@fuqi/domain';
import type { ErrorSlug } from '@fuqi/domain';
import { encodeBatch } from '@fuqi/protocol';
import type { Ledger, OperationOutcome, SubmitOutcome } from '@fuqi/sdk';
import type { Cancel, Clock } from '../ports';
import type { Entry } from './entry';
import type { Strike } from './quarantine';

/** What became of one operation of an attempt. */
export type Verdict =
  | { readonly entry: Entry; readonly outcome: OperationOutcome; readonly strike?: Strike }
  /** To be sent again. `unknown`: it may have been recorded by this attempt; `ledger`: the ledger took nothing from anybody. */
  | {
      readonly entry: Entry;
      readonly again: 'unknown' | 'ledger' | 'alone' | 'later';
      readonly error: FuqiError;
    };

/** How batches reach the ledger. */
export interface Way {
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** After this long without an answer an attempt's outcome is unknown, milliseconds. */
  readonly attemptMs: number;
}

/** Told of the verdicts of each attempt before the next attempt of the same batch begins. */
export type OnVerdicts = (verdicts: readonly Verdict[]) => Promise<void>;

/** Refusals of a whole transaction that come from what is in it: halves of it may do better. */
const FROM_CONTENT: ReadonlySet<ErrorSlug> = new Set([
  ...(['mvcc-conflict', 'phantom-read', 'endorsement-mismatch'] as const),
  ...(['too-many-bad-proofs', 'batch-too-large', 'unexpected', 'malformed'] as const),
]);

/** Refusals of a whole transaction at commit: somebody else took what an operation of it needed. */
const AT_COMMIT: ReadonlySet<ErrorSlug> = new Set(['mvcc-conflict', 'phantom-read']);

/** Refusals of an operation that say that another one has taken what it needs. */
const TAKEN: ReadonlySet<ErrorSlug> = new Set(['note-spent', 'tag-used', 'duplicate-enterprise']);

/** An endorser a few blocks behind has not seen the root yet. */
const YOUNG: ReadonlySet<ErrorSlug> = new Set(['root-unknown']);

/** Refusals of bytes that come from nothing worse than being late. */
const LATE: ReadonlySet<ErrorSlug> = new Set(['operation-expired']);

/**
 * Sends a batch. Where it fails as a whole for something in it, its halves are sent, and theirs, until the operation that
 * spoils it stands alone: everything else is recorded, at the cost of at most twice as many transactions as operations.
 * An unknown outcome is asked for by receipt. Every operation is in exactly one verdict.
 *
 * @param conflicted whether the batch, or one that it is a half of, was lost at commit
 */
export async function carry(
  way: Way,
  entries: readonly Entry[],
  onVerdicts: OnVerdicts,
  conflicted = false,
): Promise<void> {
  const { ledger } = way;
  const outcome = await submitSafely(way, entries);
  if (outcome.state === 'committed') {
    await onVerdicts(entries.map((entry, i) => verdictOf(entry, outcome.outcomes[i], conflicted)));
    return;
  }
  const { error } = outcome;
  if (outcome.state === 'unknown') {
    await onVerdicts(await askFor(ledger, entries, error));
    return;
  }
  if (!FROM_CONTENT.has(error.slug)) {
    await onVerdicts(entries.map((entry) => ({ entry, again: 'ledger', error })));
    return;
  }
  if (entries.length === 1) {
    await onVerdicts(entries.map((entry) => loneVerdict(entry, error)));
    return;
  }
  const half = Math.ceil(entries.length / 2);
  const lost = conflicted || AT_COMMIT.has(error.slug);
  await carry(way, entries.slice(0, half), onVerdicts, lost);
  await carry(way, entries.slice(half), onVerdicts, lost);
}

/** The port promises not to throw and to answer; an adapter that does otherwise leaves the outcome open. */
async function submitSafely(
  { ledger, clock, attemptMs }: Way,
  entries: readonly Entry[],
): Promise<SubmitOutcome> {
  const batch = encodeBatch(entries.map(({ bytes }) => bytes));
  let cancel: Cancel = () => undefined;
  const late = new Promise<SubmitOutcome>((resolve) => {
    const error = new FuqiError('outcome-unknown', 'no answer');
    cancel = clock.after(attemptMs, () => resolve({ state: 'unknown', error }));
  });
  try {
    const outcome = await Promise.race([ledger.submit(batch), late]);
    if (outcome.state !== 'committed' || outcome.outcomes.length === entries.length) return outcome;
    return { state: 'unknown', error: new FuqiError('outcome-unknown', 'count of outcomes') };
  } catch (cause) {
    return { state: 'unknown', error: new FuqiError('outcome-unknown', '', { cause }) };
  } finally {
    cancel();
  }
}

function verdictOf(
  entry: Entry,
  outcome: OperationOutcome | undefined,
  conflicted: boolean,
): Verdict {
  if (outcome === undefined) {
    return { entry, again: 'unknown', error: new FuqiError('outcome-unknown') };
  }
  if (outcome.ok) {
    // Recorded by somebody else while this batch was lost: sent through two relays at once.
    const spoiled = conflicted && outcome.duplicate && entry.doubtedAt === undefined;
    return spoiled ? { entry, outcome, strike: 'conflict' } : { entry, outcome };
  }
  const { error, on } = outcome;
  if (on === 'bytes') {
    return LATE.has(error.slug) ? { entry, outcome } : { entry, outcome, strike: 'bad-bytes' };
  }
  if (error.retryable || YOUNG.has(error.slug)) return { entry, again: 'later', error };
  return conflicted && TAKEN.has(error.slug)
    ? { entry, outcome, strike: 'conflict' }
    : { entry, outcome };
}

function loneVerdict(entry: Entry, error: FuqiError): Verdict {
  if (error.retryable || error.slug === 'unexpected') return { entry, again: 'alone', error };
  return { entry, outcome: { ok: false, error, on: 'bytes' }, strike: 'bad-bytes' };
}

/** What the receipts say of operations whose transaction may have been recorded or not. */
export async function askFor(
  ledger: Ledger,
  entries: readonly Entry[],
  error: FuqiError,
): Promise<Verdict[]> {
  return Promise.all(
    entries.map(async (entry): Promise<Verdict> => {
      const outcome = await receiptOf(ledger, entry);
      return outcome === undefined ? { entry, again: 'unknown', error } : { entry, outcome };
    }),
  );
}

/** The outcome that the ledger's receipt gives an operation; undefined when none does or none can be had. */
async function receiptOf(
  ledger: Ledger,
  { anchor, digest }: Entry,
): Promise<OperationOutcome | undefined> {
  try {
    const found = await ledger.receipt(anchor);
    if (found.state !== 'recorded') return undefined;
    if (found.digest === digest) {
      return { ok: true, digest, receipt: found.receipt, duplicate: true };
    }
    const slug = anchor.startsWith('nf/') ? 'note-spent' : 'tag-used';
    return { ok: false, error: new FuqiError(slug), on: 'state' };
  } catch {
    return undefined;
  }
}
