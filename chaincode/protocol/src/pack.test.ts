import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { FIELD_ORDER } from './field';
import { type Layout, pack, unpack } from './pack';
import * as layouts from './plaintexts/layouts';

const bounded = (bits: number): fc.Arbitrary<bigint> =>
  fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });

describe('pack', () => {
  it('puts the first field lowest', () => {
    const layout = [
      ['x', 8],
      ['y', 16],
    ] as const;
    expect(pack(layout, { x: 0x12n, y: 0x3456n })).toBe(0x345612n);
    expect(unpack(layout, 0x345612n)).toEqual({ x: 0x12n, y: 0x3456n });
  });

  it.each(Object.entries(layouts as Record<string, Layout>))(
    'passes %s there and back, and refuses each field one too large',
    (_name, layout) => {
      const values = fc.record(
        Object.fromEntries(layout.map(([field, bits]) => [field, bounded(bits)])),
      );
      fc.assert(
        fc.property(values, (fields) => {
          expect(unpack(layout, pack(layout, fields))).toEqual(fields);
        }),
        { numRuns: 30 },
      );
      const full = Object.fromEntries(layout.map(([f, bits]) => [f, (1n << BigInt(bits)) - 1n]));
      expect(pack(layout, full) < FIELD_ORDER).toBe(true);
      expect(() => unpack(layout, pack(layout, full) + 1n)).toThrow('non-canonical');
      for (const [field, bits] of layout) {
        expect(() => pack(layout, { ...full, [field]: 1n << BigInt(bits) })).toThrow(field);
        expect(() => pack(layout, { ...full, [field]: -1n })).toThrow(field);
      }
    },
  );
});
