import { PAYMENT_PURPOSES, heldVoucher } from '../payments/payments';
import type { PaymentView } from '../payments/payments';
import type { Services } from '../services';
import { partySchema } from './common';
import { z } from './z';

export const paymentSchema = z
  .object({
    id: z.string().openapi({ description: 'Reference of the payment, 64 hex digits' }),
    direction: z.enum(['incoming', 'outgoing']),
    purpose: z.enum(PAYMENT_PURPOSES),
    amount: z.string(),
    payer: partySchema,
    payee: partySchema,
    /** The voucher that is held for it; null for the bank of an account, which does not see it. */
    voucher: z.string().nullable(),
    remark: z.string().openapi({ description: 'Remark of the bank’s instruction' }),
    state: z.enum(['held', 'confirmed']),
  })
  .openapi('Payment');

/** A payment as the interface shows it. */
export function showPayment(
  payment: PaymentView,
  { names }: Pick<Services, 'names'>,
): z.infer<typeof paymentSchema> {
  const { id, direction, purpose, amount, payer, payee, state } = payment;
  const party = (member: number) => ({ id: member, name: names.of(member) });
  return {
    ...{ id, direction, purpose, amount: amount.toString(), remark: id, state },
    ...{ payer: party(payer), payee: party(payee), voucher: heldVoucher(payment) },
  };
}
