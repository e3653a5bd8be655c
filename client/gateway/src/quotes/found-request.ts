import { allInCost, unwrap } from '@fuqi/domain';
import type { Queries } from '../db/database';
import { viewpointOf } from '../read-model/viewpoint';
import { findVoucher } from '../read-model/vouchers';
import type { Services } from '../services';
import { banksOf, quotesOf, wasTaken } from './quote-store';
import type { QuoteRow, RequestRow } from './quote-store';

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

/** Everything about a request: what was taken is read from the ledger's notes, not from what anybody says. */
export async function foundRequest(
  services: Pick<Services, 'db' | 'member' | 'projector'>,
  row: RequestRow,
): Promise<FoundRequest> {
  const { db } = services;
  const viewpoint = await viewpointOf(services);
  const day = viewpoint.date >> 2;
  const rows = await quotesOf(db, row.id);
  const quotes = await Promise.all(rows.map((quote) => foundQuote(db, row, quote, day)));
  quotes.sort(byNet);
  const banks = await banksOf(db, row.id);
  const sold =
    row.voucher !== null && (await findVoucher(db, viewpoint, row.voucher))?.state === 'spent';
  const state = stateOf(quotes, { over: sold || day >= row.due });
  return { row, state, banks, quotes };
}

async function foundQuote(
  db: Queries,
  { value }: RequestRow,
  row: QuoteRow,
  day: number,
): Promise<FoundQuote> {
  const cost = allInCost(BigInt(value), BigInt(row.net), row.days);
  return {
    row,
    taken: await wasTaken(db, row),
    expired: day > row.valid_until,
    allInCentiBps: unwrap(cost),
  };
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
