/**
 * Messages to other gateways. They are written in the transaction of what they tell of, and delivered until the receiver has
 * taken or refused them; it takes each id once, so that sending again changes nothing.
 */
import { randomBytes } from 'node:crypto';
import { SerialQueue } from '@fuqi/sdk';
import type { Database, Queries } from '../db/database';
import type { Logger } from '../http/logger';
import type { GatewayMember } from '../member/gateway-member';
import { z } from '../schemas/z';
import { sealEnvelope } from './envelope';
import type { PeerMessage } from './messages';

/** Where gateways of other members answer, by member. */
export type PeerAddresses = ReadonlyMap<number, string>;

/** Pauses between attempts: one second, doubled up to ten minutes. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 600_000;
/** Attempts within about three days. */
const ATTEMPTS_MAX = 430;
const TIMEOUT_MS = 10_000;
const AT_ONCE = 50;

const waitingRow = z.object({
  id: z.string(),
  member: z.int(),
  kind: z.string(),
  envelope: z.string(),
  attempts: z.int(),
});
type Waiting = z.infer<typeof waitingRow>;

const problemBody = z.object({ code: z.string(), retryable: z.boolean() });

/** What the outbox works with. */
export interface OutboxSetting {
  readonly db: Database;
  readonly member: GatewayMember;
  readonly addresses: PeerAddresses;
  readonly logger: Logger;
  readonly now: () => string;
}

/** See the file. */
export class PeerOutbox {
  private readonly sending = new SerialQueue();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly setting: OutboxSetting) {}

  /** Whether a member's gateway can be reached. */
  knows(member: number): boolean {
    return this.setting.addresses.has(member);
  }

  /** Writes a message to be delivered; {@link kick} starts delivery. Nothing for a member without an address. */
  async put(tx: Queries, to: number, message: PeerMessage): Promise<void> {
    const { member, now } = this.setting;
    if (to === member.id || !this.knows(to)) return;
    const [id, sentAt] = [randomBytes(16).toString('hex'), now()];
    const envelope = sealEnvelope(member, { to, id, sentAt, content: JSON.stringify(message) });
    await tx.run(
      `insert into peer_outbox (id, member, kind, envelope, state, attempts, next_at, created_at)
       values ($1,$2,$3,$4,'waiting',0,$5,$5)`,
      [id, to, message.kind, JSON.stringify(envelope), sentAt],
    );
  }

  /** Delivers what is due, now and whenever something falls due later. */
  kick(): void {
    if (this.closed) return;
    void this.sending
      .run(() => this.deliverDue())
      .catch((error: unknown) =>
        this.setting.logger.warn({ err: error }, 'messages could not be delivered'),
      );
  }

  /** Resolves when nothing is being delivered. */
  idle(): Promise<void> {
    return this.sending.idle();
  }

  /** Stops; what waits is delivered after the next start. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.idle();
  }

  private async deliverDue(): Promise<void> {
    const { db, now } = this.setting;
    clearTimeout(this.timer);
    const due = await db.query(
      waitingRow,
      `select id, member, kind, envelope, attempts from peer_outbox
       where state = 'waiting' and next_at <= $1 order by created_at, id limit $2`,
      [now(), AT_ONCE],
    );
    const members = [...new Set(due.map(({ member }) => member))];
    // Side by side, so that a gateway that does not answer holds nobody else up.
    await Promise.all(
      members.map(async (member) => {
        for (const message of due.filter((one) => one.member === member)) {
          if (this.closed || !(await this.deliver(message))) return;
        }
      }),
    );
    const waiting = await db.query(
      z.object({ next_at: z.string() }),
      "select next_at from peer_outbox where state = 'waiting' order by next_at limit 1",
    );
    if (waiting[0] === undefined) return;
    const pause = Math.max(FIRST_PAUSE_MS / 10, Date.parse(waiting[0].next_at) - Date.parse(now()));
    this.timer = setTimeout(() => this.kick(), Math.min(pause, LONGEST_PAUSE_MS)).unref();
  }

  /** @returns whether the member's gateway answered */
  private async deliver({ id, member, kind, envelope, attempts }: Waiting): Promise<boolean> {
    const { db, logger, now } = this.setting;
    const verdict = await this.send(member, id, envelope);
    const number = attempts + 1;
    if (verdict.state === 'waiting' && number < ATTEMPTS_MAX) {
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts, 20), LONGEST_PAUSE_MS);
      const next = new Date(Date.parse(now()) + pause).toISOString();
      await db.run(
        'update peer_outbox set attempts = $2, next_at = $3, problem = $4 where id = $1',
        [...[id, number, next, verdict.problem]],
      );
      return false;
    }
    const state = verdict.state === 'waiting' ? 'refused' : verdict.state;
    await db.run(
      `update peer_outbox set state = $2, attempts = $3, problem = $4, delivered_at = $5 where id = $1`,
      [id, state, number, verdict.problem, now()],
    );
    if (state === 'refused') {
      logger.warn({ member, kind, problem: verdict.problem }, 'message refused');
    }
    return true;
  }

  private async send(
    member: number,
    id: string,
    envelope: string,
  ): Promise<{ state: 'delivered' | 'refused' | 'waiting'; problem: string | null }> {
    const address = this.setting.addresses.get(member);
    if (address === undefined) return { state: 'waiting', problem: 'address' };
    try {
      const response = await fetch(new URL('/v1/peer/messages', address), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': id },
        body: envelope,
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.ok) return { state: 'delivered', problem: null };
      const { status } = response;
      const read = problemBody.safeParse(await response.json().catch(() => undefined));
      const problem = read.success ? read.data.code.slice(0, 40) : `HTTP ${status}`;
      const later = read.success ? read.data.retryable : status >= 500 || status === 429;
      return { state: later ? 'waiting' : 'refused', problem };
    } catch {
      return { state: 'waiting', problem: 'unreachable' };
    }
  }
}
