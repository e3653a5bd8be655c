/** A quote while it is being written: what the seller would get, by the same exact arithmetic that the gateway uses. */
import {
  CALENDAR_CN,
  LIMITS,
  allInCost,
  andThen,
  discount,
  interestDays,
  lastFundingDay,
  mapResult,
  formatIsoDay,
  parseIsoDay,
  parseMoney,
  paymentDay,
  policyInForce,
} from '@fuqi/domain';
import type { DayBasis } from '@fuqi/domain';

/** What the officer typed. */
export interface QuoteEntry {
  /** Percent a year, at most two decimals: `3.65`. */
  readonly rate: string;
  readonly dayBasis: DayBasis;
  /** Yuan, at most two decimals; empty for none. */
  readonly fees: string;
}

/** What is to be bought. */
export interface QuoteSubject {
  /** Fen. */
  readonly value: bigint;
  /** ISO day on which the voucher is due. */
  readonly due: string;
  /** ISO day on which the seller is paid: the ledger's day. */
  readonly valueDay: string;
}

export interface QuoteTerms {
  /** Basis points a year. */
  readonly rateBps: number;
  /** Fen. */
  readonly fees: bigint;
  /** ISO day on which the debtor pays: the due day or the next business day. */
  readonly paymentDay: string;
  readonly days: number;
  /** Fen. */
  readonly interest: bigint;
  /** Fen that the seller gets. */
  readonly net: bigint;
  /** Cost of all for the seller on what he gets, ACT/365, in hundredths of a basis point. */
  readonly allInCentiBps: bigint;
}

/** A field that cannot be read, or terms that no quote can have. */
export type QuoteProblem = 'rate' | 'fees' | 'days' | 'exceeds';

/** What a quote comes to, or the field that prevents it. */
export type QuoteOutcome =
  | { readonly ok: true; readonly terms: QuoteTerms }
  | { readonly ok: false; readonly problem: QuoteProblem };

const RATE = /^(0|[1-9][0-9]?|100)(?:\.([0-9]{1,2}))?$/;

/** Percent with at most two decimals as basis points; undefined for anything else or above 100 %. */
export function rateBpsOf(text: string): number | undefined {
  const match = RATE.exec(text.trim());
  if (match === null) return undefined;
  const bps = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return bps <= LIMITS.rateBpsMax ? bps : undefined;
}

/** Fen of a fee field; empty is none; undefined when it is no amount. */
export function feesOf(text: string): bigint | undefined {
  if (text.trim() === '') return 0n;
  const fen = parseMoney(text);
  return fen.ok ? fen.value : undefined;
}

const problem = (of: QuoteProblem): QuoteOutcome => ({ ok: false, problem: of });

/** What the seller would get. Nothing is rounded but the interest, once, half-up (R2, R3). */
export function quoteTerms(entry: QuoteEntry, subject: QuoteSubject): QuoteOutcome {
  const rateBps = rateBpsOf(entry.rate);
  if (rateBps === undefined) return problem('rate');
  const fees = feesOf(entry.fees);
  if (fees === undefined) return problem('fees');
  const period = periodOf(subject);
  if (period === undefined) return problem('days');
  const { dayBasis } = entry;
  const found = discount(subject.value, { rateBps, days: period.days, dayBasis, fees: [fees] });
  if (!found.ok) return problem('exceeds');
  const cost = allInCost(subject.value, found.value.net, period.days);
  if (!cost.ok) return problem('exceeds');
  const { interest, net } = found.value;
  return {
    ok: true,
    terms: { rateBps, fees, ...period, interest, net, allInCentiBps: cost.value },
  };
}

/** Undefined when a day cannot be read, the calendar does not reach it, or nothing is left of the term. */
function periodOf({
  due,
  valueDay,
}: QuoteSubject): { paymentDay: string; days: number } | undefined {
  const found = andThen(parseIsoDay(due), (dueDay) =>
    andThen(paymentDay(CALENDAR_CN, dueDay), (payDay) =>
      andThen(parseIsoDay(valueDay), (from) =>
        andThen(interestDays(from, payDay), (days) =>
          mapResult(formatIsoDay(payDay), (text) => ({ paymentDay: text, days })),
        ),
      ),
    ),
  );
  return found.ok ? found.value : undefined;
}

/** `3.65 %` of basis points. */
export function ratePercent(bps: number): string {
  return `${Math.trunc(bps / 100)}.${String(bps % 100).padStart(2, '0')}%`;
}

/** `3.7175 %` of hundredths of a basis point. */
export function costPercent(centiBps: bigint): string {
  return `${centiBps / 10_000n}.${String(centiBps % 10_000n).padStart(4, '0')}%`;
}

/** The last day on which a voucher may be funded; undefined when calendar or policy do not reach it. @param due ISO day @param today ISO day */
export function lastDayToFund(due: string, today: string): string | undefined {
  const found = andThen(parseIsoDay(today), (day) =>
    andThen(policyInForce(day), (policy) =>
      andThen(parseIsoDay(due), (dueDay) =>
        andThen(lastFundingDay(policy, CALENDAR_CN, dueDay), formatIsoDay),
      ),
    ),
  );
  return found.ok ? found.value : undefined;
}

/** Whether a quote may stand until a day: from today to the last day to fund. @param last ISO day; undefined when unknown */
export function validUntilFits(until: string, today: string, last: string | undefined): boolean {
  return parseIsoDay(until).ok && until >= today && (last === undefined || until <= last);
}
