import { LIMITS } from '@fuqi/domain';
import { route } from '../http/route';
import { foundRequest } from '../quotes/found-request';
import { askForQuotes } from '../quotes/quote-desk';
import { fen, memberId, voucherIdText } from '../schemas/common';
import { quoteRequestSchema, showQuoteRequest } from '../schemas/quote-request';
import { z } from '../schemas/z';

export const createQuoteRequestRoute = route({
  method: 'post',
  path: '/v1/quote-requests',
  operationId: 'createQuoteRequest',
  summary: 'Ask banks what they would pay for a voucher or a part of it; each answers you alone',
  scope: 'quotes:write',
  body: z
    .strictObject({
      voucher: voucherIdText,
      value: fen,
      banks: z.array(memberId).min(1).max(LIMITS.quotesPerRanking),
    })
    .openapi('NewQuoteRequest'),
  replies: {
    201: {
      description: 'The request; quotes appear in it as they come',
      schema: quoteRequestSchema,
      headers: { Location: 'Where it is read' },
    },
  },
  problems: [
    ...(['note-not-found', 'note-spent', 'note-pending', 'note-encumbered'] as const),
    ...(['note-matured', 'note-kind', 'not-controller', 'split-exceeds-value'] as const),
    ...(['funding-too-late', 'calendar-uncovered', 'role-missing', 'same-party'] as const),
    ...(['party-unknown', 'peer-unknown', 'ledger-unavailable'] as const),
  ],
  handler: async ({ body }, { services, principal, businessId }) => {
    await askForQuotes(services, businessId, principal.id, body);
    const found = await foundRequest(services, businessId);
    return {
      status: 201,
      headers: { Location: `/v1/quote-requests/${businessId}` },
      body: showQuoteRequest(found, services),
    };
  },
});
