import { expect, test } from '@jest/globals';
import { keyId, keyName, officerSlot } from './key-entry';

test('ids are taken alone or out of a whole key, nothing else is one', () => {
  const id = '0123456789abcdef';
  expect([id, ` ${id} `, `fuqi_${id}_${'x'.repeat(43)}`].map(keyId)).toEqual([id, id, id]);
  expect([`${id}0`, '0123456789ABCDEF', `fuqi_${id}_short`, ''].map(keyId)).toEqual([
    ...[undefined, undefined, undefined, undefined],
  ]);
});

test('names and slots', () => {
  expect([keyName('  ERP '), keyName(' '), keyName('x'.repeat(81))]).toEqual([
    ...['ERP', undefined, undefined],
  ]);
  expect(['1', ' 8 ', '9', '0', ''].map(officerSlot)).toEqual([
    ...[0, 7, undefined, undefined, undefined],
  ]);
});
