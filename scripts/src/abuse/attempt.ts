import { type ErrorLayer, FuqiError } from '@fuqi/domain';
import { type ContractLedger, type Draft, abandonDraft } from '@fuqi/sdk';
import { encodeBatch } from '@fuqi/protocol';
import type { Actor } from '../stage/actor';
import { RefusedByLedger, type Stage } from '../stage/stage';
import { stateHash } from './state-hash';
import type { WitnessJudge } from './witness-judge';

/** Who refuses, and with which stable code. */
export interface Refusal {
  readonly layer: ErrorLayer;
  readonly code: string;
  readonly slug: string;
}

/** A refusal of the ledger: at endorsement, of one operation of a batch, or at commit. */
export class LedgerRefusal extends Error {
  override readonly name = 'LedgerRefusal';

  constructor(readonly error: FuqiError) {
    super(error.message);
  }
}

/** What an attempt works with. */
export class Attacker {
  private readonly drafts: { readonly actor: Actor; readonly draft: Draft }[] = [];

  constructor(
    readonly stage: Stage,
    readonly judge: WitnessJudge,
  ) {}

  /** Remembers a draft that never reaches the ledger, so that its memo numbers are given back. */
  keep(actor: Actor, draft: Draft): Draft {
    this.drafts.push({ actor, draft });
    return draft;
  }

  /** Sends one operation, once. @throws LedgerRefusal */
  async send(bytes: Uint8Array, port: ContractLedger = this.stage.ledger.port): Promise<boolean> {
    const outcome = await port.submit(encodeBatch([bytes]));
    if (outcome.state !== 'committed') throw new LedgerRefusal(outcome.error);
    const [first] = outcome.outcomes;
    if (first === undefined) throw new Error('no outcome');
    if (!first.ok) throw new LedgerRefusal(first.error);
    return first.duplicate;
  }

  /** Gives back what was kept. */
  async tidy(): Promise<void> {
    for (const { actor, draft } of this.drafts.splice(0)) {
      if (actor.wallet !== undefined) await abandonDraft({ wallet: actor.wallet }, draft);
    }
  }
}

/**
 * One thing that must not work. `prepare` does what is honest before it; `run` must be refused and must leave the ledger's
 * content as it was.
 */
export interface Attempt {
  readonly prepare?: (attacker: Attacker) => Promise<unknown>;
  readonly run: (attacker: Attacker) => Promise<unknown>;
}

/** What became of an attempt. */
export interface AttemptReport {
  /** Undefined when it was not refused. */
  readonly refusal: Refusal | undefined;
  readonly before: string;
  readonly after: string;
  readonly seconds: number;
}

/** The refusal in what was thrown; anything else is a mistake of the scenario and is thrown on. */
export function refusalOf(cause: unknown): Refusal {
  if (cause instanceof LedgerRefusal) {
    return { layer: 'ledger', code: cause.error.code, slug: cause.error.slug };
  }
  if (cause instanceof RefusedByLedger) {
    return { layer: 'ledger', code: cause.code, slug: cause.slug };
  }
  if (!(cause instanceof FuqiError)) throw cause;
  // No proof came about: whoever asked for it, it is the circuit that refused.
  const layer = cause.slug === 'rule-unsatisfied' ? 'circuit' : cause.layer;
  return { layer, code: cause.code, slug: cause.slug };
}

/** Carries an attempt out and looks at the ledger before and after it. */
export async function tryIt(attempt: Attempt, attacker: Attacker): Promise<AttemptReport> {
  const { stage } = attacker;
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  await attempt.prepare?.(attacker);
  const before = await stateHash(stage.ledger.port);
  let refusal: Refusal | undefined;
  try {
    await attempt.run(attacker);
  } catch (cause) {
    refusal = refusalOf(cause);
  }
  const after = await stateHash(stage.ledger.port);
  await attacker.tidy();
  await stage.syncAll();
  return { refusal, before, after, seconds: seconds() };
}
