import { encodeBatch, operationDigest } from '@fuqi/protocol';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../encoding/canonical-json';
import { fieldHex, toHex } from '../encoding/hex';
import {
  BANK_A,
  BANK_B,
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
  it('takes registrations from a bank only', async () => {
    const oldRoot = EMPTY_PARTY_ROOT;
    for (const mode of [1n, 2n, 3n, 4n, 5n]) {
      for (const as of [OPERATOR, 'EnterpriseMSP']) {
        const { outcome } = await register('a', { oldRoot, mode }, as);
        expect(outcome).toBe('not-permitted (state)');
      }
    }
    const joined = await register('b', { oldRoot, mode: 1n });
    const updated = await register('c', { oldRoot: joined.newRoot, mode: 2n });
    const standing = await register('d', { oldRoot: updated.newRoot, mode: 3n });
    expect([joined, updated, standing].map(({ outcome }) => outcome)).toEqual(
      Array(3).fill('recorded'),
    );
  });

  it('publishes the leaf at its index, and replaces it there', async () => {
    const first = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT });
    await net.submit([net.operation([first.leg])]);
    const { answer } = await net.simulate('query:leaves', [String(first.index)]);
    expect(JSON.parse(answer)).toEqual({
      leaves: [{ index: first.index, leaf: fieldHex(first.leaf) }],
      next: null,
    });
    const second = net.registration('b', { oldRoot: first.newRoot, mode: 2n });
    const values = { ...second.leg.values, index: BigInt(first.index) };
    const legs = [{ ...second.leg, values }];
    await net.submit([net.operation(legs, { partyRoot: first.newRoot })]);
    expect(net.ledger.keys('leaf/')).toHaveLength(1);
    const after = await net.simulate('query:leaves', ['0']);
    expect(after.answer).toContain(fieldHex(second.leaf));
  });

  it('refuses a mode, a flag, a tag, an index or a leaf that the circuit has not', async () => {
    const base = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT }).leg.values;
    const wrong: [Record<string, bigint>, string][] = [
      [{ mode: 6n }, 'out-of-range (bytes)'],
      [{ mode: 0n }, 'out-of-range (bytes)'],
      [{ closes: 2n }, 'out-of-range (bytes)'],
      [{ index: 65536n }, 'out-of-range (bytes)'],
      [{ tag: 0n }, 'malformed (bytes)'],
      [{ mode: 2n }, 'malformed (bytes)'],
      [{ closes: 1n }, 'malformed (bytes)'],
      [{ newLeaf: 0n }, 'malformed (bytes)'],
      [{ newRoot: EMPTY_PARTY_ROOT }, 'party-root-stale (state)'],
    ];
    for (const [values, expected] of wrong) {
      const leg = draftLeg('register', 'a', { ...base, ...values });
      expect((await net.submit([net.operation([leg])])).map(brief)).toEqual([expected]);
    }
  });
});

