import { auditRow } from '../audit/audit-log';
import { route } from '../http/route';
import { queryInt } from '../schemas/common';
import { z } from '../schemas/z';

const entrySchema = auditRow.openapi('AuditEntry');

export const listAuditRoute = route({
  method: 'get',
  path: '/v1/audit',
  operationId: 'listAudit',
  summary: 'The hash-chained log of every action, oldest first',
  scope: 'audit:read',
  query: z.strictObject({
    after: queryInt(0, 2_147_483_647).optional(),
    limit: queryInt(1, 200).optional(),
  }),
  replies: {
    200: {
      description: 'Entries after a number',
      schema: z
        .object({ items: z.array(entrySchema), next: z.int().nullable() })
        .openapi('AuditPage'),
    },
  },
  problems: [],
  handler: async ({ query: { after = 0, limit = 50 } }, { services }) => {
    const items = await services.audit.page(after, limit);
    const last = items.at(-1);
    return {
      status: 200,
      body: { items, next: items.length === limit && last !== undefined ? last.seq : null },
    };
  },
});
