/** What can be drafted, as it is asked for. */
import { MEMO_TEXT_MAX } from '@fuqi/sdk';
import {
  fen,
  fieldText,
  isoDay,
  memberId,
  operationIdText,
  voucherIdText,
} from '../schemas/common';
import { z } from '../schemas/z';

const message = z
  .string()
  .refine((text) => Buffer.byteLength(text, 'utf8') <= MEMO_TEXT_MAX)
  .optional()
  .openapi({ description: `For the counterparty only, at most ${MEMO_TEXT_MAX} bytes of UTF-8` });

const vouchers = z.array(voucherIdText).min(1).max(2);
const values = z.array(fen).min(1).max(4);
const invoiceText = z.string().min(1).max(40);

/** An act on one voucher that needs nothing else. */
const onOne = <Act extends string>(act: Act) =>
  z.strictObject({ act: z.literal(act), voucher: voucherIdText });

export const draftBody = z
  .discriminatedUnion('act', [
    onOne('accept'),
    onOne('reject'),
    onOne('take-back'),
    z.strictObject({ act: z.literal('split'), vouchers, values }),
    z.strictObject({ act: z.literal('merge'), vouchers: z.array(voucherIdText).length(2) }),
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
    z.strictObject({ act: z.literal('reserve'), voucher: voucherIdText, quote: operationIdText }),
    onOne('release'),
    onOne('pay'),
    onOne('fail'),
    z.strictObject({ act: z.literal('attest-paid'), payment: fieldText }),
    onOne('fund'),
    onOne('clear'),
    z.strictObject({
      act: z.literal('grant-quota'),
      to: memberId,
      value: fen,
      lastDay: isoDay,
      registrar: memberId,
    }),
    z.strictObject({ act: z.literal('grant-limit'), issuer: memberId, value: fen }),
    z.strictObject({
      act: z.literal('register-invoice'),
      supplier: memberId,
      code: z.string().max(40),
      number: invoiceText,
      amount: fen,
      delivered: isoDay,
      smeConsents: z.boolean(),
      registrar: memberId,
    }),
  ])
  .openapi('Draft');

export type DraftBody = z.infer<typeof draftBody>;
export type DraftOf<Act extends DraftBody['act']> = Extract<DraftBody, { act: Act }>;