describe('institutions', () => {
  const agree = async (index: number, leaf: bigint, as = BANK_A): Promise<unknown> => {
    const action = { index, kind: 'member.agree', leaf: fieldHex(leaf) };
    return net.invoke('governance:propose', [canonicalJson([action])], { as });
  };

  it.each([4n, 5n])(
    'need a second bank that agreed to this leaf at this index: mode %s',
    async (mode) => {
      const { leg, index, leaf } = net.registration('bank', { oldRoot: EMPTY_PARTY_ROOT, mode });
      const operation = net.operation([leg]);
      const submitted = async (as: string): Promise<string[]> =>
        (await net.submit([operation], { as })).map(brief);
      expect(await submitted(BANK_B)).toEqual(['second-bank-required (state)']);
      await agree(index + 1, leaf);
      await agree(index, leaf + 1n);
      expect(await submitted(BANK_B)).toEqual(['second-bank-required (state)']);
      await agree(index, leaf);
      expect(await submitted(BANK_A)).toEqual(['second-bank-required (state)']);
      expect(await submitted(OPERATOR)).toEqual(['not-permitted (state)']);
      expect(await submitted(BANK_B)).toEqual(['recorded']);
      expect(net.ledger.keys('motion/')).toHaveLength(2);
    },
  );

  it('use their consent up', async () => {
    const first = net.registration('bank', { oldRoot: EMPTY_PARTY_ROOT, mode: 4n });
    await agree(first.index, first.leaf);
    await net.submit([net.operation([first.leg])], { as: BANK_B });
    const again = { ...first.leg.values, oldRoot: first.newRoot, newRoot: 5n, mode: 5n, tag: 0n };
    const legs = [draftLeg('register', 'again', again)];
    const operation = net.operation(legs, { partyRoot: first.newRoot });
    expect((await net.submit([operation], { as: BANK_B })).map(brief)).toEqual([
      'second-bank-required (state)',
    ]);
  });

  it('use it up within a batch as well', async () => {
    const first = net.registration('bank', { oldRoot: EMPTY_PARTY_ROOT, mode: 4n });
    const values = { ...first.leg.values, oldRoot: first.newRoot, newRoot: 5n, mode: 5n, tag: 0n };
    await agree(first.index, first.leaf);
    const outcomes = await net.submit(
      [
        net.operation([first.leg]),
        net.operation([draftLeg('register', 'again', values)], { partyRoot: first.newRoot }),
      ],
      { as: BANK_B },
    );
    expect(outcomes.map(brief)).toEqual(['recorded', 'second-bank-required (state)']);
    expect(net.ledger.keys('leaf/')).toHaveLength(1);
  });

  it('cannot be agreed to by whoever is no bank, nor confirmed without their registration', async () => {
    await expect(agree(1, 1n, OPERATOR)).rejects.toThrow('not-permitted: registrar');
    const { answer } = (await agree(1, 1n)) as { answer: string };
    const { motion } = JSON.parse(answer) as { motion: string };
    await expect(net.invoke('governance:confirm', [motion], { as: BANK_B })).rejects.toThrow(
      'malformed: member.agree is confirmed by its registration',
    );
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

  it('never brings a root back, so that no older change can be replayed', async () => {
    const first = await register('a', { oldRoot: EMPTY_PARTY_ROOT });
    const frozen = await register('b', { oldRoot: first.newRoot, mode: 3n, closes: 1n });
    const { leg } = net.registration('c', { oldRoot: frozen.newRoot, mode: 3n, closes: 1n });
    const lifted = draftLeg('register', 'c', { ...leg.values, newRoot: first.newRoot });
    const cites = { partyRoot: frozen.newRoot };
    const outcomes = await net.submit([net.operation([lifted], cites)], { as: BANK_A });
    expect(outcomes.map(brief)).toEqual(['party-root-stale (state)']);
    const renewed = await register('d', { oldRoot: frozen.newRoot, mode: 3n, closes: 1n });
    expect(await openRoots()).toEqual([fieldHex(renewed.newRoot)]);
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
      index: 3n,
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

describe('before any proof is looked at', () => {
  it('refuses what cites a closed root, or does not start from the newest one', async () => {
    const { newRoot } = await register('a', { oldRoot: EMPTY_PARTY_ROOT, mode: 3n, closes: 1n });
    const stale = net.registration('b', { oldRoot: EMPTY_PARTY_ROOT });
    // Four bad proofs would refuse the whole transaction.
    const spoil = (bytes: Uint8Array, fromEnd: number): Uint8Array => {
      bytes[bytes.length - fromEnd] = (bytes[bytes.length - fromEnd] ?? 0) ^ 1;
      return bytes;
    };
    const moves = ['x', 'y'].map((label) => spoil(net.operation([net.leg('move', label)]), 1));
    const late = [1n, 2n].map((tag) => {
      const legs = [{ ...stale.leg, values: { ...stale.leg.values, tag } }];
      return spoil(net.operation(legs, { partyRoot: newRoot }), 2);
    });
    expect((await net.submit([...moves, ...late])).map(brief)).toEqual([
      ...['party-root-closed (state)', 'party-root-closed (state)'],
      ...['party-root-stale (state)', 'party-root-stale (state)'],
    ]);
  });
});

describe('an operation of several registrations', () => {
  it('leaves no trace of the first when the second cannot follow', async () => {
    const first = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT });
    const second = net.registration('b', { oldRoot: first.newRoot });
    const back = { ...second.leg.values, newRoot: EMPTY_PARTY_ROOT };
    const legs = [first.leg, { ...second.leg, values: back }];
    const after = net.registration('c', { oldRoot: EMPTY_PARTY_ROOT });
    const outcomes = await net.submit([net.operation(legs), net.operation([after.leg])]);
    expect(outcomes.map(brief)).toEqual(['party-root-stale (state)', 'recorded']);
    expect(await openRoots()).toEqual([EMPTY_PARTY_ROOT, after.newRoot].map(fieldHex));
    expect(net.ledger.keys('leaf/')).toHaveLength(1);
    expect(net.ledger.keys('tag/4/')).toHaveLength(1);
  });

  it('is recorded whole when each follows the one before', async () => {
    const first = net.registration('a', { oldRoot: EMPTY_PARTY_ROOT });
    const second = net.registration('b', { oldRoot: first.newRoot });
    const outcomes = await net.submit([net.operation([first.leg, second.leg])]);
    expect(outcomes.map(brief)).toEqual(['recorded']);
    expect(net.ledger.keys('leaf/')).toHaveLength(2);
  });
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
