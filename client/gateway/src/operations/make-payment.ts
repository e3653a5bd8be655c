/** Acts around money: a sale reserved for a bank's quote, payments begun, confirmed, failed, and what they settle. */
import { FuqiError } from '@fuqi/domain';
import { HOLD, PAY_PURPOSE, fieldFromHex, fieldToHex, holdHash } from '@fuqi/protocol';
import { UNHELD, attestPaid, clear, fail, fund, pay, reserve } from '@fuqi/sdk';
import type { Draft, InputNote, OpenedHold } from '@fuqi/sdk';
import { incomingPayment, reserveBefore } from '../payments/payments';
import { findQuote } from '../quotes/quote-store';
import { reserveExpiry } from '../quotes/quote-terms';
import { registeredNote, walletNote } from './act-setting';
import type { ActSetting } from './act-setting';
import type { DraftOf } from './draft-body';

const mismatch = (detail: string): FuqiError =>
  new FuqiError('quote-mismatch', detail, { layer: 'wallet' });

/** The seller takes a quote: what it was given for is held for the bank. */
export async function makeReserve(setting: ActSetting, body: DraftOf<'reserve'>): Promise<Draft> {
  const { session, db } = setting;
  const found = await findQuote(db, { id: body.quote });
  if (found?.request.direction !== 'sent') throw new FuqiError('not-found', 'quote');
  const { quote, request } = found;
  if (request.voucher !== body.voucher) throw mismatch('another voucher');
  if (session.versions.date >> 2 > quote.valid_until) {
    throw new FuqiError('quote-expired', '', { layer: 'wallet' });
  }
  return reserve(session, [walletNote(setting, body.voucher)], BigInt(request.value), {
    bank: quote.bank,
    net: BigInt(quote.net),
    rest: fieldFromHex(quote.rest),
    expiry: reserveExpiry(quote.valid_until),
  });
}

/** A bank pays what it quoted; a registrar pays what has matured. */
export async function makePay(setting: ActSetting, body: DraftOf<'pay'>): Promise<Draft> {
  const known = setting.member.wallet.note(fieldFromHex(body.voucher));
  const held = known?.note.hold;
  const reserved =
    held?.kind === HOLD.RESERVE &&
    Number(held.holder) === setting.member.id &&
    !matured(setting, known);
  if (!reserved) return pay(setting.session, await registeredNote(setting, body.voucher));
  const input = walletNote(setting, body.voucher);
  await requireQuoted(setting, input);
  return pay(setting.session, input);
}

function matured({ session }: ActSetting, input: InputNote | undefined): boolean {
  return input !== undefined && BigInt(session.versions.date >> 2) >= input.note.token.due;
}

/** A reserve is the seller's word; this bank pays only what it said itself. */
async function requireQuoted({ db }: ActSetting, { note }: InputNote): Promise<void> {
  const found = await findQuote(db, { reference: fieldToHex(note.hold.reference) });
  if (found?.request.direction !== 'received') throw mismatch('no such quote was given');
  const { quote, request } = found;
  const same =
    BigInt(request.value) === note.value &&
    BigInt(request.seller) === note.owner &&
    BigInt(request.issuer) === note.token.issuer &&
    BigInt(request.due) === note.token.due &&
    note.hold.expiry <= BigInt(reserveExpiry(quote.valid_until));
  if (!same) throw mismatch('another voucher or a longer time than was quoted for');
}

/** A payment failed or came back. */
export async function makeFail(setting: ActSetting, body: DraftOf<'fail'>): Promise<Draft> {
  const input = await registeredNote(setting, body.voucher);
  return fail(setting.session, input, clearedBefore(setting, input));
}

/** The hold that stood before a clearing payment, as the register has it. */
function clearedBefore({ member: { register } }: ActSetting, { note }: InputNote): OpenedHold {
  const { opening } = note.hold;
  if (opening?.type !== 'payment' || opening.payment.purpose !== PAY_PURPOSE.CLEARING)
    return UNHELD;
  const { previousHold } = opening.payment;
  if (holdHash(UNHELD) === previousHold) return UNHELD;
  const before = register?.all.find(
    ({ note: { token, value, hold } }) =>
      token.rootId === note.token.rootId && value === note.value && holdHash(hold) === previousHold,
  );
  return before?.note.hold ?? UNHELD;
}

/** The bank takes over what it paid for. */
export async function makeFund(setting: ActSetting, body: DraftOf<'fund'>): Promise<Draft> {
  const input = walletNote(setting, body.voucher);
  const reserved = reserveBefore(setting.member, input);
  if (reserved === undefined) throw mismatch('the reserve is not known');
  const record = setting.member.wallet.record(input.note.hold.reference);
  return fund(setting.session, input, reserved, record);
}

/** The registrar retires what was paid. */
export async function makeClear(setting: ActSetting, body: DraftOf<'clear'>): Promise<Draft> {
  const input = await registeredNote(setting, body.voucher);
  return clear(setting.session, input, setting.member.wallet.record(input.note.hold.reference));
}

/** The payee, or the bank of its account, confirms that money came. */
export async function makeAttestPaid(
  { session, member, db }: ActSetting,
  body: DraftOf<'attest-paid'>,
): Promise<Draft> {
  const payment = await incomingPayment(db, member, body.payment);
  if (payment.state === 'confirmed') {
    throw new FuqiError('already-recorded', 'payment', { layer: 'wallet' });
  }
  return attestPaid(session, fieldFromHex(payment.id), payment.amount, payment.payer);
}
