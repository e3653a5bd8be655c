import { route } from '../http/route';
import { paperOf } from '../papers/paper-of';
import { voucherIdText } from '../schemas/common';
import { z } from '../schemas/z';

export const getVoucherPaperRoute = route({
  method: 'get',
  path: '/v1/vouchers/{id}/paper',
  operationId: 'getVoucherPaper',
  summary: 'A voucher as a page to print, with a code from which anybody can check it',
  scope: 'vouchers:read',
  object: 'voucher',
  params: z.strictObject({ id: voucherIdText }),
  replies: {
    200: {
      description:
        'A4, one page. Whoever has it can see when the voucher is spent, and nothing more',
      schema: z.string().openapi({ format: 'binary' }),
      mediaType: 'application/pdf',
    },
  },
  problems: ['note-kind', 'note-pending'],
  handler: async ({ params: { id } }, { services }) => ({
    ...{ status: 200, mediaType: 'application/pdf' },
    bytes: await paperOf(services, id),
    headers: { 'Content-Disposition': `inline; filename="voucher-${id.slice(0, 12)}.pdf"` },
  }),
});
