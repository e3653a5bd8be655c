import { route } from '../http/route';
import { deliveryIdText, deliverySchema, showDelivery } from '../schemas/webhook';
import { z } from '../schemas/z';
import { attemptsOf, renewDelivery } from '../webhooks/webhook-store';

export const redeliverWebhookRoute = route({
  method: 'post',
  path: '/v1/webhook-deliveries/{id}/redeliver',
  operationId: 'redeliverWebhook',
  summary: 'Send a message again, under the id that it had',
  scope: 'webhooks:manage',
  object: 'delivery',
  params: z.strictObject({ id: deliveryIdText }),
  replies: { 200: { description: 'It waits to be sent', schema: deliverySchema } },
  problems: [],
  handler: async ({ params: { id } }, { services: { db, webhooks, now } }) => {
    const row = await renewDelivery(db, id, now());
    const attempts = await attemptsOf(db, id);
    webhooks.kick();
    return { status: 200, body: showDelivery(row, attempts) };
  },
});
