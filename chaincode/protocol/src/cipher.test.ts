import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { contentKey, decryptWords, encryptWords, streamBlock, unwrapKey, wrapKey } from './cipher';
import { DOMAIN_CONSTANTS } from './domains';
import { FIELD_ORDER } from './field';
import { poseidonState } from './poseidon';

const element = fc.bigInt({ min: 0n, max: FIELD_ORDER - 1n });
const point = fc.record({ x: element, y: element });
const stream = fc.record({ key: element, n0: element, section: fc.constantFrom(0n, 1n) });

describe('cipher', () => {
  it('takes outputs 1…16 of the permutation and never output 0', () => {
    const inputs = [DOMAIN_CONSTANTS.STREAM, 5n, 6n, 1n, 2n, ...new Array<bigint>(11).fill(0n)];
    const state = poseidonState(inputs);
    const block = streamBlock({ key: 5n, n0: 6n, section: 1n }, 2n);
    expect(block).toEqual(state.slice(1, 17));
    expect(block).not.toContain(state[0]);
  });

  it('decrypts what it encrypts, across blocks', () => {
    fc.assert(
      fc.property(stream, fc.array(element, { maxLength: 35 }), (key, words) => {
        expect(decryptWords(key, encryptWords(key, words))).toEqual(words);
      }),
      { numRuns: 15 },
    );
  });

  it('has another stream for another key, n0, section and block', () => {
    const base = { key: 1n, n0: 2n, section: 0n };
    const first = [
      streamBlock(base, 0n),
      streamBlock({ ...base, key: 3n }, 0n),
      streamBlock({ ...base, n0: 3n }, 0n),
      streamBlock({ ...base, section: 1n }, 0n),
      streamBlock(base, 1n),
    ].flat();
    expect(new Set(first).size).toBe(5 * 16);
  });

  it('unwraps what it wraps with the same point, n0 and section only', () => {
    fc.assert(
      fc.property(stream, point, (key, shared) => {
        const wrapped = wrapKey(key, shared);
        expect(unwrapKey(wrapped, shared, key.n0, key.section)).toBe(key.key);
        expect(unwrapKey(wrapped, shared, key.n0, key.section + 1n)).not.toBe(key.key);
      }),
      { numRuns: 15 },
    );
  });

  it('binds the content key to both coordinates and n0', () => {
    const keys = [
      contentKey({ x: 1n, y: 2n }, 3n),
      contentKey({ x: 2n, y: 1n }, 3n),
      contentKey({ x: 1n, y: 2n }, 4n),
    ];
    expect(new Set(keys).size).toBe(3);
  });
});
