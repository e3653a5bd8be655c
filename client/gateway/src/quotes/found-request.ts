import { FuqiError, allInCost, unwrap } from '@fuqi/domain';
import { viewpointOf } from '../read-model/viewpoint';
import type { Services } from '../services';
import { askedBanks, knownQuotes, readRequest, spentOf } from './quote-store';
import type { KnownQuoteRow, QuoteRow, RequestRow } from './quote-store';

export const REQUEST_STATES = ['open', 'answered', 'chosen', 'closed'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** A quote with what follows from it. */
export interface FoundQuote {
  readonly row: QuoteRow;
  readonly taken: boolean;
  readonly expired: boolean;
  /** Yearly cost on what the seller receives, ACT/365, in hundredths of a basis point. */
  readonly allInCentiBps: bigint;
}

/** A request with its quotes, the best first, and where it stands. */
export interface FoundRequest {
  readonly row: RequestRow;
  readonly state: RequestState;
  readonly banks: readonly number[];
  readonly quotes: readonly FoundQuote[];
}

/** Everything about requests: what was taken is read from the ledger's notes, not from what anybody says. */
export async function foundRequests(
  services: Pick<Services, 'db' | 'member' | 'projector'>,
  rows: readonly RequestRow[],
): Promise<FoundRequest[]> {
  const { db } = services;
  const ids = rows.map(({ id }) => id);
  const day = (await viewpointOf(services)).date >> 2;
  const [quotes, asked] = [await knownQuotes(db, ids), await askedBanks(db, ids)];
  const spent = await spentOf(db, rows);
  return rows.map((row) => {
    const own = quotes.filter(({ request }) => request === row.id);
    const found = own.map((quote) => foundQuote(row, quote, day)).sort(byNet);
    const banks = asked.filter(({ request }) => request === row.id).map(({ bank }) => bank);
    const sold = row.voucher !== null && spent.has(row.voucher);
    return { row, banks, quotes: found, state: stateOf(found, { over: sold || day >= row.due }) };
  });
}

/** {@link foundRequests} of one, by its id. @throws FuqiError `not-found` */
export async function foundRequest(
  services: Pick<Services, 'db' | 'member' | 'projector'>,
  id: string,
): Promise<FoundRequest> {
  const [found] = await foundRequests(services, [await readRequest(services.db, id)]);
  if (found === undefined) throw new FuqiError('not-found', 'quote request');
  return found;
}

function foundQuote(
  { value }: RequestRow,
  { taken, ...row }: KnownQuoteRow,
  day: number,
): FoundQuote {
  const cost = allInCost(BigInt(value), BigInt(row.net), row.days);
  return { row, taken, expired: day > row.valid_until, allInCentiBps: unwrap(cost) };
}

/** Best first: what the seller receives, then the smaller id. */
function byNet({ row: a }: FoundQuote, { row: b }: FoundQuote): number {
  const [left, right] = [BigInt(a.net), BigInt(b.net)];
  if (left !== right) return left > right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function stateOf(
  quotes: readonly FoundQuote[],
  { over }: { readonly over: boolean },
): RequestState {
  if (quotes.some(({ taken }) => taken)) return 'chosen';
  if (over) return 'closed';
  if (quotes.length === 0) return 'open';
  return quotes.every(({ expired }) => expired) ? 'closed' : 'answered';
}
