import { describe, expect, test } from '@jest/globals';
import { circuitCounts, mineIn, strangersView, typedNumber } from './block-view';
import type { Block } from './block-view';

const operation = (circuits: string[], mine: boolean) => ({
  digest: 'd',
  circuits,
  legs: circuits.length,
  mine,
  voucherIds: mine ? ['v'] : [],
  operationId: mine ? 'o' : null,
});

describe('blocks of the explorer', () => {
  const block: Block = {
    number: 7,
    operations: [operation(['move', 'issue'], true), operation(['move'], false)],
    sealed: [],
    date: null,
  };

  test('counts what is mine and what shapes there are', () => {
    expect(mineIn(block)).toBe(1);
    expect(circuitCounts(block)).toEqual([
      { circuit: 'issue', count: 1 },
      { circuit: 'move', count: 2 },
    ]);
  });

  test('a stranger gets nothing of what is mine', () => {
    expect(Object.keys(strangersView(operation(['move'], true)))).toEqual([
      ...['digest', 'circuits', 'legs'],
    ]);
  });

  test('numbers that people type', () => {
    expect(['0', ' 42 ', '007', '-1', '1e3', ''].map(typedNumber)).toEqual([
      ...[0, 42, undefined, undefined, undefined, undefined],
    ]);
  });
});
