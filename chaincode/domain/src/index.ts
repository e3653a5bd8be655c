/** Fuqi's pure rules. Hand-sorted; a test holds the list. */
export {
  businessDaysBefore,
  isBusinessDay,
  nextBusinessDay,
  parseCalendar,
  previousBusinessDay,
} from './calendar';
export type { Calendar, CalendarData, CalendarYear } from './calendar';
export { CALENDAR_CN, CALENDAR_CN_DATA } from './calendar-cn';
export {
  PHASE,
  beijingDay,
  checkDateStep,
  dateCode,
  dayOfCode,
  firstDateCode,
  isDay,
  nextDateCode,
  readCode,
} from './dates';
export type { Phase } from './dates';
export { ERROR_LAYERS, ERROR_TABLE, EXIT } from './error-table';
export type { ErrorCode, ErrorLayer, ErrorRow, ErrorSlug } from './error-table';
export { errorEntry, findError, listErrors } from './errors';
export type { ErrorEntry, Language } from './errors';
export { FuqiError, parseFuqiError } from './fuqi-error';
export type { FuqiErrorOptions } from './fuqi-error';
export {
  addMonths,
  civilFromDay,
  dayFromCivil,
  daysInMonth,
  formatIsoDay,
  isLeapYear,
  parseIsoDay,
  weekday,
} from './iso-day';
export type { CivilDay } from './iso-day';
export { LIMITS } from './limits';
export { BASIS, POLICIES, findPolicy, isInForce, policyInForce } from './policy';
export type { Basis, Policy, PolicyRule } from './policy';
export { refuse } from './refuse';
export { andThen, collect, err, mapResult, ok, unwrap } from './result';
export type { Err, Ok, Result } from './result';
export {
  checkFundingDay,
  checkTenor,
  checkTransferDay,
  firstOfferExpiry,
  interestDays,
  lastFundingDay,
  lastTransferDay,
  maxDueDay,
  paymentDay,
} from './tenor';
