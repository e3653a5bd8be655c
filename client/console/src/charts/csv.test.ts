import { describe, expect, test } from '@jest/globals';
import { csvYuan, toCsv } from './csv';

describe('CSV', () => {
  test('quotes what contains separators, and begins with the byte order mark', () => {
    expect(toCsv(['名称', 'a,b'], [['说"好"', 'x\ny']])).toBe(
      '\uFEFF名称,"a,b"\r\n"说""好""","x\ny"\r\n',
    );
  });

  test('text that a spreadsheet would run is defused, numbers are left', () => {
    expect(toCsv(['h'], [['=1+1'], ['@x'], ['-12.50'], ['-1+2'], ['+8613800000000x']])).toBe(
      "\uFEFFh\r\n'=1+1\r\n'@x\r\n-12.50\r\n'-1+2\r\n'+8613800000000x\r\n",
    );
  });

  test('amounts keep their fen', () => {
    expect(csvYuan(24_589_375_005n)).toBe('245893750.05');
    expect(csvYuan(7n)).toBe('0.07');
  });
});
