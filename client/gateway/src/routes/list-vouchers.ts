import { parseIsoDay, unwrap } from '@fuqi/domain';
import { route } from '../http/route';
import { viewpointOf } from '../read-model/viewpoint';
import { listVouchers } from '../read-model/vouchers';
import { VOUCHER_STATES } from '../read-model/voucher-state';
import { KIND_NAMES } from '../read-model/voucher-words';
import { fen, isoDay, queryInt } from '../schemas/common';
import { cursorOf, placeOf } from '../schemas/cursor';
import { showVoucher, voucherSchema } from '../schemas/voucher';
import { z } from '../schemas/z';

const day = isoDay.transform((text) => unwrap(parseIsoDay(text)));

export const listVouchersRoute = route({
  method: 'get',
  path: '/v1/vouchers',
  operationId: 'listVouchers',
  summary: 'What this organisation holds, issued, offered or watches',
  scope: 'vouchers:read',
  query: z.strictObject({
    kind: z.enum(KIND_NAMES).optional(),
    state: z.enum(VOUCHER_STATES).optional(),
    issuer: queryInt(1, 65_535).optional(),
    'due[gte]': day.optional(),
    'due[lte]': day.optional(),
    'value[gte]': fen.optional(),
    'value[lte]': fen.optional(),
    limit: queryInt(1, 200).optional(),
    cursor: z.string().max(256).optional(),
  }),
  replies: {
    200: {
      description: 'A page, in the order in which the ledger took them',
      schema: z
        .object({ items: z.array(voucherSchema), nextCursor: z.string().nullable() })
        .openapi('VoucherPage'),
    },
  },
  problems: [],
  handler: async ({ query }, { services }) => {
    const limit = query.limit ?? 50;
    const rows = await listVouchers(
      services.db,
      await viewpointOf(services),
      {
        ...{ kind: query.kind, state: query.state, issuer: query.issuer },
        ...{ dueFrom: query['due[gte]'], dueTo: query['due[lte]'] },
        ...{ valueFrom: query['value[gte]'], valueTo: query['value[lte]'] },
      },
      // One more than is shown tells whether there is a next page.
      {
        after: query.cursor === undefined ? undefined : placeOf(query.cursor),
        limit: limit + 1,
      },
    );
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      status: 200,
      body: {
        items: shown.map((row) => showVoucher(row, services)),
        nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
      },
    };
  },
});
