import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalBytes, canonicalJson, parseBytes, parseCanonical } from './canonical-json';
import type { Json } from './canonical-json';

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('canonical JSON', () => {
  it('sorts keys at every depth', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: 'x' })).toBe(
      '{"a":"x","b":[{"a":null,"z":1}]}',
    );
  });

  it('refuses numbers that are not safe integers', () => {
    for (const bad of [0.5, NaN, Infinity, 2 ** 53])
      expect(() => canonicalJson(bad)).toThrow(RangeError);
  });

  it('accepts an argument only in its canonical text', () => {
    expect(parseCanonical('{"a":1,"b":2}')).toEqual({ a: 1, b: 2 });
    for (const text of ['{"b":2,"a":1}', '{"a": 1}', '{"a":1.0}', '{"a":1,"a":1}', '{', '1e3']) {
      expect(parseCanonical(text)).toBeUndefined();
    }
  });

  it('has one text per value, and reads it back', () => {
    fc.assert(
      fc.property(json, (value) => {
        const again = parseBytes(canonicalBytes(value));
        expect(canonicalJson(again)).toBe(canonicalJson(value));
        expect(parseCanonical(canonicalJson(value))).toBeDefined();
      }),
    );
  });
});
