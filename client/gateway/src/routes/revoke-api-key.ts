import { FuqiError } from '@fuqi/domain';
import { route } from '../http/route';
import { z } from '../schemas/z';

export const revokeApiKeyRoute = route({
  method: 'post',
  path: '/v1/api-keys/{id}/revoke',
  operationId: 'revokeApiKey',
  summary: 'End an API key at once',
  scope: 'keys:manage',
  object: 'api-key',
  params: z.strictObject({ id: z.string().regex(/^[0-9a-f]{16}$/) }),
  replies: {
    200: {
      description: 'It is ended',
      schema: z.object({ id: z.string(), revoked: z.literal(true) }).openapi('RevokedApiKey'),
    },
  },
  problems: [],
  handler: async ({ params: { id } }, { services }) => {
    if (!(await services.apiKeys.revoke(id))) throw new FuqiError('not-found');
    return { status: 200, body: { id, revoked: true } };
  },
});
