import { LIMITS } from '@fuqi/domain';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../encoding/canonical-json';
import type { Json } from '../encoding/canonical-json';
import { SUBGROUP_ORDER } from '../curve/baby-jubjub';
import { fieldHex, toHex } from '../encoding/hex';
import { proveDutyKey } from '../governance/duty-possession';
import {
  BANK_A,
  BANK_B,
  EMPTY_PARTY_ROOT,
  OPERATOR,
  SUPERVISOR,
  TestNetwork,
  dutyAction,
  noonOf,
  openChannelAction,
} from '../testing/test-network';
import type { Caller } from '../testing/test-network';
import { motionHash } from '../governance/motion-hash';

let net: TestNetwork;
beforeEach(async () => {
  net = await TestNetwork.open();
});

const propose = async (actions: readonly Json[], caller: Caller = {}): Promise<string> => {
  const { answer } = await net.invoke('governance:propose', [canonicalJson(actions)], caller);
  return (JSON.parse(answer) as { motion: string }).motion;
};
const confirm = (motion: string, caller: Caller = { as: BANK_B }): Promise<unknown> =>
  net.invoke('governance:confirm', [motion], caller);
const query = async (fn: string, ...args: string[]): Promise<unknown> =>
  JSON.parse((await net.simulate(`query:${fn}`, args)).answer);

describe('motions', () => {
  it('are carried out when a second bank confirms their hash, and then are gone', async () => {
    const motion = await propose([dutyAction(2)]);
    expect(await query('motions')).toEqual({
      motions: [{ motion, content: { actions: [dutyAction(2)], approvals: [BANK_A] } }],
    });
    await expect(confirm(motion, { as: BANK_A })).rejects.toThrow('second-bank-required');
    await confirm(motion);
    expect(await query('motions')).toEqual({ motions: [] });
    await expect(confirm(motion)).rejects.toThrow('not-found');
    await expect(confirm('motion')).rejects.toThrow('malformed: motion');
  });

  it('are nobody’s but the banks’', async () => {
    await expect(propose([dutyAction(2)], { as: OPERATOR })).rejects.toThrow('not-permitted');
    const motion = await propose([dutyAction(2)]);
    await expect(confirm(motion, { as: OPERATOR })).rejects.toThrow('not-permitted');
    for (const as of [OPERATOR, BANK_B]) {
      await expect(net.invoke('governance:withdraw', [motion], { as })).rejects.toThrow(
        'not-permitted',
      );
    }
    await net.invoke('governance:withdraw', [motion], { as: BANK_A });
    await expect(confirm(motion)).rejects.toThrow('not-found');
  });

  it('happen whole or not at all', async () => {
    const motion = await propose([dutyAction(2), { kind: 'policy.close', version: 9 }]);
    await expect(confirm(motion)).rejects.toThrow('policy-not-open');
    expect(net.ledger.text('duty/2')).toBeUndefined();
    expect(net.ledger.keys('motion/')).toHaveLength(1);
  });

  it('have another hash on another channel and for other content', () => {
    const hashes = [motionHash('a', [1]), motionHash('b', [1]), motionHash('a', [2])];
    expect(new Set(hashes).size).toBe(3);
  });

  it.each<[string, string]>([
    ['not JSON', '[{'],
    ['spaces', '[{"kind":"party.close"} ]'],
    ['not a list', '{"kind":"party.close"}'],
    ['empty', '[]'],
    ['unknown kind', '[{"kind":"mint"}]'],
    ['no kind', '[1]'],
    ['missing field', '[{"kind":"duty.close"}]'],
    ['extra field', '[{"epoch":1,"kind":"duty.close","x":1}]'],
    ['epoch out of range', '[{"epoch":4294967296,"kind":"duty.close"}]'],
    ['circuit named as text', '[{"circuit":"1","hash":"00","kind":"key.close"}]'],
  ])('are refused when malformed: %s', async (_, text) => {
    await expect(net.invoke('governance:propose', [text])).rejects.toThrow('malformed');
  });

  it('hold at most 32 actions', async () => {
    const actions = Array<Json>(33).fill({ kind: 'party.close' });
    await expect(propose(actions)).rejects.toThrow('too-large');
  });

  it('keep date steps apart', async () => {
    const step = { kind: 'date.step', from: 1, to: 2, calendar: 'x' };
    await expect(propose([step, dutyAction(2)])).rejects.toThrow('malformed');
  });
});

