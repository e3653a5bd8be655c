import { encodeBatch, operationDigest } from '@fuqi/protocol';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { fieldHex, toHex } from '../encoding/hex';
import {
  BANK_A,
  EMPTY_PARTY_ROOT,
  OPERATOR,
  TestNetwork,
  brief,
  outcomesOf,
} from '../testing/test-network';
import { draftLeg } from '../testing/test-operation';

let net: TestNetwork;
beforeEach(async () => {
  net = await TestNetwork.open();
});

const register = async (
  label: string,
  change: Parameters<TestNetwork['registration']>[1],
  as = BANK_A,
): Promise<{ outcome: string; newRoot: bigint }> => {
  const { leg, newRoot } = net.registration(label, change);
  const [outcome] = await net.submit([net.operation([leg], { partyRoot: change.oldRoot })], { as });
  return { outcome: brief(outcome), newRoot };
};
const stateOf = async (root: bigint): Promise<string> => {
  const { answer } = await net.simulate('query:partyRoot', [fieldHex(root)]);
  return (JSON.parse(answer) as { state: string }).state;
};
const openRoots = async (): Promise<string[]> => {
  const { answer } = await net.simulate('query:versions', []);
  return (JSON.parse(answer) as { partyRoots: string[] }).partyRoots;
};
const move = async (partyRoot: bigint, label: string): Promise<string> =>
  brief((await net.submit([net.operation([net.leg('move', label)], { partyRoot })]))[0]);

describe('who registers', () => {
  it('takes new members and changes of standing from a bank only', async () => {
    const oldRoot = EMPTY_PARTY_ROOT;
    for (const mode of [1n, 3n]) {
      expect((await register('a', { oldRoot, mode }, OPERATOR)).outcome).toBe(
        'not-permitted (state)',
      );
      expect((await register('a', { oldRoot, mode }, 'EnterpriseMSP')).outcome).toBe(
        'not-permitted (state)',
      );
    }
    const { newRoot } = await register('b', { oldRoot, mode: 1n });
    expect((await register('c', { oldRoot: newRoot, mode: 3n })).outcome).toBe('recorded');
  });

  it('takes changes by a member’s own officers from anybody', async () => {
    const change = { oldRoot: EMPTY_PARTY_ROOT, mode: 2n };
    expect((await register('a', change, OPERATOR)).outcome).toBe('recorded');
  });

  it('refuses a mode, a flag or a tag that the circuit has not', async () => {
    const base = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT }).leg.values;
    const wrong: [Record<string, bigint>, string][] = [
      [{ mode: 4n }, 'out-of-range (bytes)'],
      [{ mode: 0n }, 'out-of-range (bytes)'],
      [{ closes: 2n }, 'out-of-range (bytes)'],
      [{ tag: 0n }, 'malformed (bytes)'],
      [{ mode: 2n }, 'malformed (bytes)'],
      [{ closes: 1n }, 'malformed (bytes)'],
      [{ newRoot: EMPTY_PARTY_ROOT }, 'malformed (bytes)'],
    ];
    for (const [values, expected] of wrong) {
      const leg = draftLeg('register', 'a', { ...base, ...values });
      expect((await net.submit([net.operation([leg])])).map(brief)).toEqual([expected]);
    }
  });
});

describe('roots of the party tree', () => {
  it('leaves older roots open when nothing is taken away', async () => {
    const { newRoot } = await register('a', { oldRoot: EMPTY_PARTY_ROOT });
    expect([await stateOf(EMPTY_PARTY_ROOT), await stateOf(newRoot)]).toEqual(['open', 'open']);
    expect(await move(EMPTY_PARTY_ROOT, 'x')).toBe('recorded');
    expect(await move(newRoot, 'y')).toBe('recorded');
  });

  it('closes every older root with a change that takes something away, in the same write', async () => {
    const first = await register('a', { oldRoot: EMPTY_PARTY_ROOT });
    const frozen = await register('b', { oldRoot: first.newRoot, mode: 3n, closes: 1n });
    expect(await openRoots()).toEqual([fieldHex(frozen.newRoot)]);
    expect(await move(EMPTY_PARTY_ROOT, 'x')).toBe('party-root-closed (state)');
    expect(await move(first.newRoot, 'y')).toBe('party-root-closed (state)');
    expect(await move(frozen.newRoot, 'z')).toBe('recorded');
  });

  it('makes a transaction in flight on a root that closes meanwhile invalid', async () => {
    const inFlight = await net.simulate('operations:submit', [
      encodeBatch([net.operation([net.leg('move', 'x')])]),
    ]);
    await register('a', { oldRoot: EMPTY_PARTY_ROOT, mode: 3n, closes: 1n });
    expect(net.ledger.commit(inFlight.transaction)).toBe('MVCC_READ_CONFLICT');
  });

  it('does not disturb operations in flight when it adds a member', async () => {
    const inFlight = await net.simulate('operations:submit', [
      encodeBatch([net.operation([net.leg('move', 'x')])]),
    ]);
    await register('a', { oldRoot: EMPTY_PARTY_ROOT });
    expect(net.ledger.commit(inFlight.transaction)).toBe('VALID');
  });

  it('keeps sixteen open and closes the oldest with the seventeenth', async () => {
    const roots = [EMPTY_PARTY_ROOT];
    for (let i = 1; i < 16; i += 1) {
      roots.push((await register(String(i), { oldRoot: roots.at(-1) ?? 0n })).newRoot);
    }
    expect(await openRoots()).toHaveLength(16);
    roots.push((await register('17th', { oldRoot: roots.at(-1) ?? 0n })).newRoot);
    expect(await openRoots()).toEqual(roots.slice(1).map(fieldHex));
    expect(await stateOf(EMPTY_PARTY_ROOT)).toBe('closed');
  });

  it('refuses a change of a root that is not the newest', async () => {
    await register('a', { oldRoot: EMPTY_PARTY_ROOT });
    expect((await register('b', { oldRoot: EMPTY_PARTY_ROOT })).outcome).toBe(
      'party-root-stale (state)',
    );
  });

  it('never brings a root back to life', async () => {
    const first = await register('a', { oldRoot: EMPTY_PARTY_ROOT });
    const values = {
      oldRoot: first.newRoot,
      newRoot: EMPTY_PARTY_ROOT,
      mode: 3n,
      closes: 0n,
      tag: 0n,
    };
    const leg = draftLeg('register', 'back', values);
    const outcomes = await net.submit([net.operation([leg], { partyRoot: first.newRoot })]);
    expect(outcomes.map(brief)).toEqual(['party-root-stale (state)']);
  });
});

