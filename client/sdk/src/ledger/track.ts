/** From bytes to a known outcome: the same bytes again, and questions in between, never a second operation. */
import { FuqiError } from '@fuqi/domain';
import { decodeBatch, decodeOperation } from '@fuqi/protocol';
import { anchorOf, digestHex } from './anchors';
import type { Ledger, OperationOutcome, SubmitOutcome } from './ledger';

/** How long to try. */
export interface TrackOptions {
  /** Submissions before the outcome is left unknown; default 5. */
  readonly attempts?: number;
  /** Milliseconds before attempt `n` (from 2); default 250 · 2^(n−2), at most 4 s. */
  readonly delay?: (attempt: number) => number;
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly onState?: (state: TrackState) => void;
}

/** What a screen shows meanwhile. */
export type TrackState =
  | { readonly state: 'sent'; readonly attempt: number }
  | { readonly state: 'unknown'; readonly attempt: number; readonly error: FuqiError };

const DEFAULTS: Required<TrackOptions> = {
  attempts: 5,
  delay: (attempt) => Math.min(250 * 2 ** (attempt - 2), 4_000),
  wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  onState: () => undefined,
};

/**
 * Sends a batch until its outcome is known. A conflict at commit and an unreachable ledger are tried again with the same
 * bytes; recorded operations answer with their first receipt, so nothing happens twice.
 * @returns `unknown` only when every attempt ended so and the receipts could not be read or are missing
 */
export async function track(
  ledger: Ledger,
  batch: Uint8Array,
  options: TrackOptions = {},
): Promise<SubmitOutcome> {
  const { attempts, delay, wait, onState } = { ...DEFAULTS, ...options };
  let unknown: SubmitOutcome | undefined;
  let last: SubmitOutcome = { state: 'unknown', error: new FuqiError('outcome-unknown') };
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (attempt > 1) await wait(delay(attempt));
    onState({ state: 'sent', attempt });
    last = await ledger.submit(batch);
    if (last.state === 'committed') return last;
    if (last.state === 'refused') {
      if (!last.error.retryable) return last;
      continue;
    }
    unknown = last;
    onState({ state: 'unknown', attempt, error: last.error });
    const outcomes = await recordedOutcomes(ledger, batch);
    if (outcomes !== undefined) return { state: 'committed', outcomes };
  }
  // An attempt whose outcome stayed open may still take effect: then the later refusal is not the whole truth.
  return unknown ?? last;
}

/** Receipts of all operations of a batch; undefined when one is missing or the ledger does not answer. */
async function recordedOutcomes(
  ledger: Ledger,
  batch: Uint8Array,
): Promise<OperationOutcome[] | undefined> {
  const outcomes: OperationOutcome[] = [];
  try {
    const { channel, contract } = await ledger.channel();
    for (const bytes of decodeBatch(batch)) {
      const operation = decodeOperation(bytes);
      const found = await ledger.receipt(anchorOf(operation));
      if (found.state !== 'recorded') return undefined;
      if (found.digest !== digestHex({ channel, contract }, operation)) return undefined;
      outcomes.push({ ok: true, digest: found.digest, receipt: found.receipt, duplicate: true });
    }
  } catch {
    return undefined;
  }
  return outcomes;
}
