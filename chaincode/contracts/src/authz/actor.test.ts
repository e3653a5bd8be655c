import { describe, expect, it } from '@jest/globals';
import { actorOf, actsForBank, requireBank } from './actor';

const certificate = (mspId: string, duties?: string) => ({
  getMSPID: () => mspId,
  getAttributeValue: (name: string) => (name === 'fuqi.duty' ? (duties ?? null) : null),
});
const banks = ['BankAMSP', 'BankBMSP'];

describe('who may act for a bank', () => {
  it('takes a bank certificate as it is on a development channel', () => {
    const actor = actorOf(certificate('BankAMSP'));
    expect(requireBank(actor, 'governance', { banks, development: true, supervisor: null })).toBe(
      'BankAMSP',
    );
  });

  it('asks for the duty on a channel for value', () => {
    const channel = { banks, development: false, supervisor: null };
    expect(actsForBank(actorOf(certificate('BankAMSP')), 'calendar', channel)).toBe(false);
    expect(actsForBank(actorOf(certificate('BankAMSP', 'governance')), 'calendar', channel)).toBe(
      false,
    );
    expect(
      actsForBank(actorOf(certificate('BankAMSP', 'governance,calendar')), 'calendar', channel),
    ).toBe(true);
  });

  it('refuses the operator whatever its certificate says, without naming anybody', () => {
    const operator = actorOf(certificate('OperatorMSP', 'governance,calendar,registrar'));
    for (const development of [true, false]) {
      expect(() =>
        requireBank(operator, 'governance', { banks, development, supervisor: null }),
      ).toThrow('FUQI-AUTH-001 not-permitted: governance');
    }
  });

  it('reads an empty attribute as no duty', () => {
    expect(actorOf(certificate('BankAMSP', '')).duties.size).toBe(0);
  });
});
