import { FuqiError, checkDateStep, unwrap } from '@fuqi/domain';
import type { Overlay } from '../overlay/overlay';
import { calendarInForce, readCalendar } from '../state/calendar-repository';
import { openDate, stepDate } from '../state/date-repository';

/** A step of the ledger's date, as two banks agree to it. */
export interface DateStep {
  readonly from: number;
  readonly to: number;
  /** Version of the calendar by which `to` follows `from`. */
  readonly calendar: string;
}

/**
 * Checks a step without taking it: it starts at the open date, goes exactly one phase or business day on, by the calendar in
 * force, and not before that day has come.
 *
 * @param clockDay day in Beijing at the transaction's timestamp
 * @throws FuqiError `date-step-invalid`, `date-not-yet`, `calendar-uncovered`, `not-found`
 */
export async function checkStep(overlay: Overlay, step: DateStep, clockDay: number): Promise<void> {
  if ((await openDate(overlay)) !== step.from) throw new FuqiError('date-step-invalid', 'from');
  if ((await calendarInForce(overlay)) !== step.calendar)
    throw new FuqiError('date-step-invalid', 'calendar');
  const calendar = await readCalendar(overlay, step.calendar);
  unwrap(checkDateStep(step.from, step.to, calendar, clockDay));
}

/** Takes a step: the next date opens in the write that closes the previous one. @throws as {@link checkStep} */
export async function stepCalendarDate(
  overlay: Overlay,
  step: DateStep,
  clockDay: number,
): Promise<void> {
  await checkStep(overlay, step, clockDay);
  stepDate(overlay, step.from, step.to);
}
