import { DELIVERY_STATES, WEBHOOK_TYPES } from '../webhooks/webhook-store';
import type { AttemptRow, DeliveryRow, WebhookRow, WebhookType } from '../webhooks/webhook-store';
import { z } from './z';

/** Id of a webhook: 32 hex digits. */
export const webhookIdText = z.string().regex(/^[0-9a-f]{32}$/);

/** Id of a delivery, the `webhook-id` that its receiver sees. */
export const deliveryIdText = z.string().regex(/^msg_[0-9a-f]{32}$/);

export const webhookTypes = z.array(z.enum(WEBHOOK_TYPES)).min(1).max(WEBHOOK_TYPES.length);

export const webhookSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    types: z.array(z.enum(WEBHOOK_TYPES)),
    createdAt: z.string(),
    /** Until when messages bear a signature by the former secret too. */
    formerSecretUntil: z.string().nullable(),
  })
  .openapi('Webhook');

/** With the secret, which is shown in the answer that makes it and never again. */
export const newWebhookSchema = webhookSchema
  .extend({ secret: z.string().optional() })
  .openapi('NewWebhookAnswer');

export const deliverySchema = z
  .object({
    id: z.string(),
    type: z.enum(WEBHOOK_TYPES),
    state: z.enum(DELIVERY_STATES),
    createdAt: z.string(),
    /** When it is tried next; null when it is over. */
    nextAt: z.string().nullable(),
    settledAt: z.string().nullable(),
    attempts: z.array(
      z.object({
        number: z.int(),
        at: z.string(),
        status: z.int().nullable(),
        error: z.string().nullable(),
      }),
    ),
  })
  .openapi('WebhookDelivery');

/** A webhook as the interface shows it: without its secrets. */
export function showWebhook(row: WebhookRow): z.infer<typeof webhookSchema> {
  const { id, url, types, created_at: createdAt, former_until: formerSecretUntil } = row;
  return { id, url, types: types.split(' ') as WebhookType[], createdAt, formerSecretUntil };
}

/** A delivery as the interface shows it: without its body. */
export function showDelivery(
  { id, type, state, created_at: createdAt, next_at: next, settled_at: settledAt }: DeliveryRow,
  attempts: readonly AttemptRow[],
): z.infer<typeof deliverySchema> {
  const nextAt = state === 'waiting' ? next : null;
  return { id, type, state, createdAt, nextAt, settledAt, attempts: [...attempts] };
}
