import { LIMITS } from '@fuqi/domain';
import { fieldFromHex } from '@fuqi/protocol';
import { route } from '../http/route';
import { fieldText, operationIdText } from '../schemas/common';
import { operationSchema, showOperation } from '../schemas/operation';
import { z } from '../schemas/z';

const signature = z.strictObject({
  leg: z
    .int()
    .min(0)
    .max(LIMITS.legsPerOperation - 1),
  r8: z.strictObject({ x: fieldText, y: fieldText }),
  s: fieldText,
});

export const signOperationRoute = route({
  method: 'post',
  path: '/v1/operations/{id}/signatures',
  operationId: 'signOperation',
  summary:
    'Hand in an officer’s signatures of all digests; the second officer is another person with another key',
  scope: 'operations:sign',
  object: 'operation',
  params: z.strictObject({ id: operationIdText }),
  body: z
    .strictObject({ signatures: z.array(signature).min(1).max(LIMITS.legsPerOperation) })
    .openapi('Signatures'),
  replies: { 200: { description: 'The operation as it is now', schema: operationSchema } },
  problems: [
    ...(['not-permitted', 'same-officer', 'power-missing', 'signature-invalid'] as const),
    ...(['officer-unknown', 'operation-state', 'non-canonical', 'out-of-range'] as const),
  ],
  handler: async ({ params: { id }, body }, { services, principal }) => {
    const given = body.signatures.map(({ leg, r8, s }) => ({
      leg,
      r8: { x: fieldFromHex(r8.x), y: fieldFromHex(r8.y) },
      s: fieldFromHex(s),
    }));
    const found = await services.desk.sign(id, principal, given);
    return { status: 200, body: showOperation(found, services) };
  },
});
