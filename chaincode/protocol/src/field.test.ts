import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { asciiBytes, bytesToInteger, equalBytes, fromHex, integerToBytes, toHex } from './bytes';
import {
  FIELD_ORDER,
  addInField,
  fieldFromBytes,
  fieldFromHex,
  fieldToBytes,
  fieldToHex,
  subtractInField,
} from './field';

const element = fc.bigInt({ min: 0n, max: FIELD_ORDER - 1n });

describe('field elements', () => {
  it('have one encoding of 32 bytes and one of 64 hex digits', () => {
    fc.assert(
      fc.property(element, (x) => {
        expect(fieldToBytes(x)).toHaveLength(32);
        expect(fieldFromBytes(fieldToBytes(x))).toBe(x);
        expect(fieldFromHex(fieldToHex(x))).toBe(x);
        expect(fieldToHex(x)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  it('are big-endian', () => {
    expect(toHex(fieldToBytes(258n))).toBe(`${'00'.repeat(30)}0102`);
  });

  it('are refused at r and above, and in other lengths', () => {
    expect(fieldFromBytes(integerToBytes(FIELD_ORDER - 1n, 32))).toBe(FIELD_ORDER - 1n);
    for (const x of [FIELD_ORDER, FIELD_ORDER + 1n, (1n << 256n) - 1n]) {
      expect(() => fieldFromBytes(integerToBytes(x, 32))).toThrow('non-canonical');
    }
    expect(() => fieldToBytes(FIELD_ORDER)).toThrow('non-canonical');
    expect(() => fieldToBytes(-1n)).toThrow('non-canonical');
    expect(() => fieldFromBytes(new Uint8Array(31))).toThrow('malformed');
    expect(() => fieldFromBytes(new Uint8Array(33))).toThrow('malformed');
  });

  it('add and subtract inversely', () => {
    fc.assert(
      fc.property(element, element, (a, b) => {
        expect(subtractInField(addInField(a, b), b)).toBe(a);
        expect(addInField(subtractInField(a, b), b)).toBe(a);
      }),
    );
  });
});

describe('bytes', () => {
  it('pass through hex and integers unchanged', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(equalBytes(fromHex(toHex(bytes)), bytes)).toBe(true);
        expect(equalBytes(integerToBytes(bytesToInteger(bytes), bytes.length), bytes)).toBe(true);
      }),
    );
  });

  it('are refused in any other spelling', () => {
    for (const text of ['0', 'AB', '0x00', 'zz', ' 00']) {
      expect(() => fromHex(text)).toThrow('malformed');
    }
    expect(() => asciiBytes('é')).toThrow('malformed');
    expect(() => asciiBytes('\n')).toThrow('malformed');
    expect(() => integerToBytes(256n, 1)).toThrow('out-of-range');
    expect(() => integerToBytes(-1n, 1)).toThrow('out-of-range');
  });
});
