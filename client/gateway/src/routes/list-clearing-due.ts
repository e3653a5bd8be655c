import { dueDays } from '@fuqi/sdk';
import { registerOf } from '../clearing/register-of';
import { route } from '../http/route';
import { dueText } from '../read-model/vouchers';
import { z } from '../schemas/z';

export const listClearingDueRoute = route({
  method: 'get',
  path: '/v1/clearing/due',
  operationId: 'listClearingDue',
  summary: 'As a registrar: what falls due, by day',
  scope: 'vouchers:read',
  replies: {
    200: {
      description: 'The earliest day first',
      schema: z
        .object({
          items: z.array(z.object({ due: z.string(), total: z.string(), count: z.int() })),
          nextCursor: z.null(),
        })
        .openapi('ClearingDue'),
    },
  },
  problems: ['clearing-desk-missing', 'ledger-unavailable'],
  handler: async (_input, { services }) => {
    const { live } = await registerOf(services.member);
    const items = dueDays(live).map(({ due, total, entries }) => ({
      ...{ due: dueText(due), total: total.toString(), count: entries.length },
    }));
    return { status: 200, body: { items, nextCursor: null } };
  },
});
