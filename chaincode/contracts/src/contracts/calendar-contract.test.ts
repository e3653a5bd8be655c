import { CALENDAR_CN_DATA } from '@fuqi/domain';
import { encodeBatch } from '@fuqi/protocol';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Json } from '../encoding/canonical-json';
import {
  BANK_A,
  BANK_B,
  FIRST_DATE,
  FIRST_DAY,
  OPERATOR,
  TestNetwork,
  noonOf,
} from '../testing/test-network';
import type { Simulation } from '../testing/test-network';

let net: TestNetwork;
beforeEach(async () => {
  net = await TestNetwork.open();
});

const propose = (to: number, as = BANK_A, at = noonOf(FIRST_DAY)): Promise<Simulation> =>
  net.invoke('calendar:propose', [String(to)], { as, at });
const confirm = (to: number, as = BANK_B, at = noonOf(FIRST_DAY)): Promise<Simulation> =>
  net.invoke('calendar:confirm', [String(to)], { as, at });
const step = async (to: number, day = FIRST_DAY): Promise<void> => {
  await propose(to, BANK_A, noonOf(day));
  await confirm(to, BANK_B, noonOf(day));
};
const open = async (): Promise<number> =>
  (JSON.parse((await net.simulate('query:versions', [])).answer) as { date: number }).date;

describe('date steps', () => {
  it('closes one date in the write that opens the next', async () => {
    await propose(FIRST_DATE + 1);
    const { answer, transaction } = await confirm(FIRST_DATE + 1);
    expect(JSON.parse(answer)).toEqual({ date: FIRST_DATE + 1 });
    expect(net.ledger.text(`date/${String(FIRST_DATE)}`)).toBe('{"state":"closed"}');
    expect(net.ledger.text(`date/${String(FIRST_DATE + 1)}`)).toBe('{"state":"open"}');
    expect([...transaction.writes.keys()].filter((key) => key.startsWith('date/'))).toHaveLength(3);
    expect(net.ledger.keys('motion/')).toEqual([]);
  });

  it('does nothing on one bank’s word', async () => {
    await propose(FIRST_DATE + 1);
    expect(await open()).toBe(FIRST_DATE);
    await expect(confirm(FIRST_DATE + 1, BANK_A)).rejects.toThrow(
      'FUQI-AUTH-002 second-bank-required',
    );
    await expect(propose(FIRST_DATE + 1, BANK_B)).rejects.toThrow('already-recorded');
    await expect(confirm(FIRST_DATE + 2)).rejects.toThrow('not-found');
  });

  it('takes no word of anybody but a bank', async () => {
    await expect(propose(FIRST_DATE + 1, OPERATOR)).rejects.toThrow('FUQI-AUTH-001 not-permitted');
    await propose(FIRST_DATE + 1);
    await expect(confirm(FIRST_DATE + 1, OPERATOR)).rejects.toThrow('not-permitted');
  });

  it('goes one phase or one business day on and no further', async () => {
    for (const wrong of [
      FIRST_DATE,
      FIRST_DATE - 1,
      FIRST_DATE + 2,
      FIRST_DATE + 3,
      FIRST_DATE + 4,
    ]) {
      await expect(propose(wrong, BANK_A, noonOf(FIRST_DAY + 9))).rejects.toThrow(
        'date-step-invalid',
      );
    }
    await expect(net.invoke('calendar:propose', ['-1'])).rejects.toThrow('malformed');
    await expect(net.invoke('calendar:propose', ['083092'])).rejects.toThrow('malformed');
  });

  it('starts at the open date and at no other', async () => {
    const step = { kind: 'date.step', from: FIRST_DATE + 1, to: FIRST_DATE + 2 };
    await expect(net.decide([{ ...step, calendar: 'CN-2026.1' }])).rejects.toThrow(
      'date-step-invalid: from',
    );
    expect(await open()).toBe(FIRST_DATE);
  });

  it('skips the days on which banks are closed', async () => {
    for (let day = FIRST_DAY; day <= FIRST_DAY + 4; day += 1) {
      if (day > FIRST_DAY) await step(4 * day, day);
      await step(4 * day + 1, day);
      await step(4 * day + 2, day);
    }
    const friday = FIRST_DAY + 4;
    const monday = FIRST_DAY + 7;
    await expect(propose(4 * (friday + 1), BANK_A, noonOf(monday))).rejects.toThrow(
      'date-step-invalid',
    );
    await step(4 * monday, monday);
    expect(await open()).toBe(4 * monday);
  });

  it('does not open a day before midnight in Beijing of that day, at either bank', async () => {
    await step(FIRST_DATE + 1);
    await step(FIRST_DATE + 2);
    const midnight = (FIRST_DAY + 1) * 86400 - 8 * 3600;
    await expect(propose(FIRST_DATE + 4, BANK_A, midnight - 1)).rejects.toThrow(
      'FUQI-DATE-003 date-not-yet',
    );
    await propose(FIRST_DATE + 4, BANK_A, midnight);
    await expect(confirm(FIRST_DATE + 4, BANK_B, midnight - 1)).rejects.toThrow('date-not-yet');
    await confirm(FIRST_DATE + 4, BANK_B, midnight);
    expect(await open()).toBe(FIRST_DATE + 4);
  });

  it('steps by the calendar in force only: a motion under an older one lapses', async () => {
    await propose(FIRST_DATE + 1);
    const calendar = JSON.parse(
      JSON.stringify({ ...CALENDAR_CN_DATA, version: 'CN-2026.2' }),
    ) as Json;
    await net.decide([{ kind: 'calendar.set', calendar }]);
    await expect(confirm(FIRST_DATE + 1)).rejects.toThrow('not-found');
    await step(FIRST_DATE + 1);
    expect(await open()).toBe(FIRST_DATE + 1);
  });

  it('lets one of two confirmations in flight through', async () => {
    await propose(FIRST_DATE + 1);
    const to = String(FIRST_DATE + 1);
    const left = await net.simulate('calendar:confirm', [to], { as: BANK_B });
    const right = await net.simulate('calendar:confirm', [to], { as: 'BankCMSP' });
    expect(net.ledger.commit(left.transaction)).toBe('VALID');
    expect(net.ledger.commit(right.transaction)).toBe('MVCC_READ_CONFLICT');
  });

  it('kills exactly the transactions in flight that cite the date it closes', async () => {
    const batch = encodeBatch([net.operation([net.leg('move', 'a')])]);
    const inFlight = await net.simulate('operations:submit', [batch]);
    await step(FIRST_DATE + 1);
    expect(net.ledger.commit(inFlight.transaction)).toBe('MVCC_READ_CONFLICT');
  });
});
