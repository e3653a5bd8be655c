import { route } from '../http/route';
import { envelopeSchema } from '../peers/envelope';
import { takeMessage } from '../peers/inbox';
import { z } from '../schemas/z';

export const receivePeerMessageRoute = route({
  method: 'post',
  path: '/v1/peer/messages',
  operationId: 'receivePeerMessage',
  summary: 'For gateways of other members: a message signed with the sender’s viewing key',
  scope: 'peer',
  body: envelopeSchema,
  replies: {
    200: {
      description: 'Taken, now or before',
      schema: z.object({ id: z.string(), taken: z.literal(true) }).openapi('PeerReceipt'),
    },
  },
  problems: [
    ...(['not-found', 'operation-expired', 'not-permitted', 'role-missing'] as const),
    ...(['quote-mismatch', 'quote-expired', 'quote-given', 'signature-invalid'] as const),
    ...(['second-officer-required', 'same-officer', 'officer-unknown', 'power-missing'] as const),
    ...(['offer-too-short', 'not-controller', 'party-unknown', 'memos-missing'] as const),
    ...(['invoice-number-invalid', 'date-order', 'fees-exceed-face', 'out-of-range'] as const),
    ...(['calendar-uncovered', 'value-out-of-range', 'ledger-unavailable'] as const),
  ],
  handler: async ({ body }, { services }) => {
    const fresh = await takeMessage(services, body);
    // What came in may have made something that goes out.
    if (fresh) services.outbox.kick();
    return { status: 200, body: { id: body.id, taken: true } };
  },
});
