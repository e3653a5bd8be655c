import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { CircuitName } from '../circuits';
import { FIELD_ORDER } from '../field';
import { PUBLIC_INPUTS } from '../publics';
import {
  CLEAR_A_WORDS,
  CLEAR_B_WORDS,
  clearFromWordsA,
  clearFromWordsB,
  clearWordsA,
  clearWordsB,
} from './clear-plaintext';
import { ephemeralScalar } from './ephemeral';
import { GRANT_WORDS, grantFromWords, grantWords } from './grant-plaintext';
import {
  ISSUE_A_WORDS,
  ISSUE_B_WORDS,
  issueFromWordsA,
  issueFromWordsB,
  issueWordsA,
  issueWordsB,
} from './issue-plaintext';
import { MOVE_WORDS, moveFromWords, moveWords } from './move-plaintext';

const bits = (n: number): fc.Arbitrary<bigint> =>
  fc.bigInt({ min: 0n, max: (1n << BigInt(n)) - 1n });
const element = fc.bigInt({ min: 0n, max: FIELD_ORDER - 1n });
const id = bits(32);
const token = fc.record({
  ...{ kind: bits(8), registrar: id, issuer: id, rootId: element, due: bits(24), terms: element },
});
const change = fc.record({ value: bits(64), budget: bits(16), layer: bits(8) });
const quota = fc.record({ registrar: id, issuer: id, due: bits(24), rootId: element });

const move = fc.record({
  ...{ token, signer: id, action: bits(8), party: id, owner: id, real1: fc.boolean() },
  inputs: fc.tuple(element, element),
  newHold: fc.record({ kind: bits(8), holder: id, reference: element, expiry: bits(24) }),
  seed: element,
  outputs: fc.array(
    fc.record({
      ...{ value: bits(64), owner: id, layer: bits(8), budget: bits(16), paid: bits(8) },
      holdSelection: bits(2),
    }),
    { minLength: 4, maxLength: 4 },
  ),
});
const issueA = fc.record({
  ...{ mandate: id, debtor: id, due: bits(24), rootId: element, quota },
  ...{ capacityToken: element, capacityRootId: element, supplier: id, deliveryDay: bits(24) },
  ...{ flags: bits(8), basis: bits(8), fields: element, value: bits(64), budget: bits(16) },
  ...{ offerExpiry: bits(24), capacityChange: change, seed: element, capacityInput: element },
});
const issueB = fc.record({
  ...{ quota, debtor: id, mandate: id, value: bits(64), quotaChange: change },
  ...{ changeSalt: element, quotaInput: element },
});
const clearA = fc.record({
  ...{ signer: id, action: bits(8), value: bits(64), owner: id, input: element },
  ...{ rootId: element, capacitySalt: element, holdReference: element },
});
const clearB = fc.record({ quota, owner: id, value: bits(64), mandate: id, quotaSalt: element });
const capacity = fc.record({
  ...{ supplier: id, deliveryDay: bits(24), flags: bits(8), basis: bits(8), fields: element },
});
const grant = fc.oneof(
  fc.record({
    token: token.map((t) => ({ ...t, kind: 3n })),
    ...{ owner: id, value: bits(64), budget: bits(16), party: id, salt: element, capacity },
  }),
  fc.record({
    token: token.map((t) => ({ ...t, kind: 2n })),
    ...{ owner: id, value: bits(64), budget: bits(16), party: id, salt: element },
    capacity: fc.constant(undefined),
  }),
);

/** Words in, object out and back, their number, and no other number of words. */
function passes<T>(
  arbitrary: fc.Arbitrary<T>,
  toWords: (plaintext: T) => bigint[],
  fromWords: (words: readonly bigint[]) => T,
  length: number,
): void {
  fc.assert(
    fc.property(arbitrary, (plaintext) => {
      const words = toWords(plaintext);
      expect(words).toHaveLength(length);
      expect(words.every((word) => word >= 0n && word < FIELD_ORDER)).toBe(true);
      expect(fromWords(words)).toEqual(plaintext);
      expect(() => fromWords(words.slice(1))).toThrow('malformed');
      expect(() => fromWords([...words, 0n])).toThrow('malformed');
    }),
    { numRuns: 40 },
  );
}

describe('plaintexts', () => {
  it('of move pass there and back', () => passes(move, moveWords, moveFromWords, MOVE_WORDS));
  it('of issue, section a', () => passes(issueA, issueWordsA, issueFromWordsA, ISSUE_A_WORDS));
  it('of issue, section b', () => passes(issueB, issueWordsB, issueFromWordsB, ISSUE_B_WORDS));
  it('of clear, section a', () => passes(clearA, clearWordsA, clearFromWordsA, CLEAR_A_WORDS));
  it('of clear, section b', () => passes(clearB, clearWordsB, clearFromWordsB, CLEAR_B_WORDS));
  it('of grant', () => passes(grant, grantWords, grantFromWords, GRANT_WORDS));

  it('have as many words as the circuits have ciphertext inputs', () => {
    const count = (circuit: CircuitName, pattern: RegExp): number =>
      PUBLIC_INPUTS[circuit].filter((name) => pattern.test(name)).length;
    expect(count('move', /^ct/)).toBe(MOVE_WORDS);
    expect(count('issue', /^a\d/)).toBe(ISSUE_A_WORDS);
    expect(count('issue', /^b\d/)).toBe(ISSUE_B_WORDS);
    expect(count('clear', /^a\d/)).toBe(CLEAR_A_WORDS);
    expect(count('clear', /^b\d/)).toBe(CLEAR_B_WORDS);
    expect(count('grant', /^ct/)).toBe(GRANT_WORDS);
  });

  it('refuse what contradicts itself', () => {
    const words = new Array<bigint>(ISSUE_A_WORDS).fill(0n);
    expect(() => issueFromWordsA(words)).toThrow('non-canonical');
    expect(() => issueFromWordsB(new Array<bigint>(ISSUE_B_WORDS).fill(0n))).toThrow('kind');
    expect(() => grantFromWords([2n, 0n, 0n, 0n, 0n, 1n, 0n])).toThrow('capacity');
    expect(() => moveFromWords([1n << 96n, ...new Array<bigint>(12).fill(0n)])).toThrow('word');
  });

  it('choose the ephemeral scalar: below 2^251 and another for another plaintext', () => {
    const secret = { nk: 1n, n0: 2n, attempt: 3n };
    const scalar = ephemeralScalar(secret, [4n, 5n]);
    expect(scalar > 0n && scalar < 1n << 251n).toBe(true);
    expect(ephemeralScalar(secret, [4n, 5n])).toBe(scalar);
    expect(ephemeralScalar(secret, [4n, 6n])).not.toBe(scalar);
    expect(ephemeralScalar({ ...secret, attempt: 4n }, [4n, 5n])).not.toBe(scalar);
  });
});
