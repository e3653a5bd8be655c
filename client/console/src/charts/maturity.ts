/** What falls due when: sums by band of days, by month and by day, exact. */
import { civilFromDay, parseIsoDay, unwrap } from '@fuqi/domain';

/** An amount that falls due. */
export interface DueAmount {
  /** ISO day. */
  readonly due: string;
  /** Fen. */
  readonly amount: bigint;
  /** What the bar is stacked by. */
  readonly series: string;
}

/** Bands of a ladder by days from today, each up to and including `to`. */
export const BANDS = [
  { id: 'overdue', to: -1 },
  { id: 'd0-30', to: 30 },
  { id: 'd31-60', to: 60 },
  { id: 'd61-90', to: 90 },
  { id: 'd91-180', to: 180 },
  { id: 'd181', to: Infinity },
] as const;
export type BandId = (typeof BANDS)[number]['id'];

/** One band of a ladder. */
export interface Rung {
  readonly band: BandId;
  /** Fen by series; a series without anything in the band is missing. */
  readonly bySeries: ReadonlyMap<string, bigint>;
  readonly total: bigint;
  /** This band and those before it. */
  readonly cumulative: bigint;
}

/** Days from one ISO day to another; negative when the other is earlier. @throws FuqiError `date-invalid` */
export function daysBetween(from: string, to: string): number {
  return unwrap(parseIsoDay(to)) - unwrap(parseIsoDay(from));
}

/** The band of so many days from today. */
export function bandOf(days: number): BandId {
  return BANDS.find(({ to }) => days <= to)?.id ?? 'd181';
}

/** Sums by band, in order; every band is there. @param today ISO day of the ledger @throws FuqiError `date-invalid` */
export function ladder(amounts: readonly DueAmount[], today: string): Rung[] {
  let cumulative = 0n;
  return BANDS.map(({ id }) => {
    const bySeries = new Map<string, bigint>();
    let total = 0n;
    for (const { due, amount, series } of amounts) {
      if (bandOf(daysBetween(today, due)) !== id) continue;
      bySeries.set(series, (bySeries.get(series) ?? 0n) + amount);
      total += amount;
    }
    cumulative += total;
    return { band: id, bySeries, total, cumulative };
  });
}

/** Sums by ISO day. */
export function byDay(amounts: readonly DueAmount[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { due, amount } of amounts) sums.set(due, (sums.get(due) ?? 0n) + amount);
  return sums;
}

/** A month as `YYYY-MM`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month so many months later or earlier. @param month `YYYY-MM` */
export function addToMonth(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + (number - 1) + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** A cell of a month's page. */
export interface MonthDay {
  /** ISO day. */
  readonly day: string;
  /** 1–31 */
  readonly number: number;
  /** Whether it lies in the month itself. */
  readonly inside: boolean;
}

/** Whole weeks of a month, Monday first. @param month `YYYY-MM` @throws FuqiError `date-invalid` */
export function monthWeeks(month: string): MonthDay[][] {
  const first = unwrap(parseIsoDay(`${month}-01`));
  const next = unwrap(parseIsoDay(`${addToMonth(month, 1)}-01`));
  // 1970-01-01 was a Thursday: three days after a Monday.
  const start = first - ((first + 3) % 7);
  const weeks: MonthDay[][] = [];
  for (let monday = start; monday < next; monday += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => {
        const { year, month: of, day } = unwrap(civilFromDay(monday + offset));
        const text = `${year}-${String(of).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        return { day: text, number: day, inside: monthOf(text) === month };
      }),
    );
  }
  return weeks;
}
