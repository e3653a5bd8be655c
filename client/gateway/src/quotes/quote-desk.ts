/** The discount desk: a supplier asks several banks, each answers it alone, and what a bank has said stands. */
import { randomBytes } from 'node:crypto';
import { FuqiError, formatIsoDay, parseIsoDay, unwrap } from '@fuqi/domain';
import type { DayBasis } from '@fuqi/domain';
import { ROLE } from '@fuqi/protocol';
import { GatewayError } from '../errors/gateway-errors';
import { viewpointOf } from '../read-model/viewpoint';
import { findVoucher } from '../read-model/vouchers';
import type { Services } from '../services';
import { fundingEnd, requireFundable, requireSaleable } from './fundable';
import { hasRequest, insertQuote, insertRequest, quotesOf, readRequest } from './quote-store';
import type { QuoteRow, RequestRow } from './quote-store';
import { quoteCommitment, quotedSums } from './quote-terms';

type Desk = Pick<Services, 'db' | 'member' | 'outbox' | 'projector' | 'now'>;

/** What is asked for. */
export interface AskedSale {
  readonly voucher: string;
  /** Fen of face; less than the voucher's for a part. */
  readonly value: string;
  readonly banks: readonly number[];
}

/**
 * Asks banks for quotes; none of them learns whom else is asked, nor which voucher it is.
 * @throws FuqiError `note-…`, `split-exceeds-value`, `funding-too-late`, `role-missing`, `same-party`, `party-unknown`;
 *   GatewayError `peer-unknown`
 */
export async function askForQuotes(
  desk: Desk,
  id: string,
  principal: string,
  { voucher, value, banks }: AskedSale,
): Promise<void> {
  const { db, member, outbox, now } = desk;
  if (await hasRequest(db, id)) return;
  const row = await findVoucher(db, await viewpointOf(desk), voucher);
  if (row === undefined) throw new FuqiError('note-not-found');
  requireSaleable(row);
  if (BigInt(value) > BigInt(row.value)) {
    throw new FuqiError('split-exceeds-value', '', { layer: 'wallet' });
  }
  requireFundable(member, await member.ledger.versions(), row.due);
  const asked = [...new Set(banks)];
  asked.forEach((bank) => requireBank(desk, bank));
  const { issuer, registrar, due } = row;
  await db.transaction(async (tx) => {
    await insertRequest(
      tx,
      {
        ...{ id, direction: 'sent', remote: id, seller: member.id, voucher, issuer, registrar },
        ...{ value, due, created_by: principal, created_at: now() },
      },
      asked,
    );
    const about = { issuer, registrar, value, due: unwrap(formatIsoDay(due)) };
    for (const bank of asked) {
      await outbox.put(tx, bank, { kind: 'quote-request', request: id, ...about });
    }
  });
  outbox.kick();
}

function requireBank({ member, outbox }: Desk, bank: number): void {
  if (bank === member.id) throw new FuqiError('same-party', '', { layer: 'wallet' });
  const { roles } = member.book.member(bank).status;
  if ((roles & ROLE.BANK) === 0n) throw new FuqiError('role-missing', 'bank', { layer: 'wallet' });
  if (!outbox.knows(bank)) throw new GatewayError('peer-unknown', String(bank));
}

/** What a bank says. */
export interface GivenQuote {
  readonly rateBps: number;
  readonly dayBasis: DayBasis;
  /** Fen. */
  readonly fees: string;
  /** ISO day. */
  readonly validUntil: string;
}

/**
 * Gives this bank's only quote on a request that it received; interest counts from the open day.
 * @throws FuqiError `not-found`, `date-order`, `funding-too-late`, `fees-exceed-face`; GatewayError `quote-given`,
 *   `quote-request-closed`, `peer-unknown`
 */
export async function giveQuote(
  desk: Desk,
  about: { readonly request: string; readonly quote: string; readonly principal: string },
  given: GivenQuote,
): Promise<void> {
  const { db, member, outbox } = desk;
  const versions = await member.ledger.versions();
  const day = versions.date >> 2;
  const validUntil = unwrap(parseIsoDay(given.validUntil));
  await db.transaction(async (tx) => {
    const request = await readRequest(tx, about.request, true);
    if (request.direction !== 'received') throw new FuqiError('not-found', 'quote request');
    const before = await quotesOf(tx, request.id);
    if (before.some(({ id }) => id === about.quote)) return;
    if (before.length > 0) throw new GatewayError('quote-given');
    if (day >= request.due) throw new GatewayError('quote-request-closed');
    requireFundable(member, versions, request.due);
    const last = fundingEnd(member, versions, request.due);
    if (validUntil < day || validUntil > last) throw new FuqiError('date-order', 'validUntil');
    if (!outbox.knows(request.seller)) throw new GatewayError('peer-unknown');
    const row = quoteRow(desk, request, about, { ...given, valueDay: day, validUntil });
    await insertQuote(tx, row);
    await outbox.put(tx, request.seller, {
      ...{ kind: 'quote', request: request.remote, quote: row.id, rateBps: row.rate_bps },
      ...{ dayBasis: row.day_basis, days: row.days, fees: row.fees, interest: row.interest },
      ...{ net: row.net, valueDay: unwrap(formatIsoDay(day)), validUntil: given.validUntil },
      salt: row.salt,
    });
  });
  outbox.kick();
}

function quoteRow(
  { member, now }: Desk,
  request: RequestRow,
  about: { readonly quote: string; readonly principal: string },
  given: Omit<GivenQuote, 'validUntil'> & {
    readonly valueDay: number;
    readonly validUntil: number;
  },
): QuoteRow {
  const sale = {
    ...{ request: request.remote, seller: request.seller, bank: member.id },
    ...{ value: BigInt(request.value), due: request.due },
  };
  const { rateBps, dayBasis, valueDay, validUntil } = given;
  const offer = { rateBps, dayBasis, valueDay, validUntil, fees: BigInt(given.fees) };
  const sums = quotedSums(sale, offer, member.calendar);
  const salt = randomBytes(32).toString('hex');
  return {
    ...{ id: about.quote, request: request.id, bank: member.id, rate_bps: rateBps },
    ...{ day_basis: dayBasis, days: sums.days, fees: given.fees },
    ...{ interest: sums.interest.toString(), net: sums.net.toString(), value_day: valueDay },
    ...{ valid_until: validUntil, salt, ...quoteCommitment(sale, offer, sums, salt) },
    ...{ created_by: about.principal, created_at: now() },
  };
}
