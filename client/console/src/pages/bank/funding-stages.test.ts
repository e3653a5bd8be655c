import { describe, expect, test } from '@jest/globals';
import { purchases, toConfirm } from './funding-stages';
import type { Payment } from './funding-stages';
import type { Voucher } from '../calendar/due-items';

const party = (id: number) => ({ id, name: { zh: `成员${id}`, en: `Member ${id}` } });

function voucher(id: string, of: Partial<Voucher>): Voucher {
  return {
    ...{ id, kind: 'voucher', number: id, issuer: party(4), registrar: party(3) },
    ...{ owner: party(5), value: '100', due: '2027-05-21', state: 'held-for-others' },
    ...{ hold: { kind: 'reserve', holder: party(1) }, layer: 0, splitsLeft: 9, paidThrough: 0 },
    ...{ message: '', block: 3, sealedBlock: 4, spentBlock: null },
    ...of,
  };
}

function payment(of: Partial<Payment>): Payment {
  return {
    ...{ id: 'p', direction: 'outgoing', purpose: 'funding', amount: '98', payer: party(1) },
    ...{ payee: party(5), voucher: null, remark: 'p', state: 'held' },
    ...of,
  };
}

describe('purchases of a bank', () => {
  const paying = { kind: 'paying' as const, holder: party(1) };

  test('stages follow from hold and payment, what can go on comes first', () => {
    const found = purchases(
      [
        voucher('reserved', {}),
        voucher('paying', { hold: paying }),
        voucher('confirmed', { hold: paying }),
      ],
      [payment({ voucher: 'paying' }), payment({ voucher: 'confirmed', state: 'confirmed' })],
      1,
    );
    expect(found.map(({ stage, voucher: { id } }) => [stage, id])).toEqual([
      ['confirmed', 'confirmed'],
      ['paying', 'paying'],
      ['reserved', 'reserved'],
    ]);
  });

  test('what another bank holds, what is cleared, and what is pledged are no purchases', () => {
    const found = purchases(
      [
        voucher('others', { hold: { kind: 'reserve', holder: party(2) } }),
        voucher('clearing', { hold: paying }),
        voucher('pledged', { hold: { kind: 'pledge', holder: party(1) } }),
        voucher('spent', { state: 'spent' }),
        voucher('unknown', { hold: paying }),
      ],
      [payment({ voucher: 'clearing', purpose: 'clearing' })],
      1,
    );
    expect(found).toEqual([]);
  });

  test('only incoming payments that nobody confirmed wait for confirmation', () => {
    expect(
      toConfirm([
        payment({ id: 'a', direction: 'incoming' }),
        payment({ id: 'b', direction: 'incoming', state: 'confirmed' }),
        payment({ id: 'c' }),
      ]).map(({ id }) => id),
    ).toEqual(['a']);
  });
});
