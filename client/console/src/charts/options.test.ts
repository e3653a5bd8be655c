import { describe, expect, test } from '@jest/globals';
import { concentration, exposureRows } from './exposure';
import { exposureOption } from './exposure-option';
import { ladder } from './maturity';
import { ladderOption } from './ladder-option';
import type { ChartLook } from './palette';
import { leavesOf, treeOption } from './tree-option';

const LOOK: ChartLook = { ground: 'light', narrow: false, still: true, label: String };

describe('options of charts', () => {
  test('the ladder stacks only series that have something, and ends with the line', () => {
    const rungs = ladder(
      [
        { due: '2026-12-01', amount: 1_050n, series: 'available' },
        { due: '2027-05-21', amount: 200n, series: 'held' },
      ],
      '2026-11-24',
    );
    const option = ladderOption(
      rungs,
      {
        bands: ['a', 'b', 'c', 'd', 'e', 'f'],
        series: [
          { id: 'available', name: 'A' },
          { id: 'offered', name: 'O' },
          { id: 'held', name: 'H' },
        ],
        cumulative: 'Σ',
      },
      LOOK,
    );
    expect(option['series']).toMatchObject([
      { name: 'A', type: 'bar', data: [0, 10.5, 0, 0, 0, 0] },
      { name: 'H', type: 'bar', data: [0, 0, 0, 0, 2, 0] },
      { name: 'Σ', type: 'line', data: [0, 10.5, 10.5, 10.5, 12.5, 12.5] },
    ]);
    expect(option['animation']).toBe(false);
  });

  test('exposure: largest first, a mark only where there is a limit, what is over is told', () => {
    const rows = exposureRows([
      { id: 2, name: 'B', funded: 100n, committed: 0n, limit: undefined },
      { id: 1, name: 'A', funded: 100n, committed: 50n, limit: 120n },
      { id: 3, name: 'C', funded: 100n, committed: 0n, limit: 1000n },
    ]);
    expect(rows.map(({ name, used, free, over }) => [name, used, free, over])).toEqual([
      ['A', 150n, 0n, 30n],
      ['B', 100n, undefined, 0n],
      ['C', 100n, 900n, 0n],
    ]);
    const option = exposureOption(rows, { funded: 'f', committed: 'c', limit: 'l' }, LOOK);
    expect(option['series']).toMatchObject([
      { data: [1, 1, 1] },
      { data: [0.5, 0, 0] },
      {
        data: [
          [1.2, 0],
          [10, 2],
        ],
      },
    ]);
  });

  test('concentration: one debtor is 10,000, four equal ones are 2,500, none is nothing', () => {
    expect(concentration([{ used: 7n }])).toBe(10_000);
    expect(concentration([1n, 1n, 1n, 1n].map((used) => ({ used })))).toBe(2_500);
    expect(concentration([{ used: 0n }])).toBeUndefined();
  });

  test('the tree keeps its shape', () => {
    const leaf = (name: string) => ({ id: name, name, amount: '1', live: false, children: [] });
    const root = { id: 'r', name: 'r', amount: '2', live: true, children: [leaf('a'), leaf('b')] };
    expect(leavesOf(root)).toBe(2);
    expect(treeOption(root, LOOK)['series']).toMatchObject([
      { orient: 'LR', data: [{ name: 'r', children: [{ name: 'a' }, { name: 'b' }] }] },
    ]);
    expect(treeOption(root, { ...LOOK, narrow: true })['series']).toMatchObject([{ orient: 'TB' }]);
  });
});
