import { beforeAll, describe, expect, it } from '@jest/globals';
import { useCodeHash } from '../code-hash';
import { CHAINCODE_VERSION } from '../metadata';
import { fieldHex } from '../encoding/hex';
import { EMPTY_PARTY_ROOT, TestNetwork } from '../testing/test-network';
import { element } from '../testing/test-operation';

let net: TestNetwork;
beforeAll(async () => {
  net = await TestNetwork.open();
});
const query = async (fn: string, ...args: string[]): Promise<unknown> =>
  JSON.parse((await net.simulate(`query:${fn}`, args)).answer);

describe('queries', () => {
  it('answer with unused, unknown and empty where there is nothing', async () => {
    const hash = fieldHex(element('nothing'));
    expect(await query('receipt', `nf/${hash}`)).toEqual({ state: 'unused' });
    expect(await query('receipt', `party/${hash}`)).toEqual({ state: 'unused' });
    expect(await query('root', hash)).toEqual({ known: false, leaves: null });
    expect(await query('partyRoot', hash)).toEqual({ state: 'unknown' });
    expect(await query('chunk', '9')).toEqual({ leaves: [] });
    expect(await query('chunkRoots', '0')).toEqual({ roots: [] });
  });

  it('name the code that the host says it runs, and refuse to take anything else for a hash', async () => {
    expect(await query('version')).toEqual({ code: null, version: CHAINCODE_VERSION });
    expect(() => useCodeHash('0'.repeat(63))).toThrow(/^FUQI-INPUT-001/);
    useCodeHash('ab'.repeat(32));
    expect(await query('version')).toEqual({ code: 'ab'.repeat(32), version: CHAINCODE_VERSION });
  });

  it('page through what is pending, each entry once', async () => {
    const labels = ['a', 'b', 'c', 'd', 'e'];
    await net.submit(labels.map((label) => net.operation([net.leg('grant', label)])));
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page = (await query('pending', after, '2')) as {
        entries: { anchor: string }[];
        next: string | null;
      };
      expect(page.entries.length).toBeLessThanOrEqual(2);
      seen.push(...page.entries.map(({ anchor }) => anchor));
      after = page.next;
    }
    expect(seen).toEqual(
      labels.map((label) => `tag/5/${fieldHex(element(`${label} tag`))}`).sort(),
    );
  });

  it.each([
    ['receipt', ['nf/00']],
    ['receipt', [`vk/${'0'.repeat(64)}`]],
    ['root', ['0'.repeat(63)]],
    ['root', ['A'.repeat(64)]],
    ['pending', ['', '0']],
    ['pending', ['', '257']],
    ['pending', ['x', '1']],
    ['chunk', ['-1']],
    ['chunk', ['01']],
    ['verifyingKey', ['999', '0'.repeat(64)]],
  ])('refuse what is no question: %s %s', async (fn, args) => {
    await expect(net.simulate(`query:${fn}`, args)).rejects.toThrow(/^FUQI-INPUT-/);
  });

  it('page through the leaves of the party tree in order', async () => {
    expect(await query('leaves', '0')).toEqual({ leaves: [], next: null });
    let oldRoot = EMPTY_PARTY_ROOT;
    const known: { index: number; leaf: string }[] = [];
    for (const label of ['a', 'b', 'c']) {
      const { leg, newRoot, index, leaf } = net.registration(label, { oldRoot });
      await net.submit([net.operation([leg], { partyRoot: oldRoot })]);
      known.push({ index, leaf: fieldHex(leaf) });
      oldRoot = newRoot;
    }
    known.sort((a, b) => a.index - b.index);
    expect(await query('leaves', '0')).toEqual({ leaves: known, next: null });
    const from = String(known[1]?.index);
    expect(await query('leaves', from)).toEqual({ leaves: known.slice(1), next: null });
    await expect(query('leaves', '65536')).rejects.toThrow('out-of-range');
  });

  it('write nothing', async () => {
    const { transaction } = await net.simulate('query:versions', []);
    expect(transaction.writes.size).toBe(0);
  });
});
