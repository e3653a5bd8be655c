/** Where operations are drafted, signed by two people, proved and sent. It holds no officer's key. */
import { FuqiError } from '@fuqi/domain';
import { toHex } from '@fuqi/protocol';
import { SerialQueue, abandonDraft, draftDigest, parseDraft, serializeDraft } from '@fuqi/sdk';
import type { Draft, LegSignature, OfficerSignature } from '@fuqi/sdk';
import type { Principal } from '../auth/principal';
import type { Database } from '../db/database';
import { GatewayError } from '../errors/gateway-errors';
import type { Logger } from '../http/logger';
import type { Metrics } from '../http/metrics';
import { sessionOf } from '../member/gateway-member';
import type { GatewayMember } from '../member/gateway-member';
import type { Projector } from '../read-model/projector';
import { checkSignatures, officersNeeded } from './check-signatures';
import type { DraftBody } from './draft-body';
import { makeAct } from './make-act';
import {
  hasOperation,
  insertOperation,
  insertSignature,
  legSignatures,
  moveOperation,
  operationsIn,
  readOperation,
  readSignatures,
} from './operation-store';
import type { OperationRow, SignatureRow } from './operation-store';
import { settle } from './settle';

/** What the desk works with. */
export interface DeskSetting {
  readonly db: Database;
  readonly member: GatewayMember;
  readonly projector: Projector;
  readonly metrics: Metrics;
  readonly logger: Logger;
  readonly now: () => string;
}

/** An operation with its signatures. */
export interface FoundOperation {
  readonly row: OperationRow;
  readonly draft: Draft;
  readonly signatures: readonly SignatureRow[];
}

/** A signature of a leg as it comes from outside. */
export interface GivenSignature extends OfficerSignature {
  readonly leg: number;
}

/** See the file. */
export class OperationDesk {
  private readonly jobs = new Map<string, Promise<void>>();
  private readonly queue = new SerialQueue();

  constructor(private readonly setting: DeskSetting) {}

  /** @throws FuqiError `not-found` */
  async find(id: string): Promise<FoundOperation> {
    const row = await readOperation(this.setting.db, id);
    const signatures = await readSignatures(this.setting.db, id);
    return { row, draft: parseDraft(row.draft), signatures };
  }

  /** Drafts an operation under an id; the same id again finds the first. @throws FuqiError as {@link makeAct} */
  async draft(id: string, principal: Principal, body: DraftBody): Promise<FoundOperation> {
    const { db, member, now } = this.setting;
    if (await hasOperation(db, id)) return this.find(id);
    const session = await sessionOf(member);
    const draft = await makeAct(session, body);
    try {
      await insertOperation(db, {
        ...{ id, act: body.act, draft: serializeDraft(draft), digest: toHex(draftDigest(draft)) },
        ...{
          needed: officersNeeded(draft, session.book),
          created_by: principal.id,
          created_at: now(),
        },
      });
    } catch (error) {
      await abandonDraft(member, draft);
      throw error;
    }
    return this.find(id);
  }

  /**
   * Takes an officer's signature of every leg. The first is the maker's; the checker is another person with another key.
   * @throws FuqiError `not-found`, `not-permitted`, `same-officer`, and as {@link checkSignatures}; GatewayError `operation-state`
   */
  async sign(
    id: string,
    principal: Principal,
    given: readonly GivenSignature[],
  ): Promise<FoundOperation> {
    const { db, member, now } = this.setting;
    const { officer: slot, id: who } = principal;
    if (slot === undefined) throw new FuqiError('not-permitted', 'signs for no officer');
    await db.transaction(async (tx) => {
      const row = await readOperation(tx, id, true);
      const draft = parseDraft(row.draft);
      const signatures = given.map(({ leg, r8, s }): LegSignature => ({
        leg,
        r8,
        s,
        slot,
        role: 'officer',
        member: member.id,
      }));
      checkSignatures(draft, signatures, member.book);
      const before = await readSignatures(tx, id);
      if (repeats(before, who, signatures)) return;
      if (row.state !== 'draft' && row.state !== 'signed')
        throw new GatewayError('operation-state');
      if (before.some((one) => one.principal === who || one.slot === slot)) {
        throw new FuqiError('same-officer', '', { layer: 'wallet' });
      }
      const at = now();
      for (const signature of signatures) {
        await insertSignature(tx, id, { principal: who, at, signature });
      }
      const officers = new Set([...before.map((one) => one.slot), slot]).size;
      const state = officers >= row.needed ? 'ready' : 'signed';
      await moveOperation(tx, id, ['draft', 'signed'], { state, at });
    });
    return this.find(id);
  }

  /**
   * Proves and sends a ready operation, or one of unknown outcome again; {@link settled} tells when it is done.
   * @throws FuqiError `not-found`, `second-officer-required`; GatewayError `operation-state`
   */
  async submit(id: string): Promise<void> {
    const { db, now } = this.setting;
    const { state } = await readOperation(db, id);
    if (state === 'signed') throw new FuqiError('second-officer-required', '', { layer: 'wallet' });
    if (['proving', 'submitted', 'committed'].includes(state)) return;
    const moved = await moveOperation(db, id, ['ready', 'unknown'], {
      state: 'proving',
      at: now(),
    });
    if (!moved) throw new GatewayError('operation-state');
    this.enqueue(id);
  }

  /** Resolves when nothing more will happen to the operation by itself. */
  async settled(id: string): Promise<void> {
    await this.jobs.get(id);
  }

  /** Resolves when no operation is at work. */
  async idle(): Promise<void> {
    await Promise.all(this.jobs.values());
  }

  /** After a start: gives back memo numbers that no draft holds, and goes on with what was at work. */
  async resume(): Promise<void> {
    const { db, member } = this.setting;
    const alive = await operationsIn(db, [
      ...(['draft', 'signed', 'ready', 'proving', 'submitted', 'unknown'] as const),
    ]);
    const numbers = alive.flatMap(({ draft }) =>
      parseDraft(draft).legs.flatMap((leg) => leg.numbers),
    );
    await member.wallet.reconcile(numbers);
    const open = alive.filter(({ state }) => state === 'proving' || state === 'submitted');
    open.forEach(({ id }) => this.enqueue(id));
  }

  /** One after another: proving takes the whole machine. */
  private enqueue(id: string): void {
    const job = this.queue.run(() => this.work(id));
    this.jobs.set(id, job);
    void job.then(() => this.jobs.delete(id));
  }

  private async work(id: string): Promise<void> {
    const { db, projector, metrics, logger, now } = this.setting;
    try {
      const state = await settle(this.setting, id);
      const { act } = await readOperation(db, id);
      metrics.operation(act, state);
      logger.info({ operation: id, act, state }, 'operation settled');
      if (state === 'committed') await projector.run();
    } catch (error) {
      logger.error({ operation: id, err: error }, 'operation interrupted');
      // Bytes that were sent stay stored: the next submission sends the same.
      const change = { state: 'unknown', at: now(), problem: 'FUQI-SDK-001' } as const;
      await moveOperation(db, id, ['proving', 'submitted'], change).catch(() => undefined);
    }
  }
}

/** Whether the same person gave the same signatures before. */
function repeats(
  before: readonly SignatureRow[],
  principal: string,
  signatures: readonly LegSignature[],
): boolean {
  const own = legSignatures(before.filter((one) => one.principal === principal));
  return (
    own.length === signatures.length &&
    own.every((one) => {
      const now = signatures.find(({ leg }) => leg === one.leg);
      return (
        now?.slot === one.slot && now.s === one.s && now.r8.x === one.r8.x && now.r8.y === one.r8.y
      );
    })
  );
}
