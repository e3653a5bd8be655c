/**
 * From the event feed to deliveries. A webhook's place in the feed moves in the transaction that writes what is to be delivered:
 * whenever the process ends, each event has led to one delivery or to none yet.
 */
import { createHash } from 'node:crypto';
import { formatIsoDay, unwrap } from '@fuqi/domain';
import type { Database } from '../db/database';
import { eventId, eventsAfter } from '../read-model/event-feed';
import type { EventRow } from '../read-model/event-feed';
import { findWebhook, listWebhooks } from './webhook-store';
import type { WebhookRow, WebhookType } from './webhook-store';

const PAGE = 200;

const TYPES: Readonly<Record<EventRow['type'], WebhookType>> = {
  created: 'voucher.created',
  sealed: 'voucher.sealed',
  spent: 'voucher.spent',
  date: 'ledger.date',
};

/** Writes deliveries of everything that the feed has for the webhooks. */
export async function fanOut(db: Database, now: () => string): Promise<void> {
  for (const { id } of await listWebhooks(db)) {
    while ((await takePage(db, id, now())) === PAGE);
  }
}

/** @returns events that were looked at */
async function takePage(db: Database, id: string, at: string): Promise<number> {
  return db.transaction(async (tx) => {
    const webhook = await findWebhook(tx, id, true);
    if (webhook === undefined) return 0;
    const events = await eventsAfter(tx, webhook, PAGE);
    const wanted = new Set(webhook.types.split(' '));
    for (const event of events.filter(({ type }) => wanted.has(TYPES[type]))) {
      await tx.run(
        `insert into webhook_deliveries (id, webhook, type, body, state, attempts, next_at, created_at)
         values ($1,$2,$3,$4,'waiting',0,$5,$5) on conflict (id) do nothing`,
        [messageId(webhook, event), id, TYPES[event.type], bodyOf(event, at), at],
      );
    }
    const last = events.at(-1);
    if (last !== undefined) {
      await tx.run('update webhooks set block = $2, event = $3, place = $4 where id = $1', [
        ...[id, last.block, last.event, last.place],
      ]);
    }
    return events.length;
  });
}

/** The same event gives the same id, so that a receiver can tell a repetition. */
function messageId({ id }: WebhookRow, event: EventRow): string {
  const text = JSON.stringify([id, eventId(event)]);
  return `msg_${createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32)}`;
}

function bodyOf(event: EventRow, timestamp: string): string {
  const { block, voucher, digest, date_code: code } = event;
  const data = {
    ...{ event: eventId(event), block },
    ...(voucher === null ? {} : { voucher }),
    ...(digest === null ? {} : { digest }),
    ...(code === null ? {} : { day: unwrap(formatIsoDay(code >> 2)), phase: code & 3 }),
  };
  return JSON.stringify({ type: TYPES[event.type], timestamp, data });
}
