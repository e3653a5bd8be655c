import { CIRCUITS, encodeBatch } from '@fuqi/protocol';
import type { CircuitName } from '@fuqi/protocol';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  BANK_A,
  BANK_B,
  FIRST_DATE,
  FIRST_DAY,
  TestNetwork,
  brief,
  dutyAction,
  fixedInputs,
  noonOf,
} from '../testing/test-network';
import { element } from '../testing/test-operation';
import type { Head } from '../testing/test-operation';

let net: TestNetwork;
beforeEach(async () => {
  net = await TestNetwork.open();
});

const outcomeOf = async (head: Partial<Head>, circuit: CircuitName = 'move'): Promise<string> => {
  const [outcome] = await net.submit([net.operation([net.leg(circuit, 'a')], head)]);
  return brief(outcome);
};

describe('cited versions', () => {
  it('refuses versions that never were', async () => {
    expect(await outcomeOf({ date: FIRST_DATE + 1 })).toBe('date-not-open (state)');
    expect(await outcomeOf({ epoch: 2 })).toBe('epoch-not-open (state)');
    expect(await outcomeOf({ policy: 2 })).toBe('policy-not-open (state)');
    expect(await outcomeOf({ partyRoot: element('nowhere') })).toBe('party-root-closed (state)');
  });

  it.each(['root0', 'root1', 'recordRoot'])('refuses an unknown %s', async (name) => {
    const leg = net.leg('move', 'a', { [name]: element('nowhere') });
    expect((await net.submit([net.operation([leg])])).map(brief)).toEqual(['root-unknown (state)']);
  });

  it('refuses a date that a step has closed, and takes the one it opened', async () => {
    const to = String(FIRST_DATE + 1);
    await net.invoke('calendar:propose', [to], { as: BANK_A });
    await net.invoke('calendar:confirm', [to], { as: BANK_B });
    expect(await outcomeOf({})).toBe('date-not-open (state)');
    expect(await outcomeOf({ date: FIRST_DATE + 1 })).toBe('recorded');
  });

  it('refuses a closed epoch and a closed policy, and takes their successors', async () => {
    await net.decide([dutyAction(2), { kind: 'duty.close', epoch: 1 }]);
    expect(await outcomeOf({})).toBe('epoch-not-open (state)');
    await net.decide([net.policyAction(2), { kind: 'policy.close', version: 1 }]);
    expect(await outcomeOf({ epoch: 2 })).toBe('policy-not-open (state)');
    expect(await outcomeOf({ epoch: 2, policy: 2 })).toBe('recorded');
  });

  it('takes an operation on the last date of its validity and not after', async () => {
    expect(await outcomeOf({ validUntil: FIRST_DATE - 2 })).toBe('operation-expired (bytes)');
    expect(await outcomeOf({ validUntil: FIRST_DATE })).toBe('recorded');
  });

  it('refuses an operation that would stay valid for more than thirty days', async () => {
    expect(await outcomeOf({ validUntil: FIRST_DATE + 4 * 31 })).toBe('out-of-range (bytes)');
    expect(await outcomeOf({ validUntil: FIRST_DATE + 4 * 30 + 2 })).toBe('recorded');
  });

  it('knows circuits only through the keys that the policy names', async () => {
    await net.decide([net.policyAction(2, ['attest'])]);
    expect(await outcomeOf({ policy: 2 })).toBe('circuit-unknown (state)');
    expect(await outcomeOf({ policy: 2 }, 'attest')).toBe('recorded');
  });

  it('stops a circuit whose key is closed, until it is opened again', async () => {
    await net.decide([{ kind: 'key.close', circuit: 1, hash: net.key('move').hash }]);
    expect(await outcomeOf({})).toBe('circuit-quarantined (state)');
    await net.decide(net.keyActions().slice(0, 1));
    expect(await outcomeOf({})).toBe('recorded');
  });
});

describe('public inputs that chaincode fixes', () => {
  const fixedNames = ['partyRoot', 'date', 'supervisorX', 'supervisorY', 'maxLayer'] as const;
  it.each([...fixedNames, 'maxDue', 'rootBudget'] as const)('computes %s itself', async (name) => {
    const circuit = name === 'maxDue' || name === 'rootBudget' ? 'issue' : 'move';
    const operation = net.operation([net.leg(circuit, 'a')], {}, (op) => ({
      ...fixedInputs(op),
      [name]: fixedInputs(op)[name] + 1n,
    }));
    expect((await net.submit([operation])).map(brief)).toEqual(['proof-invalid (bytes)']);
  });

  it('counts the last due day in calendar months from the cited date', async () => {
    for (const phase of [1, 2]) {
      const to = String(FIRST_DATE + phase);
      await net.invoke('calendar:propose', [to], { as: BANK_A });
      await net.invoke('calendar:confirm', [to], { as: BANK_B });
    }
    const next = String(FIRST_DATE + 4);
    const at = noonOf(FIRST_DAY + 1);
    await net.invoke('calendar:propose', [next], { as: BANK_A, at });
    await net.invoke('calendar:confirm', [next], { as: BANK_B, at });
    const operation = net.operation([net.leg('issue', 'a')], { date: FIRST_DATE + 4 }, (op) => ({
      ...fixedInputs(op),
      maxDue: fixedInputs(op).maxDue + 1n,
    }));
    expect((await net.submit([operation], { at })).map(brief)).toEqual(['recorded']);
  });

  it('reads each cited key once for a whole batch of every circuit', async () => {
    const circuits = CIRCUITS.filter((circuit) => circuit !== 'register');
    const operations = [0, 1].flatMap((i) =>
      circuits.map((circuit) => net.operation([net.leg(circuit, `${circuit} ${String(i)}`)])),
    );
    const { transaction } = await net.simulate('operations:submit', [encodeBatch(operations)]);
    const cited = [...transaction.reads.keys()].filter((key) => !/^(?:nf|tag)\//.test(key));
    expect(cited).toHaveLength(6 + circuits.length);
  });
});
