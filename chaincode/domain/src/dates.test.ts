import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CALENDAR_CN } from './calendar-cn';
import { isBusinessDay } from './calendar';
import {
  PHASE,
  beijingDay,
  checkDateStep,
  dateCode,
  dayOfCode,
  firstDateCode,
  nextDateCode,
  readCode,
} from './dates';
import { parseIsoDay } from './iso-day';
import { unwrap } from './result';
import type { Result } from './result';

const day = (text: string) => unwrap(parseIsoDay(text));
const code = (text: string, phase: 0 | 1 | 2) => unwrap(dateCode(day(text), phase));
const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);

describe('date codes', () => {
  it('are four times the day plus the phase', () => {
    expect(unwrap(dateCode(20_780, PHASE.closed))).toBe(83_122);
    expect(unwrap(readCode(83_122))).toEqual({ day: 20_780, phase: PHASE.closed });
    expect(unwrap(dayOfCode(83_122))).toBe(20_780);
  });

  it('name no fourth phase and no day out of range', () => {
    expect(slug(readCode(83_123))).toBe('non-canonical');
    for (const bad of [-1, 1.5, 2 ** 24, Number.NaN])
      expect(slug(readCode(bad))).toBe('out-of-range');
    expect(slug(dateCode(2 ** 22, PHASE.open))).toBe('out-of-range');
    expect(slug(dateCode(-1, PHASE.open))).toBe('out-of-range');
  });

  it('step through the phases, then to the next business day', () => {
    const friday = code('2026-11-27', PHASE.open);
    const steps = [friday];
    for (let i = 0; i < 4; i += 1) {
      steps.push(unwrap(nextDateCode(steps[i] ?? -1, CALENDAR_CN)));
    }
    expect(steps).toEqual([
      friday,
      code('2026-11-27', PHASE.fundingClosed),
      code('2026-11-27', PHASE.closed),
      code('2026-11-30', PHASE.open),
      code('2026-11-30', PHASE.fundingClosed),
    ]);
  });

  it('pass holidays and worked weekends', () => {
    expect(unwrap(nextDateCode(code('2026-02-13', PHASE.closed), CALENDAR_CN))).toBe(
      code('2026-02-14', PHASE.open),
    );
    expect(unwrap(nextDateCode(code('2026-02-14', PHASE.closed), CALENDAR_CN))).toBe(
      code('2026-02-24', PHASE.open),
    );
  });

  it('end where the calendar ends', () => {
    expect(slug(nextDateCode(code('2027-12-31', PHASE.closed), CALENDAR_CN))).toBe(
      'calendar-uncovered',
    );
  });

  it('start on a business day only', () => {
    expect(unwrap(firstDateCode(day('2026-11-23'), CALENDAR_CN))).toBe(code('2026-11-23', 0));
    expect(slug(firstDateCode(day('2026-11-22'), CALENDAR_CN))).toBe('date-step-invalid');
  });
});

describe('a step', () => {
  const from = code('2026-11-27', PHASE.closed);
  const to = code('2026-11-30', PHASE.open);

  it('is taken when its day has come', () => {
    expect(slug(checkDateStep(from, to, CALENDAR_CN, day('2026-11-30')))).toBe('ok');
    expect(slug(checkDateStep(from, to, CALENDAR_CN, day('2026-12-24')))).toBe('ok');
  });

  it('is not taken before', () => {
    expect(slug(checkDateStep(from, to, CALENDAR_CN, day('2026-11-29')))).toBe('date-not-yet');
  });

  it.each([
    ['the same again', from],
    ['backwards', code('2026-11-27', PHASE.open)],
    ['over a phase', code('2026-11-30', PHASE.fundingClosed)],
    ['over a business day', code('2026-12-01', PHASE.open)],
    ['to a Saturday', code('2026-11-28', PHASE.open)],
  ])('is not %s', (_, wrong) => {
    expect(slug(checkDateStep(from, wrong, CALENDAR_CN, day('2026-12-24')))).toBe(
      'date-step-invalid',
    );
  });

  it('always goes forward, by at most one business day', () => {
    const first = day('2026-01-01');
    fc.assert(
      fc.property(
        fc.integer({ min: first, max: day('2027-12-29') }),
        fc.constantFrom(...Object.values(PHASE)),
        (start, phase) => {
          const now = unwrap(dateCode(start, phase));
          const next = unwrap(nextDateCode(now, CALENDAR_CN));
          expect(next).toBeGreaterThan(now);
          const passed = [];
          for (let d = start + 1; d <= next >> 2; d += 1) {
            if (unwrap(isBusinessDay(CALENDAR_CN, d))) passed.push(d);
          }
          expect(passed.length).toBe(phase === PHASE.closed ? 1 : 0);
        },
      ),
    );
  });
});

describe('the day in Beijing', () => {
  it.each([
    [Date.UTC(2026, 10, 23, 15, 59, 59), '2026-11-23'],
    [Date.UTC(2026, 10, 23, 16, 0, 0), '2026-11-24'],
    [0, '1970-01-01'],
  ])('at %d ms is %s', (milliseconds, text) => {
    expect(unwrap(beijingDay(BigInt(milliseconds) / 1000n))).toBe(day(text));
  });

  it('has bounds', () => {
    expect(slug(beijingDay(-1n))).toBe('out-of-range');
    expect(slug(beijingDay(1n << 63n))).toBe('out-of-range');
  });
});