describe('receipts of registrations', () => {
  it('registers an enterprise once', async () => {
    const { newRoot } = await register('a', { oldRoot: EMPTY_PARTY_ROOT });
    const { leg } = net.registration('b', { oldRoot: newRoot });
    const sameTag = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT }).leg.values['tag'] ?? 0n;
    const again = { ...leg, values: { ...leg.values, tag: sameTag } };
    const outcomes = await net.submit([net.operation([again], { partyRoot: newRoot })]);
    expect(outcomes.map(brief)).toEqual(['duplicate-enterprise (state)']);
  });

  it.each([1n, 2n, 3n])(
    'answers the same registration in mode %s with the same receipt',
    async (mode) => {
      const { leg, newRoot } = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT, mode });
      const bytes = net.operation([leg]);
      const digest = toHex(operationDigest(net.network, net.proved([leg])));
      const [first] = await net.submit([bytes]);
      await register('later', { oldRoot: newRoot, mode: 3n, closes: 1n });
      const batch = encodeBatch([bytes]);
      const { answer, transaction } = await net.simulate('operations:submit', [batch]);
      expect(first).toMatchObject({ ok: true, digest, duplicate: false });
      expect(outcomesOf(answer)).toEqual([{ ...first, duplicate: true }]);
      expect(transaction.writes.size).toBe(0);
    },
  );
});

describe('several registrations in one batch', () => {
  it('chains them, and lets later operations cite what they make', async () => {
    const first = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT });
    const second = net.registration('b', { oldRoot: first.newRoot, mode: 3n, closes: 1n });
    const outcomes = await net.submit([
      net.operation([first.leg]),
      net.operation([second.leg], { partyRoot: first.newRoot }),
      net.operation([net.leg('move', 'x')], { partyRoot: second.newRoot }),
      net.operation([net.leg('move', 'y')], { partyRoot: first.newRoot }),
    ]);
    expect(outcomes.map(brief)).toEqual([
      ...['recorded', 'recorded', 'recorded', 'party-root-closed (state)'],
    ]);
    expect(await openRoots()).toEqual([fieldHex(second.newRoot)]);
  });

  it('refuses what hung on a registration that failed', async () => {
    const first = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT });
    const second = net.registration('b', { oldRoot: first.newRoot });
    const outcomes = await net.submit([
      net.operation([first.leg], { text: new Uint8Array(32).fill(1) }),
      net.operation([{ ...first.leg, values: { ...first.leg.values, tag: 7n } }], { epoch: 9 }),
      net.operation([second.leg], { partyRoot: first.newRoot }),
    ]);
    expect(outcomes.map(brief)).toEqual(['recorded', 'epoch-not-open (state)', 'recorded']);
    const third = net.registration('c', { oldRoot: second.newRoot });
    const fourth = net.registration('d', { oldRoot: third.newRoot });
    const bad = net.operation([third.leg], { partyRoot: second.newRoot });
    bad[bad.length - 2] = (bad.at(-2) ?? 0) ^ 1;
    const after = await net.submit([
      bad,
      net.operation([fourth.leg], { partyRoot: third.newRoot }),
      net.operation([net.leg('move', 'z')], { partyRoot: third.newRoot }),
    ]);
    expect(after.map(brief)).toEqual([
      'proof-malformed (bytes)',
      ...['party-root-closed (state)', 'party-root-closed (state)'],
    ]);
  });

  it('takes one of two on the same root', async () => {
    const left = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT });
    const right = net.registration('b', { oldRoot: EMPTY_PARTY_ROOT });
    const outcomes = await net.submit([net.operation([left.leg]), net.operation([right.leg])]);
    expect(outcomes.map(brief)).toEqual(['recorded', 'party-root-stale (state)']);
    expect(net.ledger.keys(`party/${fieldHex(right.newRoot)}`)).toEqual([]);
  });
});
