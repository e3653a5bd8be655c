import { FuqiError, LIMITS, parseCalendar } from '@fuqi/domain';
import type { Calendar } from '@fuqi/domain';
import { canonicalJson } from '../encoding/canonical-json';
import { boolean, integer, list, object, text } from '../encoding/shape';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';
import { readJson, writeJson } from './read-json';

const isoDay = text(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
const yearShape = object({
  year: integer(1970, 9999),
  source: text(/^[\p{L}\p{N}\p{P}\p{S} ]{1,256}$/u),
  official: boolean,
  holidays: list(isoDay, 0, 366),
  workingWeekends: list(isoDay, 0, 366),
});

export const calendarVersion = text(/^[A-Za-z0-9.-]{1,32}$/);
export const calendarShape = object({
  version: calendarVersion,
  years: list(yearShape, 1, LIMITS.calendarYearsMax),
});
const headShape = object({ version: calendarVersion });

/** Calendar data as a motion states them and the state keeps them; the same fields as the domain's. */
export type RecordedCalendar = ReturnType<typeof calendarShape>;

/**
 * Records a calendar and makes it the one by which dates step.
 *
 * @throws FuqiError `already-recorded` when the version stands with other days; `configuration-invalid` for bad days
 */
export async function writeCalendar(overlay: Overlay, data: RecordedCalendar): Promise<void> {
  const parsed = parseCalendar(data);
  if (!parsed.ok) throw parsed.error;
  const known = await readJson(overlay, KEYS.calendar(data.version), calendarShape);
  if (known !== undefined && canonicalJson(known) !== canonicalJson(data)) {
    throw new FuqiError('already-recorded', 'calendar');
  }
  writeJson(overlay, KEYS.calendar(data.version), data);
  writeJson(overlay, KEYS.calendarHead, { version: data.version });
}

/** The version of the calendar by which dates step. */
export async function calendarInForce(overlay: Overlay): Promise<string | undefined> {
  return (await readJson(overlay, KEYS.calendarHead, headShape))?.version;
}

/** A recorded calendar, ready for look-ups. */
export async function readCalendar(overlay: Overlay, version: string): Promise<Calendar> {
  const data = await readJson(overlay, KEYS.calendar(version), calendarShape);
  if (data === undefined) throw new FuqiError('not-found', 'calendar');
  const parsed = parseCalendar(data);
  if (!parsed.ok) throw new FuqiError('state-damaged', 'calendar', { cause: parsed.error });
  return parsed.value;
}
