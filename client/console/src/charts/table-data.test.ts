import { describe, expect, test } from '@jest/globals';
import { cellText, tableCsv } from './table-data';

test('money is grouped on the screen and plain in the file; other columns are left alone', () => {
  const table = {
    columns: [{ title: '名称' }, { title: '金额（元）', kind: 'money' as const }, { title: 'n' }],
    rows: [['核心', 123_456_789n, 3]],
  };
  expect(table.rows[0]?.map((value, at) => cellText(value, table.columns[at]?.kind))).toEqual([
    ...['核心', '¥1,234,567.89', '3'],
  ]);
  expect(tableCsv(table)).toBe('\uFEFF名称,金额（元）,n\r\n核心,1234567.89,3\r\n');
});

describe('cells', () => {
  test('a missing one is empty, money that is no amount is shown as it is', () => {
    expect([cellText(undefined, 'money'), cellText('—', 'money')]).toEqual(['', '—']);
  });
});
