import { route } from '../http/route';
import { foundRequests } from '../quotes/found-request';
import { listRequests } from '../quotes/quote-store';
import { queryInt } from '../schemas/common';
import { cursorOfMoment, momentOf } from '../schemas/cursor';
import { quoteRequestSchema, showQuoteRequest } from '../schemas/quote-request';
import { z } from '../schemas/z';

export const listQuoteRequestsRoute = route({
  method: 'get',
  path: '/v1/quote-requests',
  operationId: 'listQuoteRequests',
  summary: 'Requests for quotes that this organisation sent or received, the newest first',
  scope: 'vouchers:read',
  query: z.strictObject({
    limit: queryInt(1, 100).optional(),
    cursor: z.string().max(256).optional(),
  }),
  replies: {
    200: {
      description: 'A page',
      schema: z
        .object({ items: z.array(quoteRequestSchema), nextCursor: z.string().nullable() })
        .openapi('QuoteRequestPage'),
    },
  },
  problems: [],
  handler: async ({ query: { cursor, limit = 20 } }, { services }) => {
    const after = cursor === undefined ? undefined : momentOf(cursor);
    const rows = await listRequests(services.db, { after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const found = await foundRequests(services, shown);
    const last = shown.at(-1);
    const more = rows.length > limit && last !== undefined;
    return {
      status: 200,
      body: {
        items: found.map((one) => showQuoteRequest(one, services)),
        nextCursor: more ? cursorOfMoment({ at: last.created_at, id: last.id }) : null,
      },
    };
  },
});
