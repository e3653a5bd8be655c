import { describe, expect, it } from '@jest/globals';
import { CALENDAR_CN } from './calendar-cn';
import { dateCode } from './dates';
import { formatIsoDay, parseIsoDay } from './iso-day';
import { findPolicy } from './policy';
import { unwrap } from './result';
import type { Result } from './result';
import {
  checkFundingDay,
  checkTenor,
  checkTransferDay,
  firstOfferExpiry,
  interestDays,
  lastTransferDay,
  maxDueDay,
  paymentDay,
} from './tenor';

const day = (text: string) => unwrap(parseIsoDay(text));
const text = (result: Result<number>) => unwrap(formatIsoDay(unwrap(result)));
const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const present = unwrap(findPolicy(2));
const earlier = unwrap(findPolicy(1));

describe('R7 terms', () => {
  it('end six calendar months later, clamped to the month', () => {
    expect(text(maxDueDay(present, day('2026-08-31')))).toBe('2027-02-28');
    expect(text(maxDueDay(present, day('2026-11-23')))).toBe('2027-05-23');
  });

  it('allow 181 days from 2026-11-23 and not a day more', () => {
    const issue = day('2026-11-23');
    expect(day('2027-05-23') - issue).toBe(181);
    expect(slug(checkTenor(present, issue, day('2027-05-23')))).toBe('ok');
    expect(slug(checkTenor(present, issue, day('2027-05-24')))).toBe('tenor-exceeded');
    expect(slug(checkTenor(present, issue, day('2027-05-24'), 'custom'))).toBe('tenor-exceeded');
  });

  it('allow twelve months with a reason where the policy does, never more', () => {
    const issue = day('2026-06-30');
    expect(slug(checkTenor(earlier, issue, day('2026-12-30')))).toBe('ok');
    expect(slug(checkTenor(earlier, issue, day('2026-12-31')))).toBe('tenor-reason-missing');
    expect(slug(checkTenor(earlier, issue, day('2026-12-31'), '  '))).toBe('tenor-reason-missing');
    expect(slug(checkTenor(earlier, issue, day('2027-06-30'), 'shipyard'))).toBe('ok');
    expect(slug(checkTenor(earlier, issue, day('2027-07-01'), 'shipyard'))).toBe('tenor-exceeded');
  });

  it('end after they begin', () => {
    const issue = day('2026-11-23');
    expect(slug(checkTenor(present, issue, issue))).toBe('date-order');
  });

  it('are paid on the next business day, with interest to that day', () => {
    const pay = paymentDay(CALENDAR_CN, day('2027-05-23'));
    expect(text(pay)).toBe('2027-05-24');
    expect(unwrap(interestDays(day('2026-11-23'), unwrap(pay)))).toBe(182);
    expect(slug(interestDays(5, 5))).toBe('date-order');
  });
});

describe('the last days before the due date', () => {
  const due = day('2027-05-21');

  it('are two business days before it', () => {
    expect(text(lastTransferDay(present, CALENDAR_CN, due))).toBe('2027-05-19');
    expect(slug(checkTransferDay(present, CALENDAR_CN, day('2027-05-19'), due))).toBe('ok');
    expect(slug(checkTransferDay(present, CALENDAR_CN, day('2027-05-20'), due))).toBe(
      'transfer-too-late',
    );
    expect(slug(checkFundingDay(present, CALENDAR_CN, day('2027-05-19'), due))).toBe('ok');
    expect(slug(checkFundingDay(present, CALENDAR_CN, day('2027-05-20'), due))).toBe(
      'funding-too-late',
    );
  });

  it('leave an offer at least a day', () => {
    const now = unwrap(dateCode(day('2026-11-23'), 1));
    expect(unwrap(firstOfferExpiry(present, now))).toBe(now + 4);
  });
});
