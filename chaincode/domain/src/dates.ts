/**
 * Days and date codes. A day is the number of days since 1970-01-01; a date code is `4 · day + phase` and orders
 * everything that happens. The ledger's open code moves by the votes of two banks; no clock decides it.
 */
import { isBusinessDay, nextBusinessDay } from './calendar';
import type { Calendar } from './calendar';
import { refuse } from './refuse';
import { LIMITS } from './limits';
import { andThen, ok } from './result';
import type { Result } from './result';

/** Phases of a business day: everything is open; funding is closed; closed. */
export const PHASE = { open: 0, fundingClosed: 1, closed: 2 } as const;
export type Phase = (typeof PHASE)[keyof typeof PHASE];

const SECONDS_PER_DAY = 86_400n;
const BEIJING_OFFSET_SECONDS = 28_800n;

/** Packs day and phase. */
export function dateCode(day: number, phase: Phase): Result<number> {
  if (!isDay(day)) return refuse('out-of-range', 'day');
  return ok(day * 4 + phase);
}

export function dayOfCode(code: number): Result<number> {
  return andThen(readCode(code), ({ day }) => ok(day));
}

/** Day and phase of a code; phase 3 names nothing and is refused. */
export function readCode(code: number): Result<{ readonly day: number; readonly phase: Phase }> {
  if (!Number.isInteger(code) || code < 0 || code >= 2 ** LIMITS.dateCodeBits) {
    return refuse('out-of-range', 'date code');
  }
  const phase = code & 3;
  if (phase === 3) return refuse('non-canonical', 'phase');
  return ok({ day: code >> 2, phase: phase as Phase });
}

export function isDay(day: number): boolean {
  return Number.isInteger(day) && day >= 0 && day < 2 ** LIMITS.dayBits;
}

/** The only code that may follow: the next phase, or the next business day once the day is closed. */
export function nextDateCode(code: number, calendar: Calendar): Result<number> {
  return andThen(readCode(code), ({ day, phase }) => {
    if (phase !== PHASE.closed) return ok(code + 1);
    return andThen(nextBusinessDay(calendar, day + 1), (next) => dateCode(next, PHASE.open));
  });
}

/**
 * Whether the ledger may move from one code to another: exactly the next one, on a business day, and not before that
 * day has come in Beijing by the transaction's own time (which the client sets, so it can only hold a step back).
 */
export function checkDateStep(
  from: number,
  to: number,
  calendar: Calendar,
  clockDay: number,
): Result<number> {
  return andThen(nextDateCode(from, calendar), (next) => {
    if (to !== next) return refuse('date-step-invalid');
    if (to >> 2 > clockDay) return refuse('date-not-yet');
    return ok(to);
  });
}

/** The code at which a ledger starts: any business day, open. */
export function firstDateCode(day: number, calendar: Calendar): Result<number> {
  return andThen(isBusinessDay(calendar, day), (business) =>
    business ? dateCode(day, PHASE.open) : refuse('date-step-invalid', 'not a business day'),
  );
}

/** The calendar day in Beijing (UTC+8, no summer time) at a Unix time in seconds. */
export function beijingDay(unixSeconds: bigint): Result<number> {
  if (unixSeconds < 0n) return refuse('out-of-range', 'time');
  const day = (unixSeconds + BEIJING_OFFSET_SECONDS) / SECONDS_PER_DAY;
  if (day >= 1n << BigInt(LIMITS.dayBits)) return refuse('out-of-range', 'time');
  return ok(Number(day));
}
