import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LIMITS } from './limits';
import { formatMoney, parseMoney, sumFen, toFen } from './money';
import { unwrap } from './result';
import type { Result } from './result';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const fen = fc.bigInt({ min: 0n, max: LIMITS.valueMax });

describe('money', () => {
  it.each([
    ['1,234,567.89', 123_456_789n],
    ['¥1,234,567.89', 123_456_789n],
    ['￥1234567.89', 123_456_789n],
    ['  10,000,000 ', 1_000_000_000n],
    ['0.01', 1n],
    ['0', 0n],
    ['5.5', 550n],
    ['999', 99_900n],
  ])('reads %j', (written, amount) => {
    expect(unwrap(parseMoney(written))).toBe(amount);
  });

  it.each([
    ...['-1', '+1', '1e3', '0x10', '1.234', '1.', '.5', '', '¥', '1,23', '12,34.56', '1,2345'],
    ...['007', '1,234567', 'NaN', '1 000', '１２', '1.5.5', '--1', '¥-1', '0,001'],
  ])('refuses %j', (written) => {
    expect(slug(parseMoney(written))).toBe('money-invalid');
  });

  it('has an end', () => {
    expect(unwrap(parseMoney('184467440737095516.15'))).toBe(LIMITS.valueMax);
    expect(slug(parseMoney('184467440737095516.16'))).toBe('value-out-of-range');
    expect(slug(parseMoney('1'.repeat(LIMITS.textInputLength + 1)))).toBe('too-large');
  });

  it('reads back what it writes', () => {
    expect(unwrap(formatMoney(123_456_789n))).toBe('¥1,234,567.89');
    expect(unwrap(formatMoney(5n))).toBe('¥0.05');
    expect(unwrap(formatMoney(100_000n))).toBe('¥1,000.00');
    fc.assert(
      fc.property(fen, (amount) => {
        expect(unwrap(parseMoney(unwrap(formatMoney(amount))))).toBe(amount);
      }),
    );
  });

  it('groups as people here are used to', () => {
    const host = new Intl.NumberFormat('zh-CN');
    fc.assert(
      fc.property(fen, (amount) => {
        expect(unwrap(formatMoney(amount)).split('.')[0]).toBe(`¥${host.format(amount / 100n)}`);
      }),
    );
  });

  it.each([1, 0.5, '1', null, undefined, {}])('is no %p', (value) => {
    expect(slug(toFen(value))).toBe('money-invalid');
  });

  it('is never negative and never beyond 64 bits', () => {
    expect(slug(toFen(-1n))).toBe('value-out-of-range');
    expect(slug(toFen(LIMITS.valueMax + 1n))).toBe('value-out-of-range');
    expect(slug(formatMoney(-1n))).toBe('value-out-of-range');
    expect(slug(sumFen([LIMITS.valueMax, 1n]))).toBe('value-out-of-range');
    // A negative summand cannot make room for a larger one.
    expect(slug(sumFen([LIMITS.valueMax, 2n, -2n]))).toBe('value-out-of-range');
    expect(unwrap(sumFen([]))).toBe(0n);
  });
});
