import { route } from '../http/route';
import { operationIdText } from '../schemas/common';
import { operationSchema, showOperation } from '../schemas/operation';
import { z } from '../schemas/z';

export const getOperationRoute = route({
  method: 'get',
  path: '/v1/operations/{id}',
  operationId: 'getOperation',
  summary: 'An operation: what it does, who signed, what became of it',
  scope: 'operations:read',
  object: 'operation',
  params: z.strictObject({ id: operationIdText }),
  replies: { 200: { description: 'The operation', schema: operationSchema } },
  problems: [],
  handler: async ({ params: { id } }, { services }) => ({
    status: 200,
    body: showOperation(await services.desk.find(id), services),
  }),
});
