import { formatIsoDay, unwrap } from '@fuqi/domain';
import { route } from '../http/route';
import { viewpointOf } from '../read-model/viewpoint';
import { dueText, sumVouchers } from '../read-model/vouchers';
import { VOUCHER_STATES } from '../read-model/voucher-state';
import { KIND_NAMES } from '../read-model/voucher-words';
import { partySchema } from '../schemas/common';
import { z } from '../schemas/z';

const balanceSchema = z
  .object({
    kind: z.enum(KIND_NAMES),
    number: z.string(),
    issuer: partySchema,
    due: z.string().nullable(),
    state: z.enum(VOUCHER_STATES),
    total: z.string(),
    count: z.int(),
  })
  .openapi('Balance');

export const getBalancesRoute = route({
  method: 'get',
  path: '/v1/balances',
  operationId: 'getBalances',
  summary: 'Sums of what is not spent, by root and state',
  scope: 'vouchers:read',
  replies: {
    200: {
      description: 'Sums on the ledger’s business day',
      schema: z.object({ day: z.string(), items: z.array(balanceSchema) }).openapi('Balances'),
    },
  },
  problems: [],
  handler: async (_input, { services }) => {
    const viewpoint = await viewpointOf(services);
    const rows = await sumVouchers(services.db, viewpoint);
    const items = rows.map(({ kind, number, issuer, due, state, total, count }) => ({
      ...{ kind, number, state, total, count, due: dueText(due) },
      issuer: { id: issuer, name: services.names.of(issuer) },
    }));
    return { status: 200, body: { day: unwrap(formatIsoDay(viewpoint.date >> 2)), items } };
  },
});
