import { describe, expect, it } from '@jest/globals';
import { STANDING, checkIssue, checkSmeTerm } from './issue-check';
import type { IssueTerms } from './issue-check';
import { parseIsoDay } from './iso-day';
import { BASIS, findPolicy } from './policy';
import { unwrap } from './result';
import type { Result } from './result';

const day = (text: string) => unwrap(parseIsoDay(text));
const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const policy = unwrap(findPolicy(2));

/** S1: T1 is a large enterprise at contract date. */
const S1: IssueTerms = {
  issueDay: day('2026-11-23'),
  dueDay: day('2027-05-21'),
  deliveryDay: day('2026-11-01'),
  basis: BASIS.goods,
  issuerStanding: STANDING.active,
  payerLarge: true,
  payeeSme: false,
};

describe('issue', () => {
  it('S1 is allowed', () => {
    expect(slug(checkIssue(policy, S1))).toBe('ok');
  });

  it.each([
    ['S5: due 2027-05-24', { dueDay: day('2027-05-24') }, 'tenor-exceeded'],
    ['S5: on a prepayment', { basis: BASIS.prepayment }, 'basis-blocked'],
    ['S5: by a suspended issuer', { issuerStanding: STANDING.suspended }, 'issuer-blocked'],
    ['by a frozen issuer', { issuerStanding: STANDING.frozen }, 'issuer-blocked'],
    ['due before it is issued', { dueDay: day('2026-11-22') }, 'date-order'],
    ['to an SME without its consent', { payeeSme: true }, 'sme-consent-missing'],
  ])('is refused %s', (_, changes, expected) => {
    expect(slug(checkIssue(policy, { ...S1, ...changes }))).toBe(expected);
  });
});

describe('Order 802', () => {
  const term = { payerLarge: true, payeeSme: true, deliveryDay: 100, dueDay: 160 };
  const consent = { clauseDay: 99, reason: 'acceptance takes a season' };

  it.each([
    ['sixty days are always allowed', term, 'ok'],
    ['sixty-one are not', { ...term, dueDay: 161 }, 'sme-consent-missing'],
    ['unless the payer is not large', { ...term, dueDay: 161, payerLarge: false }, 'ok'],
    ['or the payee no SME', { ...term, dueDay: 161, payeeSme: false }, 'ok'],
    ['or it consented', { ...term, dueDay: 161, consent }, 'ok'],
    [
      'before delivery',
      { ...term, dueDay: 161, consent: { ...consent, clauseDay: 100 } },
      'sme-consent-missing',
    ],
    [
      'with a reason',
      { ...term, dueDay: 161, consent: { ...consent, reason: ' ' } },
      'sme-consent-missing',
    ],
  ])('%s', (_, given, expected) => {
    expect(slug(checkSmeTerm(policy, given))).toBe(expected);
  });
});
