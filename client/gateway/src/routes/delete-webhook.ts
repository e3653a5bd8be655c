import { route } from '../http/route';
import { webhookIdText } from '../schemas/webhook';
import { z } from '../schemas/z';
import { deleteWebhook } from '../webhooks/webhook-store';

export const deleteWebhookRoute = route({
  method: 'post',
  path: '/v1/webhooks/{id}/delete',
  operationId: 'deleteWebhook',
  summary: 'End a webhook; what it was still to be sent is dropped',
  scope: 'webhooks:manage',
  object: 'webhook',
  params: z.strictObject({ id: webhookIdText }),
  replies: {
    200: {
      description: 'It is ended',
      schema: z.object({ id: z.string(), deleted: z.literal(true) }).openapi('DeletedWebhook'),
    },
  },
  problems: [],
  handler: async ({ params: { id } }, { services: { db } }) => {
    await deleteWebhook(db, id);
    return { status: 200, body: { id, deleted: true } };
  },
});
