/** What can be drafted, as it is asked for. */
import { MEMO_TEXT_MAX } from '@fuqi/sdk';
import { fen, isoDay, memberId, voucherIdText } from '../schemas/common';
import { z } from '../schemas/z';

const message = z
  .string()
  .refine((text) => Buffer.byteLength(text, 'utf8') <= MEMO_TEXT_MAX)
  .optional()
  .openapi({ description: `For the counterparty only, at most ${MEMO_TEXT_MAX} bytes of UTF-8` });

const vouchers = z.array(voucherIdText).min(1).max(2);
const values = z.array(fen).min(1).max(4);

export const draftBody = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('accept'), voucher: voucherIdText }),
    z.strictObject({ act: z.literal('reject'), voucher: voucherIdText }),
    z.strictObject({ act: z.literal('take-back'), voucher: voucherIdText }),
    z.strictObject({ act: z.literal('split'), vouchers, values }),
    z.strictObject({ act: z.literal('pass-on'), vouchers, values, payee: memberId, message }),
    z.strictObject({
      act: z.literal('issue'),
      quota: voucherIdText,
      capacity: voucherIdText,
      value: fen,
      due: isoDay,
      tenorReason: z.string().min(1).max(200).optional(),
      message,
    }),
  ])
  .openapi('Draft');

export type DraftBody = z.infer<typeof draftBody>;
