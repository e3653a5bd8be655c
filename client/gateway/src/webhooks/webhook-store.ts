/** Webhooks, their deliveries and the log of attempts in the database. */
import { FuqiError } from '@fuqi/domain';
import type { Queries } from '../db/database';
import { z } from '../schemas/z';

export const WEBHOOK_TYPES = [
  'voucher.created',
  'voucher.sealed',
  'voucher.spent',
  'ledger.date',
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

export const DELIVERY_STATES = ['waiting', 'delivered', 'dead'] as const;

export const webhookRow = z.object({
  id: z.string(),
  url: z.string(),
  /** Types that it wants, separated by spaces. */
  types: z.string(),
  secret: z.string(),
  former_secret: z.string().nullable(),
  /** Until when the former secret signs too. */
  former_until: z.string().nullable(),
  /** The event of which it has heard last. */
  block: z.int(),
  event: z.int(),
  place: z.int(),
  created_at: z.string(),
});
export type WebhookRow = z.infer<typeof webhookRow>;

export const deliveryRow = z.object({
  id: z.string(),
  webhook: z.string(),
  type: z.enum(WEBHOOK_TYPES),
  body: z.string(),
  state: z.enum(DELIVERY_STATES),
  /** Since it was made or last asked for again. */
  attempts: z.int(),
  next_at: z.string(),
  created_at: z.string(),
  settled_at: z.string().nullable(),
});
export type DeliveryRow = z.infer<typeof deliveryRow>;

export const attemptRow = z.object({
  number: z.int(),
  at: z.string(),
  status: z.int().nullable(),
  error: z.string().nullable(),
});
export type AttemptRow = z.infer<typeof attemptRow>;

export async function insertWebhook(db: Queries, row: WebhookRow): Promise<void> {
  await db.run(
    `insert into webhooks (id, url, types, secret, block, event, place, created_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8) on conflict (id) do nothing`,
    [
      ...[row.id, row.url, row.types, row.secret],
      ...[row.block, row.event, row.place, row.created_at],
    ],
  );
}

/** A webhook; undefined when there is none of the id. @param lock holds it until the transaction ends */
export async function findWebhook(
  db: Queries,
  id: string,
  lock = false,
): Promise<WebhookRow | undefined> {
  const [row] = await db.query(
    webhookRow,
    `select * from webhooks where id = $1${lock ? ' for update' : ''}`,
    [id],
  );
  return row;
}

/** @throws FuqiError `not-found` */
export async function readWebhook(db: Queries, id: string): Promise<WebhookRow> {
  const row = await findWebhook(db, id);
  if (row === undefined) throw new FuqiError('not-found', 'webhook');
  return row;
}

export function listWebhooks(db: Queries): Promise<WebhookRow[]> {
  return db.query(webhookRow, 'select * from webhooks order by created_at, id');
}

/** @throws FuqiError `not-found` */
export async function deleteWebhook(db: Queries, id: string): Promise<void> {
  const gone = await db.query(
    z.object({ id: z.string() }),
    'delete from webhooks where id = $1 returning id',
    [id],
  );
  if (gone.length === 0) throw new FuqiError('not-found', 'webhook');
}

/** A new secret signs from now on; the former one beside it until a time. */
export async function replaceSecret(
  db: Queries,
  id: string,
  secret: string,
  formerUntil: string,
): Promise<void> {
  await db.run(
    `update webhooks set former_secret = secret, former_until = $3, secret = $2 where id = $1`,
    [id, secret, formerUntil],
  );
}

/** Deliveries of a webhook after a place, the newest first. */
export function listDeliveries(
  db: Queries,
  webhook: string,
  page: {
    readonly after?: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<DeliveryRow[]> {
  const { at, id } = page.after ?? { at: null, id: null };
  return db.query(
    deliveryRow,
    `select * from webhook_deliveries where webhook = $1
       and ($2::text is null or (created_at, id) < ($2::text, $3::text))
     order by created_at desc, id desc limit $4`,
    [webhook, at, id, page.limit],
  );
}

/** Attempts at a delivery, the oldest first. */
export function attemptsOf(db: Queries, delivery: string): Promise<AttemptRow[]> {
  return db.query(
    attemptRow,
    'select number, at, status, error from webhook_attempts where delivery = $1 order by number',
    [delivery],
  );
}

/** Lets a delivery be tried again from the beginning. @throws FuqiError `not-found` */
export async function renewDelivery(db: Queries, id: string, at: string): Promise<DeliveryRow> {
  const [row] = await db.query(
    deliveryRow,
    `update webhook_deliveries set state = 'waiting', attempts = 0, next_at = $2, settled_at = null
     where id = $1 returning *`,
    [id, at],
  );
  if (row === undefined) throw new FuqiError('not-found', 'delivery');
  return row;
}
