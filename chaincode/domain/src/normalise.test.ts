import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LIMITS } from './limits';
import { invoiceTagField, parseInvoiceId } from './normalise';
import { unwrap } from './result';
import type { Result } from './result';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const wide = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('R21 one spelling for one invoice', () => {
  it.each([
    ['3300212130', '00012345'],
    [' 3300212130 ', '00012345'],
    ['３３００２１２１３０', '０００１２３４５'],
    ['3300 2121 30', '0001 2345'],
    ['　3300212130\t', '12345'],
    ['3300212130', '0000012345'],
  ])('%j %j is the same', (code, number) => {
    expect(unwrap(parseInvoiceId(code, number))).toEqual({
      code: '3300212130',
      number: '00012345',
    });
  });

  it('puts back the zero before a twelve-digit code', () => {
    for (const code of ['011001900111', '11001900111']) {
      expect(unwrap(parseInvoiceId(code, '87654321')).code).toBe('011001900111');
    }
    expect(unwrap(parseInvoiceId('144031909110', '87654321')).code).toBe('144031909110');
  });

  it('knows a digital invoice by its twenty digits, without a code', () => {
    const number = '26332000000012345678';
    expect(unwrap(parseInvoiceId('', number))).toEqual({ code: '', number });
    expect(unwrap(parseInvoiceId(' ', wide(number)))).toEqual({ code: '', number });
  });

  it.each([
    ['', '12345678'],
    ['', '2633200000001234567'],
    ['', '06332000000012345678'],
    ['', ''],
    ['3300212130', '26332000000012345678'],
    ['3300212130', '123456789'],
    ['3300212130', '0'],
    ['3300212130', ''],
    ['330021213', '12345678'],
    ['3300212130123', '12345678'],
    ['33002-12130', '12345678'],
    ['3300212130', '1234567a'],
    ['3300212130', '1234\u200b5678'],
    ['000', '12345678'],
  ])('refuses %j %j', (code, number) => {
    expect(slug(parseInvoiceId(code, number))).toBe('invoice-number-invalid');
  });

  it('has a bound', () => {
    expect(slug(parseInvoiceId('1'.repeat(LIMITS.textInputLength + 1), '1'))).toBe('too-large');
  });

  it('is canonical: reading it again changes nothing, and two invoices never share a field', () => {
    const code = fc.stringMatching(/^([1-6][0-9]{9}|0[1-6][0-9]{10}|[1-6][0-9]{11})$/);
    const number = fc.stringMatching(/^[0-9]{8}$/).filter((text) => /[1-9]/.test(text));
    const digital = fc.stringMatching(/^2[0-9]{19}$/).map((text) => ['', text] as const);
    const invoice: fc.Arbitrary<readonly [string, string]> = fc.oneof(
      fc.tuple(code, number),
      digital,
    );
    fc.assert(
      fc.property(invoice, invoice, fc.nat({ max: 7 }), (left, right, place) => {
        const a = unwrap(parseInvoiceId(...left));
        const b = unwrap(parseInvoiceId(...right));
        expect([a.code, a.number]).toEqual(left);
        expect(unwrap(parseInvoiceId(a.code, a.number))).toEqual(a);
        const blank = `${wide(left[1]).slice(0, place)} ${wide(left[1]).slice(place)}`;
        expect(unwrap(parseInvoiceId(wide(left[0]), blank))).toEqual(a);
        const same = left[0] === right[0] && left[1] === right[1];
        expect(invoiceTagField(a) === invoiceTagField(b)).toBe(same);
      }),
    );
  });
});
