import { route } from '../http/route';
import { foundRequest } from '../quotes/found-request';
import { operationIdText } from '../schemas/common';
import { quoteRequestSchema, showQuoteRequest } from '../schemas/quote-request';
import { z } from '../schemas/z';

export const getQuoteRequestRoute = route({
  method: 'get',
  path: '/v1/quote-requests/{id}',
  operationId: 'getQuoteRequest',
  summary: 'A request with its quotes, the best first',
  scope: 'vouchers:read',
  object: 'quote-request',
  params: z.strictObject({ id: operationIdText }),
  replies: { 200: { description: 'The request', schema: quoteRequestSchema } },
  problems: [],
  handler: async ({ params: { id } }, { services }) => {
    const found = await foundRequest(services, id);
    return { status: 200, body: showQuoteRequest(found, services) };
  },
});
