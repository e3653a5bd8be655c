import { expect, test } from '@jest/globals';
import { byUrgency, findMembers, heldByIssuer, kycState } from './member-list';
import type { Balance, Member } from './member-list';

const member = (id: number, zh: string, of: Partial<Member> = {}): Member => ({
  ...{ id, name: { zh, en: `Member ${id}` }, roles: ['supplier'] },
  ...{ standing: 'active', kycDay: '2027-12-31' },
  ...of,
});

test('due diligence: missing, over, soon, fine', () => {
  const at = (kycDay: string | null) => kycState({ kycDay }, '2026-11-24');
  expect([null, '2026-11-23', '2026-11-24', '2027-01-23', '2027-01-24'].map(at)).toEqual([
    ...['none', 'over', 'soon', 'soon', 'fine'],
  ]);
});

test('members are found by either name, number and role', () => {
  const all = [member(1, '甲银行', { roles: ['bank'] }), member(12, '鼎新重工')];
  expect(findMembers(all, '甲', undefined).map(({ id }) => id)).toEqual([1]);
  expect(findMembers(all, 'MEMBER 12', undefined).map(({ id }) => id)).toEqual([12]);
  expect(findMembers(all, '1', undefined)).toHaveLength(2);
  expect(findMembers(all, '', 'bank').map(({ id }) => id)).toEqual([1]);
});

test('what needs a look comes first', () => {
  const order = byUrgency(
    [
      member(1, '安'),
      member(2, '博', { kycDay: '2026-12-01' }),
      member(3, '成', { standing: 'frozen' }),
    ],
    '2026-11-24',
    'zh',
  );
  expect(order.map(({ id }) => id)).toEqual([3, 2, 1]);
});

test('only vouchers held here are summed', () => {
  const balance = (of: Partial<Balance>): Balance => ({
    ...{ kind: 'voucher', number: 'n', issuer: { id: 4, name: { zh: '甲', en: 'A' } } },
    ...{ due: null, state: 'available', total: '1', count: 1 },
    ...of,
  });
  const sums = heldByIssuer([
    balance({}),
    balance({ state: 'held', total: '2' }),
    balance({ state: 'offered', total: '4' }),
    balance({ kind: 'quota', total: '8' }),
  ]);
  expect([...sums]).toEqual([[4, 3n]]);
});
