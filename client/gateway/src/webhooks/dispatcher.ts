/** Delivers webhooks: tries, tries again ever later, gives up at last, and keeps a log of every attempt. */
import { SerialQueue } from '@fuqi/sdk';
import type { GatewayConfig } from '../config';
import type { Database } from '../db/database';
import { GatewayError } from '../errors/gateway-errors';
import type { Logger } from '../http/logger';
import { z } from '../schemas/z';
import { fanOut } from './fan-out';
import { postMessage } from './post-message';
import { signedHeaders } from './sign-message';
import { deliveryRow, readWebhook } from './webhook-store';
import type { DeliveryRow } from './webhook-store';

const AT_ONCE = 100;
/** A pause is three times the one before, and never longer than this. */
const LONGEST_PAUSE_MS = 12 * 3_600_000;
const SHORTEST_WAIT_MS = 50;
/** The receiver says that it is gone for good. */
const GONE = 410;

/** What the dispatcher works with. */
export interface DispatcherSetting {
  readonly db: Database;
  readonly config: GatewayConfig;
  readonly logger: Logger;
  readonly now: () => string;
}

/** See the file. One process delivers for a database. */
export class WebhookDispatcher {
  private readonly working = new SerialQueue();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly setting: DispatcherSetting) {}

  /** Looks at the feed and delivers what is due, now and whenever something falls due later. */
  kick(): void {
    if (this.closed) return;
    void this.working
      .run(() => this.work())
      .catch((error: unknown) =>
        this.setting.logger.warn({ err: error }, 'webhooks could not be delivered'),
      );
  }

  /** Resolves when nothing is being delivered. */
  idle(): Promise<void> {
    return this.working.idle();
  }

  /** Stops; what waits is delivered after the next start. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.idle();
  }

  private async work(): Promise<void> {
    const { db, now } = this.setting;
    clearTimeout(this.timer);
    if (this.closed) return;
    await fanOut(db, now);
    const due = await db.query(
      deliveryRow,
      `select * from webhook_deliveries where state = 'waiting' and next_at <= $1
       order by created_at, id limit $2`,
      [now(), AT_ONCE],
    );
    const webhooks = [...new Set(due.map(({ webhook }) => webhook))];
    // Side by side, so that a receiver that does not answer holds nobody else up.
    await Promise.all(
      webhooks.map(async (webhook) => {
        for (const delivery of due.filter((one) => one.webhook === webhook)) {
          if (!this.closed) await this.deliver(delivery);
        }
      }),
    );
    await this.waitForNext();
  }

  private async waitForNext(): Promise<void> {
    const { db, now } = this.setting;
    const [next] = await db.query(
      z.object({ next_at: z.string() }),
      "select next_at from webhook_deliveries where state = 'waiting' order by next_at limit 1",
    );
    if (next === undefined || this.closed) return;
    const pause = Math.max(SHORTEST_WAIT_MS, Date.parse(next.next_at) - Date.parse(now()));
    this.timer = setTimeout(() => this.kick(), Math.min(pause, LONGEST_PAUSE_MS)).unref();
  }

  private async deliver(delivery: DeliveryRow): Promise<void> {
    const { db, config, now } = this.setting;
    const at = now();
    const { status, error } = await this.attempt(delivery, at);
    const attempts = delivery.attempts + 1;
    const delivered = status !== null && status >= 200 && status < 300;
    const dead = !delivered && (status === GONE || attempts >= config.webhookAttemptsMax);
    const pause = Math.min(config.webhookFirstPauseMs * 3 ** (attempts - 1), LONGEST_PAUSE_MS);
    const next = new Date(Date.parse(now()) + pause).toISOString();
    await db.transaction(async (tx) => {
      await tx.run(
        `insert into webhook_attempts (delivery, number, at, status, error)
         select $1, count(*)::integer + 1, $2, $3::integer, $4 from webhook_attempts where delivery = $1
         having exists (select 1 from webhook_deliveries where id = $1)`,
        [delivery.id, at, status, error],
      );
      await tx.run(
        `update webhook_deliveries set state = $2, attempts = $3, next_at = $4, settled_at = $5
         where id = $1`,
        [
          ...[delivery.id, delivered ? 'delivered' : dead ? 'dead' : 'waiting', attempts],
          ...[next, delivered || dead ? now() : null],
        ],
      );
    });
  }

  /** One attempt. The log says what went wrong in a word; what the other side said is not kept. */
  private async attempt(
    { id, webhook: of, body }: DeliveryRow,
    at: string,
  ): Promise<{ readonly status: number | null; readonly error: string | null }> {
    const { db, config } = this.setting;
    try {
      const webhook = await readWebhook(db, of);
      const status = await postMessage({
        ...{ url: new URL(webhook.url), body, headers: signedHeaders(webhook, id, at, body) },
        timeoutMs: config.webhookTimeoutMs,
        privateAllowed: config.webhookPrivateAddresses,
      });
      return { status, error: null };
    } catch (error) {
      if (error instanceof GatewayError) return { status: null, error: error.entry.slug };
      const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
      const word = name === 'AbortError' || name === 'TimeoutError' ? 'timed-out' : code;
      return { status: null, error: typeof word === 'string' ? word.slice(0, 40) : 'failed' };
    }
  }
}
