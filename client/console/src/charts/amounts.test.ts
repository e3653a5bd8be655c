import { describe, expect, test } from '@jest/globals';
import { axisLabel, axisValue, shareText, sumOf, yuanText } from './amounts';

describe('amounts of charts', () => {
  test('sums stay exact above what a double can hold', () => {
    expect(sumOf(['9007199254740993', '9007199254740993', '1'])).toBe(18_014_398_509_481_987n);
    expect(yuanText(18_014_398_509_481_987n)).toBe('¥180,143,985,094,819.87');
  });

  test('labels of axes shorten by the units of each language', () => {
    expect(axisLabel(axisValue(1_000_000_000n), 'zh')).toBe('1,000万');
    expect(axisLabel(axisValue(25_000_000_000n), 'zh')).toBe('2.5亿');
    expect(axisLabel(axisValue(1_000_000_000n), 'en')).toBe('10m');
    expect(axisLabel(999, 'en')).toBe('999');
    expect(axisLabel(0, 'zh')).toBe('0');
  });

  test('shares are rounded once, half-up', () => {
    expect(shareText(1n, 3n)).toBe('33.3%');
    expect(shareText(1n, 2000n)).toBe('0.1%');
    expect(shareText(4n, 4n)).toBe('100.0%');
    expect(shareText(4n, 0n)).toBe('');
  });
});
