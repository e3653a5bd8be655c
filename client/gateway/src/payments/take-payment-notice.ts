import { FuqiError } from '@fuqi/domain';
import type { Queries } from '../db/database';
import type { GatewayMember } from '../member/gateway-member';
import type { MessageOf } from '../peers/messages';

/**
 * Takes the word of a paying institution that money is on its way to an account kept here. It confirms nothing: an officer
 * does, who has seen the money.
 * @throws FuqiError `not-permitted` when the account is kept elsewhere or the sender may not pay; `already-recorded`
 */
export async function takePaymentNotice(
  tx: Queries,
  { member, now }: { readonly member: GatewayMember; readonly now: () => string },
  from: number,
  { reference, payee, amount, purpose }: MessageOf<'payment-sent'>,
): Promise<void> {
  const { account } = member.book.member(payee);
  if (account.bank !== BigInt(member.id)) throw new FuqiError('not-permitted', 'account');
  await tx.run(
    `insert into payment_notices (reference, payer, payee, amount, purpose, created_at)
     values ($1,$2,$3,$4::text::numeric,$5,$6) on conflict (reference) do nothing`,
    [reference, from, payee, amount, purpose, now()],
  );
}
