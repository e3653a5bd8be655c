import { describe, expect, test } from '@jest/globals';
import {
  costPercent,
  validUntilFits,
  feesOf,
  lastDayToFund,
  quoteTerms,
  rateBpsOf,
  ratePercent,
} from './quote-terms';

const sale = { value: 1_000_000_000n, due: '2027-05-21', valueDay: '2026-11-23' };

describe('terms of a quote', () => {
  test('figures of the rule book: 179 days at 3.65 %, both day counts', () => {
    const on360 = quoteTerms({ rate: '3.65', dayBasis: 360, fees: '' }, sale);
    expect(on360).toMatchObject({
      ok: true,
      terms: { days: 179, interest: 18_148_611n, net: 981_851_389n, paymentDay: '2027-05-21' },
    });
    const on365 = quoteTerms({ rate: '3.65', dayBasis: 365, fees: '' }, sale);
    expect(on365).toMatchObject({ ok: true, terms: { interest: 17_900_000n, net: 982_100_000n } });
    expect(on360.ok && costPercent(on360.terms.allInCentiBps)).toBe('3.7691%');
  });

  test('fees come off the net, and count in the cost of all', () => {
    const without = quoteTerms({ rate: '3.5', dayBasis: 360, fees: '' }, sale);
    const withFee = quoteTerms({ rate: '3.5', dayBasis: 360, fees: '500.00' }, sale);
    expect(withFee).toMatchObject({ ok: true, terms: { fees: 50_000n, net: 982_547_222n } });
    expect(
      without.ok && withFee.ok && withFee.terms.allInCentiBps > without.terms.allInCentiBps,
    ).toBe(true);
  });

  test('a due day on a Sunday is paid on Monday, with interest until then', () => {
    expect(
      quoteTerms({ rate: '1', dayBasis: 360, fees: '' }, { ...sale, due: '2027-05-23' }),
    ).toMatchObject({ ok: true, terms: { paymentDay: '2027-05-24', days: 182 } });
  });

  test('what cannot be read or cannot be names its field', () => {
    const problem = (entry: Partial<{ rate: string; fees: string }>, subject = sale) => {
      const found = quoteTerms({ rate: '3', dayBasis: 360, fees: '', ...entry }, subject);
      return found.ok ? undefined : found.problem;
    };
    expect(problem({ rate: '3.655' })).toBe('rate');
    expect(problem({ rate: '100.01' })).toBe('rate');
    expect(problem({ fees: '-1' })).toBe('fees');
    expect(problem({ fees: '99999999.00' })).toBe('exceeds');
    expect(problem({}, { ...sale, valueDay: '2027-05-21' })).toBe('days');
    expect(problem({}, { ...sale, due: 'soon' })).toBe('days');
  });

  test('fields and texts of rates', () => {
    expect(['0', '3.6', '3.65', '100', '', '03', '1e1'].map(rateBpsOf)).toEqual([
      ...[0, 360, 365, 10_000, undefined, undefined, undefined],
    ]);
    expect([feesOf(''), feesOf('1,234.5'), feesOf('x')]).toEqual([0n, 123_450n, undefined]);
    expect([ratePercent(365), ratePercent(5)]).toEqual(['3.65%', '0.05%']);
  });

  test('the last day to fund lies two business days before the due day', () => {
    expect(lastDayToFund('2027-05-21', '2026-11-24')).toBe('2027-05-19');
    expect(lastDayToFund('2199-01-01', '2026-11-24')).toBeUndefined();
  });
});

test('a quote stands from today to the last day to fund', () => {
  const fits = (until: string) => validUntilFits(until, '2026-11-24', '2027-05-19');
  expect(['2026-11-24', '2027-05-19', '2027-05-20', '2026-11-23', ''].map(fits)).toEqual([
    ...[true, true, false, false, false],
  ]);
  expect(validUntilFits('2100-01-01', '2026-11-24', undefined)).toBe(true);
});
