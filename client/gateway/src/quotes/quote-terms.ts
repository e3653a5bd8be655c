/** What a quote comes to: by the domain's exact integers, the same at the bank and at the seller. */
import { FuqiError, discount, formatIsoDay, interestDays, paymentDay, unwrap } from '@fuqi/domain';
import type { Calendar, DayBasis } from '@fuqi/domain';
import { fieldToHex, fromHex, quoteReference } from '@fuqi/protocol';
import { saltedCommitment } from '@fuqi/sdk';

/** What is sold. */
export interface Sale {
  /** The request's id at the seller's gateway. */
  readonly request: string;
  readonly seller: number;
  readonly bank: number;
  /** Fen of face. */
  readonly value: bigint;
  /** Nominal due day. */
  readonly due: number;
}

/** What a bank offers for it. */
export interface Offer {
  readonly rateBps: number;
  readonly dayBasis: DayBasis;
  /** Fen, all that the seller bears. */
  readonly fees: bigint;
  /** Day from which interest counts. */
  readonly valueDay: number;
  /** Last day on which it can be taken, and paid. */
  readonly validUntil: number;
}

/** What the offer comes to. */
export interface QuotedSums {
  readonly days: number;
  readonly interest: bigint;
  readonly net: bigint;
}

/**
 * Days from the value day to the day of payment (the due day, or the next on which banks work), interest rounded once, net.
 * @throws FuqiError `date-order`, `fees-exceed-face`, `out-of-range`, `calendar-uncovered`
 */
export function quotedSums(
  { value, due }: Pick<Sale, 'value' | 'due'>,
  offer: Offer,
  calendar: Calendar,
): QuotedSums {
  const days = unwrap(interestDays(offer.valueDay, unwrap(paymentDay(calendar, due))));
  const { rateBps, dayBasis, fees } = offer;
  const sums = unwrap(discount(value, { rateBps, days, dayBasis, fees: [fees] }));
  if (sums.net === 0n) throw new FuqiError('fees-exceed-face', '', { layer: 'wallet' });
  return { days, interest: sums.interest, net: sums.net };
}

/** The commitment to everything of a quote, and the reference of a reserve for it, as hex. @param salt 64 hex digits */
export function quoteCommitment(
  sale: Sale,
  offer: Offer,
  sums: QuotedSums,
  salt: string,
): { readonly rest: string; readonly reference: string } {
  const text = JSON.stringify([
    ...[sale.request, sale.seller, sale.bank, sale.value.toString()],
    ...[unwrap(formatIsoDay(sale.due)), offer.rateBps, offer.dayBasis, offer.fees.toString()],
    ...[unwrap(formatIsoDay(offer.valueDay)), unwrap(formatIsoDay(offer.validUntil))],
    ...[sums.days, sums.interest.toString(), sums.net.toString()],
  ]);
  const rest = saltedCommitment('quote', fromHex(salt), text);
  return { rest: fieldToHex(rest), reference: fieldToHex(quoteReference(sums.net, rest)) };
}

/** Last date code of a reserve for a quote: the end of its last day. */
export const reserveExpiry = (validUntil: number): number => validUntil * 4 + 2;
