import { FuqiError } from '@fuqi/domain';
import { fieldFromHex } from '@fuqi/protocol';
import { route } from '../http/route';
import { viewpointOf } from '../read-model/viewpoint';
import { ACTIONS, allowedActions } from '../read-model/voucher-state';
import { findVoucher, hasTwin, timelineOf } from '../read-model/vouchers';
import { voucherIdText } from '../schemas/common';
import { showVoucher, timelineSchema, voucherSchema } from '../schemas/voucher';
import { z } from '../schemas/z';

export const getVoucherRoute = route({
  method: 'get',
  path: '/v1/vouchers/{id}',
  operationId: 'getVoucher',
  summary: 'One voucher, what may be done with it now, and what happened to it',
  scope: 'vouchers:read',
  object: 'voucher',
  params: z.strictObject({ id: voucherIdText }),
  replies: {
    200: {
      description: 'The voucher',
      schema: voucherSchema
        .extend({ actions: z.array(z.enum(ACTIONS)), timeline: z.array(timelineSchema) })
        .openapi('VoucherDetail'),
    },
  },
  problems: [],
  handler: async ({ params: { id } }, { services }) => {
    const viewpoint = await viewpointOf(services);
    const row = await findVoucher(services.db, viewpoint, id);
    if (row === undefined) throw new FuqiError('not-found');
    const { kind, state, budget, hold_expiry: holdExpiry, hold_kind: holdKind } = row;
    const record =
      row.hold_reference === ''
        ? undefined
        : services.member.wallet.record(fieldFromHex(row.hold_reference));
    const actions = allowedActions({
      ...{ kind, state, budget, holdKind, holdExpiry, date: viewpoint.date },
      sealed: row.sealed_block !== null,
      hasTwin: await hasTwin(services.db, viewpoint, row),
      registrar: row.registrar === viewpoint.self,
      confirmed: record?.sealed !== undefined,
    });
    const timeline = await timelineOf(services.db, id);
    return { status: 200, body: { ...showVoucher(row, services), actions, timeline } };
  },
});
