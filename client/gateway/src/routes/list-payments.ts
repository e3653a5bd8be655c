import { route } from '../http/route';
import { listPayments } from '../payments/payments';
import { paymentSchema, showPayment } from '../schemas/payment';
import { z } from '../schemas/z';

export const listPaymentsRoute = route({
  method: 'get',
  path: '/v1/payments',
  operationId: 'listPayments',
  summary: 'Payments under way: incoming ones to confirm, outgoing ones that wait for it',
  scope: 'vouchers:read',
  replies: {
    200: {
      description: 'All of them, by reference',
      schema: z
        .object({ items: z.array(paymentSchema), nextCursor: z.null() })
        .openapi('PaymentList'),
    },
  },
  problems: [],
  handler: async (_input, { services }) => {
    const payments = await listPayments(services.db, services.member);
    const items = payments.map((payment) => showPayment(payment, services));
    return { status: 200, body: { items, nextCursor: null } };
  },
});
