import { describe, expect, test } from '@jest/globals';
import { capitalText, moneyText, percentText, shortMoney, typedFen } from './money';

describe('money', () => {
  test('in full', () => {
    expect(moneyText('123456789')).toBe('¥1,234,567.89');
    expect(moneyText(0n)).toBe('¥0.00');
    expect(moneyText(1n << 64n)).toBe('—');
  });

  test.each([
    ['100', '¥1.00', '¥1.00'],
    ['99999900', '¥100万', '¥1,000K'],
    ['1000000', '¥1万', '¥10K'],
    ['250000000', '¥250万', '¥2.5M'],
    ['1130000000', '¥1,130万', '¥11.3M'],
    ['113000000000', '¥11.3亿', '¥1.13B'],
  ])('in short: %s fen', (fen, zh, en) => {
    expect(shortMoney(fen, 'zh')).toBe(zh);
    expect(shortMoney(fen, 'en')).toBe(en);
  });

  test('in capital characters', () => {
    expect(capitalText('140950')).toBe('壹仟肆佰零玖元伍角');
  });

  test('as a person types it', () => {
    expect(typedFen('6,000,000')).toBe(600_000_000n);
    expect(typedFen('0.01')).toBe(1n);
    expect(['0', '-1', '1.001', 'abc', ''].map(typedFen)).toEqual(Array(5).fill(undefined));
  });

  test('rates in basis points', () => {
    const shown = ['3.65%', '0.05%', '100.00%', '-0.25%', '3.7175%', '3.65%'];
    expect([365, 5, 10_000, -25, '371.75', '365.00'].map(percentText)).toEqual(shown);
  });
});
