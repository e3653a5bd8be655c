import { beforeAll, describe, expect, it } from '@jest/globals';
import { fieldHex } from '../encoding/hex';
import { TestNetwork } from '../testing/test-network';
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
    expect(seen).toEqual(labels.map((label) => `tag/${fieldHex(element(`${label} tag`))}`).sort());
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

  it('write nothing', async () => {
    const { transaction } = await net.simulate('query:versions', []);
    expect(transaction.writes.size).toBe(0);
  });
});
