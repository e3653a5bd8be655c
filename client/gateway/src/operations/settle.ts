/** From a signed draft to a known outcome. Whatever stops in between, doing it again ends in the same effect, once. */
import { FuqiError } from '@fuqi/domain';
import { encodeBatch, fromHex, toHex } from '@fuqi/protocol';
import { NotePaths, abandonDraft, parseDraft, proveDraft, track } from '@fuqi/sdk';
import type { SubmitOutcome } from '@fuqi/sdk';
import type { Database } from '../db/database';
import { sessionOf } from '../member/gateway-member';
import type { GatewayMember } from '../member/gateway-member';
import type { PeerOutbox } from '../peers/outbox';
import { announce } from './announce';
import { legSignatures, moveOperation, readOperation, readSignatures } from './operation-store';
import type { OperationRow, OperationState } from './operation-store';

/** How often an operation is proved anew because a version that it cites was closed meanwhile. */
const PROOFS_MAX = 3;

/** Refusals that a new proof on the present versions answers; the signatures and the digest stay the same. */
const STALE: ReadonlySet<string> = new Set([
  'party-root-closed',
  'date-not-open',
  'epoch-not-open',
  'policy-not-open',
]);

/** What settling needs. */
export interface Settling {
  readonly db: Database;
  readonly member: GatewayMember;
  readonly outbox: PeerOutbox;
  readonly now: () => string;
}

/** @returns the state that it ended in */
export async function settle(setting: Settling, id: string): Promise<OperationState> {
  const { db, member } = setting;
  for (let proof = 1; ; proof += 1) {
    let bytes: string;
    try {
      bytes = await provedBytes(setting, await readOperation(db, id));
    } catch (error) {
      if (!(error instanceof FuqiError)) throw error;
      // Nothing was sent. What may pass by itself leaves the operation ready.
      return end(setting, id, error.retryable ? 'ready' : 'refused', error.code);
    }
    const outcome = await track(member.ledger, encodeBatch([fromHex(bytes)]));
    const { state, receipt, error } = read(outcome);
    if (error !== undefined && STALE.has(error.slug) && proof < PROOFS_MAX) {
      const change = { state: 'proving', at: setting.now(), bytes: null } as const;
      await moveOperation(db, id, ['submitted'], change);
      continue;
    }
    if (state === 'committed') {
      await db.transaction(async (tx) => {
        const ending = { state, receipt: receipt ?? null, problem: null };
        const change = { ...ending, at: setting.now() };
        const moved = await moveOperation(tx, id, ['submitted'], change);
        if (moved) await announce(tx, setting, await readOperation(tx, id), ending);
      });
      return state;
    }
    return end(setting, id, state, error?.code);
  }
}

interface Verdict {
  readonly state: 'committed' | 'refused' | 'unknown' | 'ready';
  readonly receipt?: string;
  readonly error?: FuqiError;
}

function read(outcome: SubmitOutcome): Verdict {
  if (outcome.state === 'unknown') return { state: 'unknown', error: outcome.error };
  if (outcome.state === 'refused') {
    return { state: outcome.error.retryable ? 'ready' : 'refused', error: outcome.error };
  }
  const [one] = outcome.outcomes;
  if (one === undefined) return { state: 'unknown', error: new FuqiError('outcome-unknown') };
  return one.ok
    ? { state: 'committed', receipt: one.receipt }
    : { state: one.error.retryable ? 'ready' : 'refused', error: one.error };
}

/** The bytes that were stored before they were first sent, or a new proof, stored now. */
async function provedBytes(setting: Settling, row: OperationRow): Promise<string> {
  const { db, member, now } = setting;
  if (row.bytes !== null) {
    await moveOperation(db, row.id, ['proving'], { state: 'submitted', at: now() });
    return row.bytes;
  }
  const signatures = legSignatures(await readSignatures(db, row.id));
  const tools = { prover: member.prover, paths: new NotePaths(member.ledger) };
  const session = await sessionOf(member);
  const bytes = toHex(await proveDraft(session, parseDraft(row.draft), signatures, tools));
  await moveOperation(db, row.id, ['proving'], { state: 'submitted', at: now(), bytes });
  return bytes;
}

async function end(
  setting: Settling,
  id: string,
  state: 'ready' | 'refused' | 'unknown',
  code: string | undefined,
): Promise<OperationState> {
  const { db, member, now } = setting;
  // Bytes whose fate is open are kept: only they may be sent again.
  const change = { state, at: now(), problem: code ?? null };
  const whole = state === 'ready' ? { ...change, bytes: null } : change;
  await db.transaction(async (tx) => {
    const moved = await moveOperation(tx, id, ['proving', 'submitted'], whole);
    if (!moved || state !== 'refused') return;
    const ending = { state, receipt: null, problem: code ?? null };
    await announce(tx, setting, await readOperation(tx, id), ending);
  });
  if (state === 'refused')
    await abandonDraft(member, parseDraft((await readOperation(db, id)).draft));
  return state;
}
