import { describe, expect, it } from '@jest/globals';
import { fieldHex, fromFieldHex, fromHex, toHex } from './hex';

describe('hexadecimal', () => {
  it('writes lower case and reads nothing else', () => {
    expect(toHex(Uint8Array.of(0, 171, 255))).toBe('00abff');
    expect(fromHex('00abff', 3)).toEqual(Uint8Array.of(0, 171, 255));
    for (const text of ['00ABff', '00abf', '00abff00', '00abfg', '']) {
      expect(fromHex(text, 3)).toBeUndefined();
    }
  });

  it('writes a part of a larger buffer alone', () => {
    expect(toHex(Uint8Array.of(1, 2, 3, 4).subarray(1, 3))).toBe('0203');
  });

  it('pads field elements to 64 digits', () => {
    expect(fieldHex(10n)).toBe(`${'0'.repeat(63)}a`);
    expect(fromFieldHex(fieldHex(10n))).toBe(10n);
  });
});
