import { FuqiError } from '@fuqi/domain';
import { describe, expect, it } from '@jest/globals';
import type { Json } from './canonical-json';
import { boolean, hash32, integer, list, object, oneOf } from './shape';

const shape = object({
  kind: oneOf('a', 'b'),
  count: integer(1, 3),
  on: boolean,
  hashes: list(hash32, 0, 1),
});
const good = { kind: 'a', count: 3, on: false, hashes: ['0'.repeat(64)] };
const detailOf = (value: Json): string => {
  try {
    shape(value, 'in', 'malformed');
  } catch (error) {
    if (error instanceof FuqiError) return error.detail;
  }
  return 'accepted';
};

describe('shape', () => {
  it('returns what it was given when every field fits', () => {
    expect(shape(good, 'in', 'malformed')).toEqual(good);
  });

  it.each<[string, Json]>([
    ['in', null],
    ['in', [good]],
    ['in.extra', { ...good, extra: 1 }],
    ['in.kind', { ...good, kind: 'c' }],
    ['in.count', { ...good, count: 4 }],
    ['in.count', { ...good, count: '3' }],
    ['in.on', { kind: 'a', count: 1, hashes: [] }],
    ['in.hashes', { ...good, hashes: ['0'.repeat(64), '1'.repeat(64)] }],
    ['in.hashes[0]', { ...good, hashes: ['0'.repeat(63)] }],
    ['in.hashes[0]', { ...good, hashes: ['A'.repeat(64)] }],
  ])('names the place of the fault: %s', (where, value) => {
    expect(detailOf(value)).toBe(where);
  });

  it('does not take inherited names for fields', () => {
    expect(
      detailOf(JSON.parse('{"__proto__":{"on":true},"kind":"a","count":1,"hashes":[]}') as Json),
    ).toBe('in.__proto__');
  });
});
