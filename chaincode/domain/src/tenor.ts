/** Terms (R7): six calendar months with the month's end as a clamp, never a count of days. */
import { businessDaysBefore, nextBusinessDay } from './calendar';
import type { Calendar } from './calendar';
import { addMonths } from './iso-day';
import type { Policy } from './policy';
import { refuse } from './refuse';
import { andThen, mapResult, ok } from './result';
import type { Result } from './result';

/** The last nominal due day of a voucher issued on `issueDay`; what chaincode gives the circuit as `maxDue`. */
export function maxDueDay(policy: Policy, issueDay: number, withReason = false): Result<number> {
  const rule = withReason ? policy.tenorMonthsWithReason : policy.tenorMonths;
  return addMonths(issueDay, rule.value);
}

/** Whether the nominal due day is allowed; the day of payment may lie later when banks are closed. */
export function checkTenor(
  policy: Policy,
  issueDay: number,
  dueDay: number,
  reason = '',
): Result<number> {
  if (dueDay <= issueDay) return refuse('date-order');
  return andThen(maxDueDay(policy, issueDay, true), (longest) => {
    if (dueDay > longest) return refuse('tenor-exceeded');
    return andThen(maxDueDay(policy, issueDay), (usual) =>
      dueDay > usual && reason.trim() === '' ? refuse('tenor-reason-missing') : ok(dueDay),
    );
  });
}

/** The day on which a voucher is paid: its due day, or the next business day. */
export function paymentDay(calendar: Calendar, dueDay: number): Result<number> {
  return nextBusinessDay(calendar, dueDay);
}

/** Days of interest between value day (counted) and payment day (not counted). */
export function interestDays(valueDay: number, payDay: number): Result<number> {
  return payDay > valueDay ? ok(payDay - valueDay) : refuse('date-order');
}

/** Last business day on which a voucher may be passed on. */
export function lastTransferDay(
  policy: Policy,
  calendar: Calendar,
  dueDay: number,
): Result<number> {
  return businessDaysBefore(calendar, dueDay, policy.lastTransferBusinessDays.value);
}

/** Last business day on which a voucher may be funded. */
export function lastFundingDay(policy: Policy, calendar: Calendar, dueDay: number): Result<number> {
  return businessDaysBefore(calendar, dueDay, policy.lastFundingBusinessDays.value);
}

export function checkTransferDay(
  policy: Policy,
  calendar: Calendar,
  day: number,
  dueDay: number,
): Result<number> {
  return andThen(lastTransferDay(policy, calendar, dueDay), (last) =>
    day > last ? refuse('transfer-too-late') : ok(day),
  );
}

export function checkFundingDay(
  policy: Policy,
  calendar: Calendar,
  day: number,
  dueDay: number,
): Result<number> {
  return andThen(lastFundingDay(policy, calendar, dueDay), (last) =>
    day > last ? refuse('funding-too-late') : ok(day),
  );
}

/** First date code at which an offer made at `now` may expire. */
export function firstOfferExpiry(policy: Policy, now: number): Result<number> {
  return mapResult(ok(now), (code) => code + policy.offerDaysMin.value * 4);
}
