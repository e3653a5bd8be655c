import { LIMITS } from '@fuqi/domain';
import { route } from '../http/route';
import { foundRequest } from '../quotes/found-request';
import { giveQuote } from '../quotes/quote-desk';
import { feeFen, isoDay, operationIdText } from '../schemas/common';
import { quoteRequestSchema, showQuoteRequest } from '../schemas/quote-request';
import { z } from '../schemas/z';

export const giveQuoteRoute = route({
  method: 'post',
  path: '/v1/quote-requests/{id}/quotes',
  operationId: 'giveQuote',
  summary: 'As a bank, answer a request; the quote stands until its last day and cannot be changed',
  scope: 'quotes:write',
  object: 'quote-request',
  params: z.strictObject({ id: operationIdText }),
  body: z
    .strictObject({
      rateBps: z.int().min(0).max(LIMITS.rateBpsMax),
      dayBasis: z.union([z.literal(360), z.literal(365)]),
      fees: feeFen,
      validUntil: isoDay,
    })
    .openapi('NewQuote'),
  replies: { 201: { description: 'The request with the quote', schema: quoteRequestSchema } },
  problems: [
    ...(['quote-given', 'quote-request-closed', 'peer-unknown', 'date-order'] as const),
    ...(['funding-too-late', 'fees-exceed-face', 'out-of-range', 'calendar-uncovered'] as const),
    ...(['value-out-of-range', 'ledger-unavailable'] as const),
  ],
  handler: async ({ params: { id }, body }, { services, principal, businessId }) => {
    const about = { request: id, quote: businessId, principal: principal.id };
    await giveQuote(services, about, body);
    const found = await foundRequest(services, id);
    return { status: 201, body: showQuoteRequest(found, services) };
  },
});
