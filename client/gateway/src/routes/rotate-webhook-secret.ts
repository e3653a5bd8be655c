import { route } from '../http/route';
import { newWebhookSchema, showWebhook, webhookIdText } from '../schemas/webhook';
import { z } from '../schemas/z';
import { newSecret } from '../webhooks/sign-message';
import { readWebhook, replaceSecret } from '../webhooks/webhook-store';

export const rotateWebhookSecretRoute = route({
  method: 'post',
  path: '/v1/webhooks/{id}/rotate-secret',
  operationId: 'rotateWebhookSecret',
  summary: 'Give a webhook a new secret; for a while messages bear signatures by both',
  scope: 'webhooks:manage',
  object: 'webhook',
  params: z.strictObject({ id: webhookIdText }),
  replies: {
    200: { description: 'The webhook, and its new secret this once', schema: newWebhookSchema },
  },
  problems: [],
  secretFields: ['secret'],
  handler: async ({ params: { id } }, { services: { db, config, now } }) => {
    const secret = newSecret();
    const until = new Date(Date.parse(now()) + config.webhookFormerSecretMs).toISOString();
    await readWebhook(db, id);
    await replaceSecret(db, id, secret, until);
    return { status: 200, body: { ...showWebhook(await readWebhook(db, id)), secret } };
  },
});
