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
import type { PeerOutbox } from '../peers/outbox';
import type { Projector } from '../read-model/projector';
import { checkSignatures, officersNeeded } from './check-signatures';
import type { MadeAct } from './act-setting';
import { cosignerOf, countersignRequest, countersignatures } from './countersigning';
import type { DraftBody } from './draft-body';
import { makeAct } from './make-act';
import { insertOpenings } from './openings';
import {
  hasOperation,
  insertOperation,
  insertSignature,
  legSignatures,
  listOperations,
  moveOperation,
  operationsIn,
  readOperation,
  readSignatures,
  readSignaturesOf,
} from './operation-store';
import type { OperationRow, OperationState, SignatureRow } from './operation-store';
import { settle } from './settle';

/** What the desk works with. */
export interface DeskSetting {
  readonly db: Database;
  readonly member: GatewayMember;
  readonly projector: Projector;
  readonly outbox: PeerOutbox;
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

  /** Operations after a place, the newest first. */
  async list(
    state: OperationState | undefined,
    page: Parameters<typeof listOperations>[2],
  ): Promise<FoundOperation[]> {
    const { db } = this.setting;
    return this.withSignatures(await listOperations(db, state, page));
  }

  /** Operations that are not over, the oldest first. */
  async open(): Promise<FoundOperation[]> {
    return this.withSignatures(await operationsIn(this.setting.db, ALIVE));
  }

  private async withSignatures(rows: readonly OperationRow[]): Promise<FoundOperation[]> {
    const ids = rows.map(({ id }) => id);
    const signatures = await readSignaturesOf(this.setting.db, ids);
    return rows.map((row) => ({
      row,
      draft: parseDraft(row.draft),
      signatures: signatures.get(row.id) ?? [],
    }));
  }

  /** Drafts an operation under an id; the same id again finds the first. @throws FuqiError as {@link makeAct} */
  async draft(id: string, principal: Principal, body: DraftBody): Promise<FoundOperation> {
    const { db, member } = this.setting;
    if (await hasOperation(db, id)) return this.find(id);
    const session = await sessionOf(member);
    const made = await makeAct({ session, member, db }, body);
    try {
      await this.keep(id, principal, body.act, made);
    } catch (error) {
      await abandonDraft(member, made.draft);
      throw error;
    }
    this.setting.outbox.kick();
    return this.find(id);
  }

  /** Stores a new draft; whoever else must sign it is asked in the same transaction. @throws GatewayError `peer-unknown` */
  private async keep(
    id: string,
    principal: Principal,
    act: string,
    { draft, openings }: MadeAct,
  ): Promise<void> {
    const { db, member, outbox, now } = this.setting;
    const cosigner = cosignerOf(draft);
    if (cosigner !== undefined && !outbox.knows(cosigner)) throw new GatewayError('peer-unknown');
    await db.transaction(async (tx) => {
      await insertOperation(tx, {
        ...{ id, act, draft: serializeDraft(draft), digest: toHex(draftDigest(draft)) },
        ...{ created_by: principal.id, created_at: now(), cosigner: cosigner ?? null },
        needed: officersNeeded(draft, member.book, member.id),
      });
      await insertOpenings(tx, openings, now());
      const [opening] = openings;
      if (cosigner === undefined || opening === undefined) return;
      await outbox.put(tx, cosigner, countersignRequest(id, draft, cosigner, opening));
    });
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
    const { db, member, outbox, now } = this.setting;
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
      checkSignatures(draft, signatures, member.book, member.id);
      const all = await readSignatures(tx, id);
      const before = all.filter((one) => one.member === OWN);
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
      const state = stateAfter(row, officers, all.length > before.length);
      await moveOperation(tx, id, ['draft', 'signed'], { state, at });
      if (state !== 'countersigned' || row.host === null) return;
      const whole = [...legSignatures(before), ...signatures];
      await outbox.put(tx, row.host, countersignatures(row.host_operation ?? '', whole));
    });
    outbox.kick();
    return this.find(id);
  }

  /**
   * Proves and sends a ready operation, or one of unknown outcome again; {@link settled} tells when it is done.
   * @throws FuqiError `not-found`, `second-officer-required`; GatewayError `operation-state`
   */
  async submit(id: string): Promise<void> {
    const { db, now } = this.setting;
    const { state, cosigner, needed } = await readOperation(db, id);
    if (state === 'signed') {
      const own = (await readSignatures(db, id)).filter((one) => one.member === OWN);
      const officers = new Set(own.map(({ slot }) => slot)).size;
      if (cosigner !== null && officers >= needed)
        throw new GatewayError('countersignature-missing');
      throw new FuqiError('second-officer-required', '', { layer: 'wallet' });
    }
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
    const alive = await operationsIn(db, ALIVE);
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
      this.setting.outbox.kick();
      if (state === 'committed') await projector.run();
    } catch (error) {
      logger.error({ operation: id, err: error }, 'operation interrupted');
      // Bytes that were sent stay stored: the next submission sends the same.
      const change = { state: 'unknown', at: now(), problem: 'FUQI-SDK-001' } as const;
      await moveOperation(db, id, ['proving', 'submitted'], change).catch(() => undefined);
    }
  }
}

/** States that are not the last. */
const ALIVE = [
  ...(['draft', 'signed', 'ready', 'proving', 'submitted', 'unknown'] as const),
] as const;

/** Member of signatures that the organisation's own officers gave. */
const OWN = 0;

/** State after so many of the own officers have signed. */
function stateAfter(
  { needed, host, cosigner }: OperationRow,
  officers: number,
  countersigned: boolean,
): OperationState {
  if (officers < needed) return 'signed';
  if (host !== null) return 'countersigned';
  return cosigner === null || countersigned ? 'ready' : 'signed';
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
