import { expect, test } from '@jest/globals';
import { lineStage, stageTotals } from './line-stage';
import type { PayeeLines } from './line-stage';

const party = (id: number) => ({ id, name: { zh: `成员${id}`, en: `Member ${id}` } });
const line = (amount: string, held: boolean, confirmed: boolean) => ({
  ...{ voucher: 'v', number: 'n', issuer: party(4), owner: party(5) },
  ...{ amount, reference: 'r', held, confirmed },
});

test('a line is open, under way or confirmed; a confirmation without a hold counts for nothing', () => {
  expect([
    lineStage({ held: false, confirmed: false }),
    lineStage({ held: true, confirmed: false }),
    lineStage({ held: true, confirmed: true }),
    lineStage({ held: false, confirmed: true }),
  ]).toEqual(['open', 'held', 'confirmed', 'open']);
});

test('stages of all payees add up to the list', () => {
  const items: PayeeLines[] = [
    { payee: party(5), amount: '3', lines: [line('1', false, false), line('2', true, false)] },
    { payee: party(6), amount: '12', lines: [line('4', true, true), line('8', true, true)] },
  ];
  expect(stageTotals(items)).toEqual({ open: 1n, held: 2n, confirmed: 12n });
});
