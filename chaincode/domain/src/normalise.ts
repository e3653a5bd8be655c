/**
 * Invoices (R21): the one spelling of a code and number from which the uniqueness tag is made. Whoever types the same
 * invoice differently gets the same tag; whatever cannot be an invoice is refused.
 */
import { toHalfWidth } from './half-width';
import { LIMITS } from './limits';
import { refuse } from './refuse';
import { andThen, ok } from './result';
import type { Result } from './result';

export interface InvoiceId {
  /** 10 or 12 digits; empty for a digital invoice. */
  readonly code: string;
  /** 8 digits, or 20 for a digital invoice. */
  readonly number: string;
}

const [SHORT_CODE, LONG_CODE] = LIMITS.invoiceCodeDigits;

/** The canonical invoice. A 20-digit (digital) invoice has no code; leading zeros that were dropped are put back. */
export function parseInvoiceId(code: string, number: string): Result<InvoiceId> {
  return andThen(digits(code), (codeDigits) =>
    andThen(digits(number), (numberDigits) =>
      codeDigits === '' ? digitalInvoice(numberDigits) : codedInvoice(codeDigits, numberDigits),
    ),
  );
}

/** The field from which the tag is made: code, a separator that no code has, number. */
export function invoiceTagField({ code, number }: InvoiceId): string {
  return `${code}/${number}`;
}

function digits(text: string): Result<string> {
  return andThen(toHalfWidth(text), (narrow) =>
    /^[0-9]*$/.test(narrow) ? ok(narrow) : refuse('invoice-number-invalid', 'not digits'),
  );
}

function digitalInvoice(number: string): Result<InvoiceId> {
  // The first two digits are the year, so that none of the zeros can have been dropped.
  return number.length === LIMITS.digitalInvoiceDigits && !number.startsWith('0')
    ? ok({ code: '', number })
    : refuse('invoice-number-invalid', 'number without code');
}

function codedInvoice(code: string, number: string): Result<InvoiceId> {
  const canonicalCode = restoreCode(code.replace(/^0+/, ''));
  if (canonicalCode === undefined) return refuse('invoice-number-invalid', 'code');
  const significant = number.replace(/^0+/, '');
  if (significant === '' || significant.length > LIMITS.invoiceNumberDigits) {
    return refuse('invoice-number-invalid', 'number');
  }
  return ok({
    code: canonicalCode,
    number: significant.padStart(LIMITS.invoiceNumberDigits, '0'),
  });
}

/**
 * A code of ten digits begins with a region, never with 0; one of twelve begins with a region or with a single 0 before
 * it. So the digits without leading zeros say which it was.
 */
function restoreCode(significant: string): string | undefined {
  if (significant.length === SHORT_CODE || significant.length === LONG_CODE) return significant;
  return significant.length === LONG_CODE - 1 ? `0${significant}` : undefined;
}
