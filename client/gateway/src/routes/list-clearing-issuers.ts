import { issuerTotals, quotaTotals } from '@fuqi/sdk';
import { registerOf } from '../clearing/register-of';
import { route } from '../http/route';
import { dueText } from '../read-model/vouchers';
import { partySchema } from '../schemas/common';
import { z } from '../schemas/z';

const issuerSchema = z
  .object({
    issuer: partySchema,
    owed: z.array(z.object({ due: z.string(), total: z.string() })),
    outstanding: z.string(),
    /** Offered and not accepted yet. */
    unaccepted: z.string(),
  })
  .openapi('IssuerTotals');

export const listClearingIssuersRoute = route({
  method: 'get',
  path: '/v1/clearing/issuers',
  operationId: 'listClearingIssuers',
  summary: 'As a registrar: what each issuer owes, and the quota that each still holds; sums only',
  scope: 'vouchers:read',
  replies: {
    200: {
      description: 'Issuers by number',
      schema: z
        .object({
          items: z.array(issuerSchema),
          quotas: z.array(z.object({ holder: partySchema, total: z.string() })),
          nextCursor: z.null(),
        })
        .openapi('ClearingIssuers'),
    },
  },
  problems: ['clearing-desk-missing', 'ledger-unavailable'],
  handler: async (_input, { services }) => {
    const { live } = await registerOf(services.member);
    const party = (id: number) => ({ id, name: services.names.of(id) });
    const items = issuerTotals(live).map(({ issuer, owed, outstanding, unaccepted }) => ({
      issuer: party(issuer),
      owed: owed.map(({ due, total }) => ({ due: dueText(due), total: total.toString() })),
      ...{ outstanding: outstanding.toString(), unaccepted: unaccepted.toString() },
    }));
    const quotas = quotaTotals(live).map(({ holder, total }) => ({
      ...{ holder: party(holder), total: total.toString() },
    }));
    return { status: 200, body: { items, quotas, nextCursor: null } };
  },
});