describe('opening a channel', () => {
  it('happens once', async () => {
    await expect(net.decide([openChannelAction(true)])).rejects.toThrow('already-recorded');
  });

  it('needs two of the banks that it lists, and an open day', async () => {
    net = await TestNetwork.blank();
    await expect(propose([dutyAction(1)])).rejects.toThrow('channel not opened');
    await expect(propose([openChannelAction(true)], { as: OPERATOR })).rejects.toThrow(
      'not-permitted',
    );
    const motion = await propose([openChannelAction(true)]);
    await expect(confirm(motion, { as: OPERATOR })).rejects.toThrow('not-permitted');
    await expect(confirm(motion, { as: BANK_B, at: noonOf(20772) })).rejects.toThrow(
      'date-not-yet',
    );
    await confirm(motion);
    expect(await query('versions')).toMatchObject({
      calendar: 'CN-2026.1',
      date: 83092,
      partyRoots: [fieldHex(EMPTY_PARTY_ROOT)],
    });
    expect(await query('channel')).toMatchObject({
      channel: 'supply',
      contract: 'fuqi',
      development: true,
    });
  });

  it('refuses banks out of order or twice, and a first day on which banks are closed', async () => {
    net = await TestNetwork.blank();
    const action = openChannelAction(true) as { config: { banks: string[] } };
    for (const banks of [
      [BANK_B, BANK_A],
      [BANK_A, BANK_A, BANK_B],
    ]) {
      const wrong = { ...action, config: { ...action.config, banks } } as unknown as Json;
      await expect(net.decide([wrong])).rejects.toThrow('malformed');
    }
    const sunday = { ...(openChannelAction(true) as object), day: '2026-11-15' } as Json;
    await expect(net.decide([sunday])).rejects.toThrow('date-step-invalid');
  });

  it('serves nothing before', async () => {
    net = await TestNetwork.blank();
    await expect(net.simulate('operations:submit', [new Uint8Array(8)])).rejects.toThrow(
      'not-found',
    );
    await expect(net.simulate('query:channel', [])).rejects.toThrow('not-found');
  });

  it('asks for duties in certificates where it is for value', async () => {
    net = await TestNetwork.blank();
    const open = [openChannelAction(false)];
    await expect(net.decide(open)).rejects.toThrow('not-permitted');
    await net.decide(open, { duties: 'governance' });
    await expect(net.decide([dutyAction(1)])).rejects.toThrow('not-permitted');
    await expect(
      net.invoke('calendar:propose', ['83093'], { duties: 'governance' }),
    ).rejects.toThrow('not-permitted');
    await net.invoke('calendar:propose', ['83093'], { duties: 'calendar' });
  });
});

