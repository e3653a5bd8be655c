/** Quote requests and quotes in the database. */
import { FuqiError } from '@fuqi/domain';
import type { Queries } from '../db/database';
import { z } from '../schemas/z';

export const requestRow = z.object({
  id: z.string(),
  direction: z.enum(['sent', 'received']),
  /** The request's id at the seller's gateway. */
  remote: z.string(),
  seller: z.int(),
  voucher: z.string().nullable(),
  issuer: z.int(),
  registrar: z.int(),
  value: z.string(),
  due: z.int(),
  created_by: z.string(),
  created_at: z.string(),
});
export type RequestRow = z.infer<typeof requestRow>;

export const quoteRow = z.object({
  id: z.string(),
  request: z.string(),
  bank: z.int(),
  rate_bps: z.int(),
  day_basis: z.union([z.literal(360), z.literal(365)]),
  days: z.int(),
  fees: z.string(),
  interest: z.string(),
  net: z.string(),
  value_day: z.int(),
  valid_until: z.int(),
  /** Opens `rest`. */
  salt: z.string(),
  /** Commitment to the quote's text, hex. */
  rest: z.string(),
  /** Reference of a reserve for this quote, hex. */
  reference: z.string(),
  created_by: z.string(),
  created_at: z.string(),
});
export type QuoteRow = z.infer<typeof quoteRow>;

export async function insertRequest(
  db: Queries,
  row: RequestRow,
  banks: readonly number[],
): Promise<void> {
  await db.run(
    `insert into quote_requests (id, direction, remote, seller, voucher, issuer, registrar, value,
       due, created_by, created_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8::text::numeric,$9,$10,$11)`,
    [
      ...[row.id, row.direction, row.remote, row.seller, row.voucher, row.issuer],
      ...[row.registrar, row.value, row.due, row.created_by, row.created_at],
    ],
  );
  for (const bank of banks) {
    await db.run('insert into quote_banks (request, bank) values ($1,$2)', [row.id, bank]);
  }
}

export async function insertQuote(db: Queries, row: QuoteRow): Promise<void> {
  await db.run(
    `insert into quotes (id, request, bank, rate_bps, day_basis, days, fees, interest, net, value_day,
       valid_until, salt, rest, reference, created_by, created_at)
     values ($1,$2,$3,$4,$5,$6,$7::text::numeric,$8::text::numeric,$9::text::numeric,$10,$11,$12,$13,
       $14,$15,$16)`,
    [
      ...[row.id, row.request, row.bank, row.rate_bps, row.day_basis, row.days, row.fees],
      ...[row.interest, row.net, row.value_day, row.valid_until, row.salt, row.rest],
      ...[row.reference, row.created_by, row.created_at],
    ],
  );
}

/** A request by its id. @param lock holds it until the transaction ends @throws FuqiError `not-found` */
export async function readRequest(db: Queries, id: string, lock = false): Promise<RequestRow> {
  const [row] = await db.query(
    requestRow,
    `select * from quote_requests where id = $1${lock ? ' for update' : ''}`,
    [id],
  );
  if (row === undefined) throw new FuqiError('not-found', 'quote request');
  return row;
}

/** A request that was sent, by its id at the sender's. */
export async function hasRequest(db: Queries, id: string): Promise<boolean> {
  const rows = await db.query(requestRow, 'select * from quote_requests where id = $1', [id]);
  return rows.length > 0;
}

/** Requests after a place, the newest first. */
export function listRequests(
  db: Queries,
  page: {
    readonly after?: { readonly at: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<RequestRow[]> {
  const { at, id } = page.after ?? { at: null, id: null };
  return db.query(
    requestRow,
    `select * from quote_requests
     where ($1::text is null or (created_at, id) < ($1::text, $2::text))
     order by created_at desc, id desc limit $3`,
    [at, id, page.limit],
  );
}

/**
 * Requests that ask for something now: received and not answered, or sent and answered by a quote that can still be taken.
 * @param day the open day
 */
export function waitingRequests(db: Queries, day: number, limit: number): Promise<RequestRow[]> {
  return db.query(
    requestRow,
    `select r.* from quote_requests r where r.due > $1 and (
       (r.direction = 'received' and not exists (select 1 from quotes q where q.request = r.id))
       or (r.direction = 'sent'
         and exists (select 1 from quotes q where q.request = r.id and q.valid_until >= $1)
         and not exists (select 1 from quotes q join vouchers v on v.hold_reference = q.reference
           where q.request = r.id)))
     order by r.created_at, r.id limit $2`,
    [day, limit],
  );
}

/** Quotes of a request, the oldest first. */
export function quotesOf(db: Queries, request: string): Promise<QuoteRow[]> {
  return db.query(quoteRow, 'select * from quotes where request = $1 order by created_at, id', [
    request,
  ]);
}

/** A quote, and whether a reserve for it was ever written to the ledger, as far as the tables go. */
export const knownQuoteRow = quoteRow.extend({ taken: z.boolean() });
export type KnownQuoteRow = z.infer<typeof knownQuoteRow>;

/** Quotes of several requests, the oldest first. */
export function knownQuotes(db: Queries, requests: readonly string[]): Promise<KnownQuoteRow[]> {
  return db.query(
    knownQuoteRow,
    `select q.*, exists (select 1 from vouchers v
         where v.hold_reference = q.reference and v.hold_kind = 'reserve') as taken
     from quotes q where q.request in (select json_array_elements_text($1::json))
     order by q.created_at, q.id`,
    [JSON.stringify(requests)],
  );
}

const askedRow = z.object({ request: z.string(), bank: z.int() });

/** Banks that were asked in several requests, by number. */
export function askedBanks(
  db: Queries,
  requests: readonly string[],
): Promise<z.infer<typeof askedRow>[]> {
  return db.query(
    askedRow,
    `select request, bank from quote_banks
     where request in (select json_array_elements_text($1::json)) order by request, bank`,
    [JSON.stringify(requests)],
  );
}

/** Which of the vouchers of several requests are spent. */
export async function spentOf(
  db: Queries,
  requests: readonly RequestRow[],
): Promise<ReadonlySet<string>> {
  const ids = requests.flatMap(({ voucher }) => (voucher === null ? [] : [voucher]));
  const rows = await db.query(
    z.object({ id: z.string() }),
    `select id from vouchers where spent_block is not null
       and id in (select json_array_elements_text($1::json))`,
    [JSON.stringify(ids)],
  );
  return new Set(rows.map(({ id }) => id));
}

const pairRow = z.object({ quote: z.string(), request: z.string() });

/** A quote and its request. @param by id of the quote, or the reference of a reserve for it */
export async function findQuote(
  db: Queries,
  by: { readonly id: string } | { readonly reference: string },
): Promise<{ readonly quote: QuoteRow; readonly request: RequestRow } | undefined> {
  const [column, value] = 'id' in by ? ['id', by.id] : ['reference', by.reference];
  const [found] = await db.query(
    pairRow,
    `select id as quote, request from quotes where ${column} = $1 order by created_at limit 1`,
    [value],
  );
  if (found === undefined) return undefined;
  const [quote] = await db.query(quoteRow, 'select * from quotes where id = $1', [found.quote]);
  return quote === undefined ? undefined : { quote, request: await readRequest(db, found.request) };
}
