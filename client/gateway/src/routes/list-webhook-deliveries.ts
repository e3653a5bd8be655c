import { route } from '../http/route';
import { queryInt } from '../schemas/common';
import { cursorOfMoment, momentOf } from '../schemas/cursor';
import { deliverySchema, showDelivery, webhookIdText } from '../schemas/webhook';
import { z } from '../schemas/z';
import { attemptsOf, listDeliveries, readWebhook } from '../webhooks/webhook-store';

export const listWebhookDeliveriesRoute = route({
  method: 'get',
  path: '/v1/webhooks/{id}/deliveries',
  operationId: 'listWebhookDeliveries',
  summary: 'What a webhook was sent or is to be sent, with every attempt, the newest first',
  scope: 'webhooks:manage',
  object: 'webhook',
  params: z.strictObject({ id: webhookIdText }),
  query: z.strictObject({
    limit: queryInt(1, 100).optional(),
    cursor: z.string().max(256).optional(),
  }),
  replies: {
    200: {
      description: 'A page',
      schema: z
        .object({ items: z.array(deliverySchema), nextCursor: z.string().nullable() })
        .openapi('WebhookDeliveryPage'),
    },
  },
  problems: [],
  handler: async ({ params: { id }, query: { cursor, limit = 50 } }, { services: { db } }) => {
    await readWebhook(db, id);
    const after = cursor === undefined ? undefined : momentOf(cursor);
    const rows = await listDeliveries(db, id, { after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const items = await Promise.all(
      shown.map(async (row) => showDelivery(row, await attemptsOf(db, row.id))),
    );
    const last = shown.at(-1);
    const more = rows.length > limit && last !== undefined;
    return {
      status: 200,
      body: {
        items,
        nextCursor: more ? cursorOfMoment({ at: last.created_at, id: last.id }) : null,
      },
    };
  },
});
