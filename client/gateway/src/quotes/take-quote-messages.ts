/** Quote requests and quotes as they come from other gateways. */
import { createHash } from 'node:crypto';
import { FuqiError, parseIsoDay, unwrap } from '@fuqi/domain';
import { ROLE } from '@fuqi/protocol';
import type { Queries } from '../db/database';
import { GatewayError } from '../errors/gateway-errors';
import type { GatewayMember } from '../member/gateway-member';
import type { MessageOf } from '../peers/messages';
import {
  askedBanks,
  hasRequest,
  insertQuote,
  insertRequest,
  quotesOf,
  readRequest,
} from './quote-store';
import { quoteCommitment, quotedSums } from './quote-terms';

interface Setting {
  readonly member: GatewayMember;
  readonly now: () => string;
}

/** Number here of a request that another gateway numbered. */
function receivedId(from: number, request: string): string {
  const text = JSON.stringify([from, request]);
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}

/** A supplier asks this bank. @throws FuqiError `role-missing` when this member is no bank, `same-party` */
export async function takeQuoteRequest(
  tx: Queries,
  { member, now }: Setting,
  from: number,
  message: MessageOf<'quote-request'>,
): Promise<void> {
  const { roles } = member.book.member(member.id).status;
  if ((roles & ROLE.BANK) === 0n) throw new FuqiError('role-missing', 'bank');
  const id = receivedId(from, message.request);
  if (await hasRequest(tx, id)) return;
  const { issuer, registrar, value } = message;
  const row = {
    ...{ id, direction: 'received' as const, remote: message.request, seller: from },
    ...{ voucher: null, issuer, registrar, value, due: unwrap(parseIsoDay(message.due)) },
    ...{ created_by: `member:${from}`, created_at: now() },
  };
  await insertRequest(tx, row, [member.id]);
}

/**
 * A bank that was asked answers, once. Its sums are made again here; what differs is not a quote.
 * @throws FuqiError `not-found`, `quote-mismatch`, `quote-expired`; GatewayError `quote-given`
 */
export async function takeQuote(
  tx: Queries,
  { member, now }: Setting,
  from: number,
  message: MessageOf<'quote'>,
): Promise<void> {
  const request = await readRequest(tx, message.request, true);
  const asked = await askedBanks(tx, [request.id]);
  if (request.direction !== 'sent' || !asked.some(({ bank }) => bank === from))
    throw new FuqiError('not-found');
  if ((await quotesOf(tx, request.id)).some(({ bank }) => bank === from)) {
    throw new GatewayError('quote-given');
  }
  const { date } = await member.ledger.versions();
  const sale = {
    ...{ request: request.remote, seller: member.id, bank: from },
    ...{ value: BigInt(request.value), due: request.due },
  };
  const offer = {
    ...{ rateBps: message.rateBps, dayBasis: message.dayBasis, fees: BigInt(message.fees) },
    valueDay: unwrap(parseIsoDay(message.valueDay)),
    validUntil: unwrap(parseIsoDay(message.validUntil)),
  };
  if (offer.validUntil < date >> 2) throw new FuqiError('quote-expired', '', { layer: 'wallet' });
  const sums = quotedSums(sale, offer, member.calendar);
  const told = [BigInt(message.days), BigInt(message.interest), BigInt(message.net)];
  const made = [BigInt(sums.days), sums.interest, sums.net];
  if (told.some((value, i) => value !== made[i])) throw new FuqiError('quote-mismatch', 'sums');
  await insertQuote(tx, {
    ...{ id: message.quote, request: request.id, bank: from, rate_bps: message.rateBps },
    ...{ day_basis: message.dayBasis, days: sums.days, fees: message.fees },
    ...{ interest: message.interest, net: message.net, value_day: offer.valueDay },
    ...{ valid_until: offer.validUntil, salt: message.salt },
    ...quoteCommitment(sale, offer, sums, message.salt),
    ...{ created_by: `member:${from}`, created_at: now() },
  });
}
