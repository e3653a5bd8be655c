import { describe, expect, test } from '@jest/globals';
import { dueDays, isClosedDay, owedItems, payDayOf, receivedItems } from './due-items';
import type { Voucher } from './due-items';

const party = (id: number) => ({ id, name: { zh: `成员${id}`, en: `Member ${id}` } });

function voucher(of: Partial<Voucher>): Voucher {
  return {
    ...{ id: 'a', kind: 'voucher', number: 'n', issuer: party(1), registrar: party(9) },
    ...{ owner: party(2), value: '100', due: '2027-05-21', state: 'available' },
    ...{ hold: { kind: 'none', holder: null }, layer: 0, splitsLeft: 9, paidThrough: 0 },
    ...{ message: '', block: 3, sealedBlock: 4, spentBlock: null },
    ...of,
  };
}

describe('what falls due', () => {
  test('received: what is mine or offered to me; nothing of others, spent, or of another kind', () => {
    const items = receivedItems([
      voucher({ state: 'available' }),
      voucher({ state: 'offered', value: '7' }),
      voucher({ state: 'spent' }),
      voucher({ state: 'held-for-others' }),
      voucher({ state: 'available', kind: 'quota' }),
      voucher({ state: 'available', due: null }),
    ]);
    expect(items.map(({ series, amount }) => [series, amount])).toEqual([
      ['available', 100n],
      ['offered', 7n],
    ]);
  });

  test('owed: what I issued and did not get back', () => {
    const offer = { kind: 'issue-offer' as const, holder: party(1) };
    const items = owedItems(
      [
        voucher({ hold: offer, state: 'offered-out', value: '1' }),
        voucher({ hold: offer, state: 'spent', spentBlock: 8, value: '2' }),
        voucher({ hold: offer, state: 'spent', spentBlock: 9, value: '4' }),
        voucher({ kind: 'quota', owner: party(1), block: 9, value: '4' }),
        voucher({ hold: offer, state: 'spent', spentBlock: 9, value: '8' }),
        voucher({ hold: offer, issuer: party(5), value: '16' }),
        voucher({ state: 'spent', spentBlock: 8, value: '32' }),
      ],
      1,
    );
    expect(items.map(({ series, amount }) => [series, amount])).toEqual([
      ['waiting', 1n],
      ['accepted', 2n],
      ['accepted', 8n],
    ]);
  });

  test('days are in order and add up', () => {
    const items = receivedItems([
      voucher({ due: '2027-05-21' }),
      voucher({ due: '2026-12-01', value: '5' }),
      voucher({ due: '2027-05-21', value: '1' }),
    ]);
    expect(dueDays(items).map(({ due, total, items: list }) => [due, total, list.length])).toEqual([
      ['2026-12-01', 5n, 1],
      ['2027-05-21', 101n, 2],
    ]);
  });

  test('a due day on which banks rest is paid on the next business day', () => {
    expect(payDayOf('2027-05-23')).toBe('2027-05-24');
    expect([isClosedDay('2027-05-23'), isClosedDay('2027-05-24')]).toEqual([true, false]);
    expect([payDayOf('2199-01-01'), isClosedDay('2199-01-01')]).toEqual([undefined, false]);
  });
});
