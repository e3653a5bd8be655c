import { signingRequest, stringifyValues } from '@fuqi/sdk';
import { route } from '../http/route';
import { operationIdText } from '../schemas/common';
import { z } from '../schemas/z';

export const getSigningRequestRoute = route({
  method: 'get',
  path: '/v1/operations/{id}/signing-request',
  operationId: 'getSigningRequest',
  summary:
    'The legs in full, from which an officer’s device makes words and digests itself instead of believing this server',
  scope: 'operations:sign',
  object: 'operation',
  params: z.strictObject({ id: operationIdText }),
  replies: {
    200: {
      description: 'For parseValues and signRequest of the SDK',
      schema: z.object({ request: z.string() }).openapi('SigningRequest'),
    },
  },
  problems: [],
  handler: async ({ params: { id } }, { services }) => {
    const { draft } = await services.desk.find(id);
    return { status: 200, body: { request: stringifyValues(signingRequest(draft)) } };
  },
});
