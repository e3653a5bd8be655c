import { fieldToHex } from '@fuqi/protocol';
import { paymentList } from '@fuqi/sdk';
import { registerOf } from '../clearing/register-of';
import { route } from '../http/route';
import { openDate } from '../read-model/chain';
import { rootNumber } from '../read-model/voucher-words';
import { partySchema } from '../schemas/common';
import { z } from '../schemas/z';

const lineSchema = z
  .object({
    voucher: z.string(),
    number: z.string(),
    issuer: partySchema,
    owner: partySchema,
    amount: z.string(),
    /** Remark of the bank’s instruction. */
    reference: z.string(),
    /** Whether the voucher is held for it, so that the instruction may be sent. */
    held: z.boolean(),
    confirmed: z.boolean(),
  })
  .openapi('ClearingLine');

export const listClearingPaymentsRoute = route({
  method: 'get',
  path: '/v1/clearing/payments',
  operationId: 'listClearingPayments',
  summary: 'As a registrar: what is to be paid on the open day, by payee',
  scope: 'vouchers:read',
  replies: {
    200: {
      description: 'Payees by number, with the vouchers that each is paid for',
      schema: z
        .object({
          day: z.string(),
          total: z.string(),
          items: z.array(
            z.object({ payee: partySchema, amount: z.string(), lines: z.array(lineSchema) }),
          ),
          nextCursor: z.null(),
        })
        .openapi('ClearingPayments'),
    },
  },
  problems: ['clearing-desk-missing', 'ledger-unavailable'],
  handler: async (_input, { services }) => {
    const { member, names } = services;
    const party = (id: number | bigint) => ({ id: Number(id), name: names.of(Number(id)) });
    const { live } = await registerOf(member);
    const { date } = await member.ledger.versions();
    const list = paymentList(live, date);
    const items = list.map(({ payee, amount, lines }) => ({
      ...{ payee: party(payee), amount: amount.toString() },
      lines: lines.map(({ entry: { commitment, note }, reference, held, amount: part }) => ({
        voucher: fieldToHex(commitment),
        number: rootNumber(note.token),
        ...{ issuer: party(note.token.issuer), owner: party(note.owner) },
        ...{ amount: part.toString(), reference: fieldToHex(reference), held },
        confirmed: member.wallet.record(reference) !== undefined,
      })),
    }));
    const total = list.reduce((sum, { amount }) => sum + amount, 0n).toString();
    return {
      status: 200,
      body: { day: openDate(date).day, total, items, nextCursor: null },
    };
  },
});
