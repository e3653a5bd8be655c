import { route } from '../http/route';
import { showWebhook, webhookSchema } from '../schemas/webhook';
import { z } from '../schemas/z';
import { listWebhooks } from '../webhooks/webhook-store';

export const listWebhooksRoute = route({
  method: 'get',
  path: '/v1/webhooks',
  operationId: 'listWebhooks',
  summary: 'Webhooks, without their secrets',
  scope: 'webhooks:manage',
  replies: {
    200: {
      description: 'All of them, the oldest first',
      schema: z
        .object({ items: z.array(webhookSchema), nextCursor: z.null() })
        .openapi('WebhookList'),
    },
  },
  problems: [],
  handler: async (_input, { services: { db } }) => {
    const items = (await listWebhooks(db)).map(showWebhook);
    return { status: 200, body: { items, nextCursor: null } };
  },
});