describe('the supervisor’s keys', () => {
  it('refuses a point outside the prime subgroup, and numbers that are taken', async () => {
    const low = { ...(dutyAction(2) as object), x: fieldHex(0n), y: fieldHex(1n) } as Json;
    const off = { ...(dutyAction(2) as object), x: fieldHex(SUPERVISOR.x + 1n) } as Json;
    await expect(net.decide([low])).rejects.toThrow('key-invalid: supervisor');
    await expect(net.decide([off])).rejects.toThrow('key-invalid: supervisor');
    await expect(net.decide([dutyAction(1)])).rejects.toThrow('key-exists');
  });

  it('refuses a key whose secret nobody showed to hold, for this epoch on this channel', async () => {
    const held = dutyAction(2) as Record<string, Json>;
    const other = dutyAction(3) as Record<string, Json>;
    const wrong: Record<string, Json>[] = [
      { s: other['s'] ?? '' },
      { rx: other['rx'] ?? '', ry: other['ry'] ?? '', s: other['s'] ?? '' },
      { s: '0'.repeat(64) },
      { ry: fieldHex(1n) },
      proveDutyKey('elsewhere', 2, 20261116n) as unknown as Record<string, Json>,
    ];
    for (const change of wrong) {
      await expect(net.decide([{ ...held, ...change }])).rejects.toThrow('key-invalid: possession');
    }
    // s + l satisfies the same equation and is another spelling of it.
    const s = BigInt(`0x${proveDutyKey('supply', 2, 20261116n).s}`) + SUBGROUP_ORDER;
    await expect(net.decide([{ ...held, s: fieldHex(s) }])).rejects.toThrow('possession');
    await net.decide([held]);
  });

  it('waits for the supervisor where the channel names one, in any order', async () => {
    net = await TestNetwork.blank();
    const supervisor = { as: 'SupervisorMSP' };
    const motion = await propose([openChannelAction(true, 'SupervisorMSP'), dutyAction(1)]);
    const { answer } = (await confirm(motion)) as { answer: string };
    expect(JSON.parse(answer)).toEqual({ actions: ['channel.open', 'duty.open'], carried: false });
    expect(net.ledger.keys('duty/')).toEqual([]);
    await expect(confirm(motion)).rejects.toThrow('second-bank-required');
    await expect(confirm(motion, { as: OPERATOR })).rejects.toThrow('not-permitted');
    await confirm(motion, supervisor);
    expect(net.ledger.keys('duty/')).toHaveLength(2);
    const next = await propose([dutyAction(2)]);
    await confirm(next, supervisor);
    await expect(confirm(next, supervisor)).rejects.toThrow('second-bank-required');
    expect(net.ledger.text('duty/2')).toBeUndefined();
    await confirm(next);
    expect(net.ledger.text('duty/2')).toBeDefined();
  });

  it('gives the supervisor no word in anything else', async () => {
    net = await TestNetwork.blank();
    await net.decide([openChannelAction(true, 'SupervisorMSP')]);
    const supervisor = { as: 'SupervisorMSP' };
    const motion = await propose([{ kind: 'party.close' }]);
    await expect(confirm(motion, supervisor)).rejects.toThrow('not-permitted');
    await expect(propose([dutyAction(1)], supervisor)).rejects.toThrow('not-permitted');
  });

  it('keeps few open, and never opens a closed one again', async () => {
    await net.decide([dutyAction(2)]);
    await expect(net.decide([dutyAction(3)])).rejects.toThrow('out-of-range: open epochs');
    await net.decide([{ kind: 'duty.close', epoch: 1 }, dutyAction(3)]);
    await expect(net.decide([{ kind: 'duty.close', epoch: 1 }])).rejects.toThrow('epoch-not-open');
    await net.decide([{ kind: 'duty.close', epoch: 2 }]);
    await expect(net.decide([dutyAction(1)])).rejects.toThrow('key-exists');
  });
});

describe('policies', () => {
  it('name only keys that are agreed, and keep their number', async () => {
    await expect(net.decide([net.policyAction(1)])).rejects.toThrow('already-recorded');
    const policy = { ...(net.policyAction(2) as object), keys: { 1: '0'.repeat(64) } } as Json;
    await expect(net.decide([policy])).rejects.toThrow('circuit-unknown: circuit 1');
  });

  it('keeps few open', async () => {
    for (let version = 2; version <= LIMITS.openPolicies; version += 1) {
      await net.decide([net.policyAction(version)]);
    }
    await expect(net.decide([net.policyAction(9)])).rejects.toThrow('out-of-range: open policies');
  });
});

describe('verifying keys', () => {
  it('refuses what is no key, a key of another shape, and one that is open', async () => {
    const [first] = net.keyActions() as { key: string }[];
    const junk = { ...first, key: `${first?.key.slice(0, -2) ?? ''}00` } as Json;
    await expect(net.decide([junk])).rejects.toThrow('key-invalid: VK_');
    const other = { ...first, key: toHex(net.key('issue').keyBytes) } as Json;
    await expect(net.decide([other])).rejects.toThrow('key-invalid: number of public inputs');
    await expect(net.decide([first as Json])).rejects.toThrow('key-exists');
  });

  it('answers a key and its state', async () => {
    const { hash, keyBytes } = net.key('move');
    expect(await query('verifyingKey', '1', hash)).toEqual({ key: toHex(keyBytes), state: 'open' });
    expect(await query('verifyingKey', '2', hash)).toEqual({ key: null, state: 'unknown' });
    await net.decide([{ kind: 'key.close', circuit: 1, hash }]);
    expect(await query('verifyingKey', '1', hash)).toMatchObject({ state: 'closed' });
    await expect(net.decide([{ kind: 'key.close', circuit: 1, hash }])).rejects.toThrow(
      'circuit-unknown',
    );
  });
});

describe('party roots in an emergency', () => {
  it('closes all but the newest', async () => {
    const { leg, newRoot } = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT });
    await net.submit([net.operation([leg])]);
    await net.decide([{ kind: 'party.close' }]);
    expect(await query('versions')).toMatchObject({ partyRoots: [fieldHex(newRoot)] });
    expect(await query('partyRoot', fieldHex(EMPTY_PARTY_ROOT))).toEqual({ state: 'closed' });
  });
});
