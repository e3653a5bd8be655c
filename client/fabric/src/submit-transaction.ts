import { FuqiError } from '@fuqi/domain';
import type { TransactionOutcome } from '@fuqi/sdk';
import type { CommitResult, EndorsedTransaction, FabricPort } from './fabric-port';
import { type Verdict, judgeFailure, judgeValidation } from './judge-failure';

/** How long and how often is tried. */
export interface SubmitOptions {
  /** Proposals of one call, at most; default 5. */
  readonly proposals?: number;
  /** Times that the same bytes are sent; default 4. */
  readonly sends?: number;
  /** Times that is asked what became of them; default 4. */
  readonly questions?: number;
  /** Milliseconds before try `n` (from 2), without jitter; default 100 · 2^(n−2), at most 2 s. */
  readonly delay?: (attempt: number) => number;
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** A number in [0, 1): how much of half the delay is left out, so that clients that collided part. */
  readonly jitter?: () => number;
  /** Told of every commit, before the outcome is. */
  readonly onCommit?: (result: CommitResult) => Promise<void>;
}

const DEFAULTS: Required<SubmitOptions> = {
  proposals: 5,
  sends: 4,
  questions: 4,
  delay: (attempt) => Math.min(100 * 2 ** (attempt - 2), 2_000),
  wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  jitter: Math.random,
  onCommit: () => Promise.resolve(),
};

/** A refusal of Fabric's policy check is repeated once: a second one is no race. */
const POLICY_PROPOSALS = 2;

/**
 * Has a transaction endorsed, ordered and committed. A new proposal is made only while it is certain that no earlier one took
 * effect; once bytes were sent, only the same bytes are, and what stays open is `unknown`.
 */
export async function submitTransaction(
  port: FabricPort,
  fn: string,
  args: readonly Uint8Array[],
  options: SubmitOptions = {},
): Promise<TransactionOutcome> {
  const tools = { ...DEFAULTS, ...options };
  let last = new FuqiError('ledger-unavailable');
  let limit = tools.proposals;
  for (let attempt = 1; attempt <= limit; attempt += 1) {
    if (attempt > 1) await pause(tools, attempt);
    const verdict = await tryOnce(port, fn, args, tools);
    if ('state' in verdict) return verdict;
    last = verdict.error;
    if (last.slug === 'endorsement-policy') limit = Math.min(limit, POLICY_PROPOSALS);
  }
  return { state: 'refused', error: last };
}

type Again = Extract<Verdict, { readonly do: 'propose-again' }>;

async function tryOnce(
  port: FabricPort,
  fn: string,
  args: readonly Uint8Array[],
  tools: Required<SubmitOptions>,
): Promise<TransactionOutcome | Again> {
  let transaction: EndorsedTransaction;
  try {
    transaction = await port.endorse(fn, args);
  } catch (cause) {
    const verdict = judgeFailure('endorse', cause);
    if (verdict.do === 'propose-again') return verdict;
    if (verdict.do === 'refuse') return { state: 'refused', error: verdict.error };
    return unknown(cause);
  }
  const cause = await send(transaction, tools);
  const result = await ask(transaction, tools);
  if (result === undefined) return unknown(cause);
  await tools.onCommit(result);
  const verdict = judgeValidation(result.code);
  if (verdict.do === 'propose-again') return verdict;
  if (verdict.do === 'refuse') return { state: 'refused', error: verdict.error };
  if (verdict.do !== 'done') return unknown(cause);
  return { state: 'valid', answer: Buffer.from(transaction.answer).toString() };
}

/** Sends the same bytes until a quorum of orderers has them. @returns the last failure, if it never was certain */
async function send(
  transaction: EndorsedTransaction,
  tools: Required<SubmitOptions>,
): Promise<unknown> {
  let last: unknown;
  for (let attempt = 1; attempt <= tools.sends; attempt += 1) {
    if (attempt > 1) await pause(tools, attempt);
    try {
      await transaction.submit();
      return undefined;
    } catch (cause) {
      if (judgeFailure('submit', cause).do === 'ask') return undefined;
      last = cause;
    }
  }
  return last;
}

/** Asks until there is an answer about the first transaction of this id. */
async function ask(
  transaction: EndorsedTransaction,
  tools: Required<SubmitOptions>,
): Promise<CommitResult | undefined> {
  let first = false;
  for (let attempt = 1; attempt <= tools.questions; attempt += 1) {
    if (attempt > 1) await pause(tools, attempt);
    try {
      const result = await (first ? transaction.recorded() : transaction.status());
      if (judgeValidation(result.code).do !== 'ask') return result;
      first = true;
    } catch {
      // Not known yet; and where the line breaks, it may be whole again after the pause.
    }
  }
  return undefined;
}

function pause({ wait, delay, jitter }: Required<SubmitOptions>, attempt: number): Promise<void> {
  return wait(Math.round(delay(attempt) * (1 - jitter() / 2)));
}

function unknown(cause: unknown): TransactionOutcome {
  return { state: 'unknown', error: new FuqiError('outcome-unknown', '', { cause }) };
}
