import { expect, test } from '@jest/globals';
import { webhookUrl } from './webhook-entry';

test('messages go to web addresses only', () => {
  expect(webhookUrl(' https://erp.example.com/hooks ')).toBe('https://erp.example.com/hooks');
  expect(
    ['ftp://erp.example.com', 'erp.example.com', 'javascript:alert(1)', ''].map(webhookUrl),
  ).toEqual([...[undefined, undefined, undefined, undefined]]);
});
