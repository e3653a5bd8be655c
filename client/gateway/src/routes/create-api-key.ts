import { LIMITS } from '@fuqi/domain';
import { ROLE_NAMES } from '../auth/principal';
import { route } from '../http/route';
import { z } from '../schemas/z';

export const createApiKeyRoute = route({
  method: 'post',
  path: '/v1/api-keys',
  operationId: 'createApiKey',
  summary: 'Make an API key; it is shown in this answer and never again',
  scope: 'keys:manage',
  body: z
    .strictObject({
      name: z.string().min(1).max(80),
      role: z.enum(ROLE_NAMES),
      officer: z
        .int()
        .min(0)
        .max(LIMITS.officersPerMember - 1)
        .optional(),
    })
    .openapi('NewApiKey'),
  replies: {
    201: {
      description: 'The key; when the request is repeated, its id alone',
      schema: z.object({ id: z.string(), key: z.string().optional() }).openapi('ApiKey'),
    },
  },
  problems: [],
  secretFields: ['key'],
  handler: async ({ body }, { services }) => ({
    status: 201,
    body: await services.apiKeys.create(body),
  }),
});
