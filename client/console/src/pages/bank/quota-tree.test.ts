import { describe, expect, test } from '@jest/globals';
import { quotaTrees, standingByOwner } from './quota-tree';
import type { QuotaBranch, QuotaNode } from './quota-tree';

const node = (id: string, parent: string | null, owner: string, value: bigint, live: boolean) =>
  ({ id, parent, owner, value, live }) satisfies QuotaNode;

const shape = ({ id, children }: QuotaBranch): unknown => [id, ...children.map(shape)];

describe('quota tree', () => {
  test('grows from parents, largest first, and sums what stands', () => {
    const trees = quotaTrees([
      node('b', 'a', '子公司', 30n, true),
      node('a', null, '集团', 100n, false),
      node('c', 'a', '集团', 70n, false),
      node('d', 'c', '集团', 50n, true),
      node('e', 'c', '子公司', 20n, true),
      node('z', 'unseen', '他人', 5n, true),
    ]);
    expect(trees.map(shape)).toEqual([['a', ['c', ['d'], ['e']], ['b']], ['z']]);
    expect(trees[0] && [...standingByOwner(trees[0])]).toEqual([
      ['集团', 50n],
      ['子公司', 50n],
    ]);
  });

  test('a ring of parents ends, with each node once', () => {
    const trees = quotaTrees([node('a', 'b', 'x', 1n, true), node('b', 'a', 'x', 1n, true)]);
    expect(trees.map(shape)).toEqual([['a', ['b']]]);
  });
});
