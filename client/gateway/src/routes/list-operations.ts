import { route } from '../http/route';
import { OPERATION_STATES } from '../operations/operation-store';
import { queryInt } from '../schemas/common';
import { cursorOfMoment, momentOf } from '../schemas/cursor';
import { operationSchema, showOperation } from '../schemas/operation';
import { z } from '../schemas/z';

export const listOperationsRoute = route({
  method: 'get',
  path: '/v1/operations',
  operationId: 'listOperations',
  summary: 'Operations of this organisation and those it is asked to countersign, the newest first',
  scope: 'operations:read',
  query: z.strictObject({
    state: z.enum(OPERATION_STATES).optional(),
    limit: queryInt(1, 100).optional(),
    cursor: z.string().max(256).optional(),
  }),
  replies: {
    200: {
      description: 'A page',
      schema: z
        .object({ items: z.array(operationSchema), nextCursor: z.string().nullable() })
        .openapi('OperationPage'),
    },
  },
  problems: [],
  handler: async ({ query: { state, cursor, limit = 20 } }, { services }) => {
    const after = cursor === undefined ? undefined : momentOf(cursor);
    const found = await services.desk.list(state, { after, limit: limit + 1 });
    const shown = found.slice(0, limit);
    const last = shown.at(-1)?.row;
    const more = found.length > limit && last !== undefined;
    return {
      status: 200,
      body: {
        items: shown.map((operation) => showOperation(operation, services)),
        nextCursor: more ? cursorOfMoment({ at: last.created_at, id: last.id }) : null,
      },
    };
  },
});
