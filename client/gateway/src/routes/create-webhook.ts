import { route } from '../http/route';
import { newWebhookSchema, showWebhook, webhookTypes } from '../schemas/webhook';
import { z } from '../schemas/z';
import { requireAddress } from '../webhooks/address-guard';
import { newSecret } from '../webhooks/sign-message';
import { findWebhook, insertWebhook } from '../webhooks/webhook-store';

export const createWebhookRoute = route({
  method: 'post',
  path: '/v1/webhooks',
  operationId: 'createWebhook',
  summary: 'Have events sent to an address from now on, signed by Standard Webhooks',
  scope: 'webhooks:manage',
  body: z
    .strictObject({ url: z.string().min(1).max(2_000), types: webhookTypes })
    .openapi('NewWebhook'),
  replies: {
    201: {
      description: 'The webhook, and its secret this once',
      schema: newWebhookSchema,
    },
  },
  problems: ['address-refused'],
  secretFields: ['secret'],
  handler: async ({ body: { url, types } }, { services, businessId: id }) => {
    const { db, config, projector, now } = services;
    const before = await findWebhook(db, id);
    if (before !== undefined) return { status: 201, body: showWebhook(before) };
    const { href } = await requireAddress(url, config.webhookPrivateAddresses);
    const { nextBlock } = await projector.checkpoint();
    const row = {
      ...{ id, url: href, types: [...new Set(types)].join(' '), secret: newSecret() },
      ...{ former_secret: null, former_until: null, created_at: now() },
      // Of what is in the tables already it is not told.
      ...{ block: nextBlock, event: -1, place: -1 },
    };
    await insertWebhook(db, row);
    return { status: 201, body: { ...showWebhook(row), secret: row.secret } };
  },
});
