import { formatMoney, unwrap } from '@fuqi/domain';
import type { Sentence } from '@fuqi/sdk';
import { REQUEST_STATES } from '../quotes/found-request';
import type { FoundQuote, FoundRequest } from '../quotes/found-request';
import { dueText } from '../read-model/vouchers';
import type { Services } from '../services';
import { partySchema, wordsSchema } from './common';
import { z } from './z';

const quoteSchema = z
  .object({
    id: z.string(),
    bank: partySchema,
    rateBps: z.int(),
    dayBasis: z.union([z.literal(360), z.literal(365)]),
    days: z.int(),
    fees: z.string(),
    interest: z.string(),
    net: z
      .string()
      .openapi({ description: 'What the seller receives, fen: face less interest and fees' }),
    allInBps: z.string().openapi({
      description:
        'Yearly cost on what the seller receives, ACT/365, in basis points, two decimals',
      example: '371.75',
    }),
    valueDay: z.string(),
    validUntil: z.string(),
    expired: z.boolean(),
    taken: z.boolean(),
    text: wordsSchema,
  })
  .openapi('Quote');

export const quoteRequestSchema = z
  .object({
    id: z.string(),
    direction: z.enum(['sent', 'received']),
    seller: partySchema,
    /** Known to the seller alone until it takes a quote. */
    voucher: z.string().nullable(),
    issuer: partySchema,
    value: z.string(),
    due: z.string(),
    state: z.enum(REQUEST_STATES),
    banks: z.array(partySchema),
    quotes: z.array(quoteSchema),
    createdAt: z.string(),
  })
  .openapi('QuoteRequest');

const money = (fen: string): string => unwrap(formatMoney(BigInt(fen)));

/** Hundredths with two decimals: `371.75`. */
export function hundredths(value: number | bigint): string {
  const digits = value.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function quoteWords({ row, allInCentiBps }: FoundQuote): Sentence {
  const [rate, cost] = [hundredths(row.rate_bps), hundredths(allInCentiBps)];
  const [interest, fees, net] = [money(row.interest), money(row.fees), money(row.net)];
  const until = dueText(row.valid_until) ?? '';
  const { days, day_basis: basis } = row;
  return {
    zh: `年利率 ${rate}%（${days} 天，按 ${basis} 天计），利息 ${interest}，费用 ${fees}，到手 ${net}，综合年化成本 ${cost} 个基点，${until} 前有效`,
    en: `${rate} % a year (${days} days of ${basis}), interest ${interest}, fees ${fees}: you receive ${net}; all-in cost ${cost} basis points a year; valid until ${until}`,
  };
}

/** A request as the interface shows it. */
export function showQuoteRequest(
  { row, state, banks, quotes }: FoundRequest,
  { names }: Pick<Services, 'names'>,
): z.infer<typeof quoteRequestSchema> {
  const party = (id: number) => ({ id, name: names.of(id) });
  return {
    ...{ id: row.id, direction: row.direction, seller: party(row.seller), voucher: row.voucher },
    ...{ issuer: party(row.issuer), value: row.value, due: dueText(row.due) ?? '', state },
    banks: banks.map(party),
    quotes: quotes.map((quote) => ({
      ...{ id: quote.row.id, bank: party(quote.row.bank), rateBps: quote.row.rate_bps },
      ...{ dayBasis: quote.row.day_basis, days: quote.row.days, fees: quote.row.fees },
      ...{ interest: quote.row.interest, net: quote.row.net },
      allInBps: hundredths(quote.allInCentiBps),
      valueDay: dueText(quote.row.value_day) ?? '',
      validUntil: dueText(quote.row.valid_until) ?? '',
      ...{ expired: quote.expired, taken: quote.taken, text: quoteWords(quote) },
    })),
    createdAt: row.created_at,
  };
}
