/** Fuqi's pure rules. Hand-sorted; a test holds the list. */
export { allocate } from './allocate';
export type { Allocation, Weight } from './allocate';
export {
  businessDaysBefore,
  isBusinessDay,
  nextBusinessDay,
  parseCalendar,
  previousBusinessDay,
} from './calendar';
export type { Calendar, CalendarData, CalendarYear } from './calendar';
export { CALENDAR_CN, CALENDAR_CN_DATA } from './calendar-cn';
export { capitalAmount } from './capital-amount';
export { compareIds } from './compare-ids';
export { freeLine, lineTotals, openLine, reserveLine, useLine } from './credit-line';
export type { CreditLine, LineTotals, LineUse, UseState } from './credit-line';
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
export { applyPayment, distribute } from './distribution';
export type { Debt, Distribution, Holding, Share } from './distribution';
export { ERROR_LAYERS, ERROR_TABLE, EXIT } from './error-table';
export type { ErrorCode, ErrorLayer, ErrorRow, ErrorSlug } from './error-table';
export { errorEntry, findError, listErrors } from './errors';
export type { ErrorEntry, Language } from './errors';
export { FEE_ALLOWED, FEE_KINDS, FEE_PAYERS, checkFee } from './fees';
export type { Fee, FeeKind, FeePayer } from './fees';
export { FuqiError, parseFuqiError } from './fuqi-error';
export type { FuqiErrorOptions } from './fuqi-error';
export { toHalfWidth } from './half-width';
export { discount, exactInterest, interest, interestOver, lateInterest } from './interest';
export type { DayBasis, Discount, Fraction, InterestPeriod } from './interest';
export { checkIntervals, toIntervals } from './intervals';
export type { Interval } from './intervals';
export { invoiceCapacity, useCapacity } from './invoice-capacity';
export type { InvoiceAmounts } from './invoice-capacity';
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
export { STANDING, checkIssue, checkSmeTerm } from './issue-check';
export type { IssueTerms, PaymentTerm, Standing, TermConsent } from './issue-check';
export { LIMITS } from './limits';
export { formatMoney, parseMoney, sumFen, toFen } from './money';
export { invoiceTagField, parseInvoiceId } from './normalise';
export type { InvoiceId } from './normalise';
export { BASIS, POLICIES, findPolicy, isInForce, policyInForce } from './policy';
export type { Basis, Policy, PolicyRule } from './policy';
export { allInCost, rankQuotes } from './quote';
export type { Quote, RankedQuote } from './quote';
export { refuse } from './refuse';
export { checkValidity, decideReplay } from './replay';
export type { Replay } from './replay';
export { andThen, collect, err, mapResult, ok, unwrap } from './result';
export type { Err, Ok, Result } from './result';
export { divideDown, divideHalfUp, divideUp } from './rounding';
export { checkSplit } from './split';
export type { SplitInput } from './split';
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
export { parseUsci, usciCheckCharacter } from './usci';
