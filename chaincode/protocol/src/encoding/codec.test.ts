import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { toHex } from '../bytes';
import { CIRCUITS, type CircuitName } from '../circuits';
import { FIELD_ORDER } from '../field';
import { carriedInputs } from '../publics';
import { decodeBatch, encodeBatch } from './batch-codec';
import { operationContext, operationDigest } from './context';
import { type Leg, MEMO_BYTES, MEMO_COUNT, type Operation, PROOF_BYTES } from './operation';
import { decodeOperation, encodeOperation } from './operation-codec';

const network = { channel: 'fuqi', contract: 'notes' };
const element = fc.bigInt({ min: 0n, max: FIELD_ORDER - 1n });
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const date = fc
  .integer({ min: 0, max: 2 ** 24 - 1 })
  .map((code) => code - (code % 4 === 3 ? 1 : 0));

const leg = (circuit: CircuitName): fc.Arbitrary<Leg> => {
  const inputs = carriedInputs(circuit).length;
  return fc.record({
    circuit: fc.constant(circuit),
    publics: fc.array(element, { minLength: inputs, maxLength: inputs }),
    proof: bytes(PROOF_BYTES),
    memos: fc.array(bytes(MEMO_BYTES), {
      minLength: MEMO_COUNT[circuit],
      maxLength: MEMO_COUNT[circuit],
    }),
  });
};
const operations: fc.Arbitrary<Operation> = fc.record({
  ...{ validUntil: date, evidence: bytes(32), text: bytes(32), date, epoch: u32, policy: u32 },
  partyRoot: element,
  legs: fc.array(fc.oneof(...CIRCUITS.map(leg)), { minLength: 1, maxLength: 3 }),
});

/** One operation with a leg of every circuit, all bytes of it told apart. */
function sample(): Operation {
  const fill = (length: number, from: number) =>
    Uint8Array.from({ length }, (_, i) => (i * 7 + from) % 256);
  return {
    ...{ validUntil: 80_004, evidence: fill(32, 1), text: fill(32, 2) },
    ...{ date: 80_000, epoch: 3, policy: 4, partyRoot: 5n },
    legs: CIRCUITS.map((circuit, n) => ({
      circuit,
      publics: carriedInputs(circuit).map((_, i) => BigInt(1000 * n + i + 1)),
      proof: fill(PROOF_BYTES, n),
      memos: Array.from({ length: MEMO_COUNT[circuit] }, (_, i) => fill(MEMO_BYTES, n + i)),
    })),
  };
}

describe('operation', () => {
  it('is decoded to what was encoded', () => {
    fc.assert(
      fc.property(operations, (operation) => {
        expect(decodeOperation(encodeOperation(operation))).toEqual(operation);
      }),
      { numRuns: 25 },
    );
  });

  it('changed in one byte is another value or refused, and never the same one', () => {
    const original = encodeOperation(sample());
    const change = fc.record({
      at: fc.integer({ min: 0, max: original.length - 1 }),
      by: fc.integer({ min: 1, max: 255 }),
    });
    fc.assert(
      fc.property(change, ({ at, by }) => {
        const bytes = original.slice();
        bytes[at] = ((bytes[at] ?? 0) + by) % 256;
        const outcome = decoded(bytes);
        // Whatever is read is written back as the very bytes that were read.
        if (outcome !== undefined) expect(toHex(encodeOperation(outcome))).toBe(toHex(bytes));
      }),
      { numRuns: 400 },
    );
  });

  it('cut short anywhere or followed by anything is refused', () => {
    const original = encodeOperation({ ...sample(), legs: sample().legs.slice(3, 4) });
    for (let length = 0; length < original.length; length++) {
      expect(() => decodeOperation(original.slice(0, length))).toThrow(/malformed|unknown|memos/);
    }
    expect(() => decodeOperation(new Uint8Array([...original, 0]))).toThrow('malformed');
  });

  it('has the layout of the page', () => {
    const [, , , register] = sample().legs;
    const bytes = encodeOperation({ ...sample(), legs: register === undefined ? [] : [register] });
    // head 1 + 4 + 32 + 32 + 4 + 4 + 4 + 32 + 1, leg 1 + 7·32 + 256 + 1
    expect(bytes).toHaveLength(114 + 482);
    expect(toHex(bytes.slice(0, 5))).toBe(`01${(80_004).toString(16).padStart(8, '0')}`);
    expect(bytes[113]).toBe(1);
    expect(bytes[114]).toBe(4);
    expect(bytes[bytes.length - 1]).toBe(0);
  });

  it.each<[string, (operation: Operation) => Operation]>([
    ['malformed', (o) => ({ ...o, legs: [] })],
    ['malformed', (o) => ({ ...o, evidence: new Uint8Array(31) })],
    ['malformed', (o) => ({ ...o, text: new Uint8Array(33) })],
    ['non-canonical', (o) => ({ ...o, partyRoot: FIELD_ORDER })],
    ['out-of-range', (o) => ({ ...o, validUntil: 2 ** 24 })],
    ['out-of-range', (o) => ({ ...o, date: -1 })],
    ['non-canonical', (o) => ({ ...o, date: 3 })],
    ['out-of-range', (o) => ({ ...o, epoch: 2 ** 32 })],
    ['out-of-range', (o) => ({ ...o, policy: 0.5 })],
    ['malformed', withLeg((l) => ({ ...l, publics: l.publics.slice(1) }))],
    ['non-canonical', withLeg((l) => ({ ...l, publics: l.publics.map(() => FIELD_ORDER) }))],
    ['malformed', withLeg((l) => ({ ...l, proof: new Uint8Array(255) }))],
    ['memos-missing', withLeg((l) => ({ ...l, memos: [] }))],
    ['malformed', withLeg((l) => ({ ...l, memos: l.memos.map((m) => m.slice(1)) }))],
  ])('is not encoded when %s (%#)', (slug, spoil) => {
    expect(() => encodeOperation(spoil(sample()))).toThrow(slug);
  });

  it.each<[string, number, number[]]>([
    ['unknown-version', 0, [2]],
    ['out-of-range', 1, [1, 0, 0, 0]],
    ['non-canonical', 72, [3]],
    ['non-canonical', 81, new Array<number>(32).fill(0xff)],
    ['circuit-unknown', 114, [0]],
    ['circuit-unknown', 114, [7]],
    ['non-canonical', 115, new Array<number>(32).fill(0xff)],
  ])('is refused as %s for bytes at %i', (slug, at, replacement) => {
    const bytes = encodeOperation(sample());
    bytes.set(replacement, at);
    expect(() => decodeOperation(bytes)).toThrow(slug);
  });
});

describe('batch', () => {
  it('is decoded to what was encoded, each operation apart', () => {
    const parts = fc.array(fc.uint8Array({ maxLength: 30 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, (encoded) => {
        expect(decodeBatch(encodeBatch(encoded))).toEqual(encoded);
      }),
    );
  });

  it('is refused when empty, of another version, cut or followed by anything', () => {
    const bytes = encodeBatch([Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
    expect(() => encodeBatch([])).toThrow('malformed');
    expect(() => decodeBatch(Uint8Array.of(1, 0, 0))).toThrow('malformed');
    expect(() => decodeBatch(bytes.slice(0, -1))).toThrow('malformed');
    expect(() => decodeBatch(new Uint8Array([...bytes, 0]))).toThrow('malformed');
    expect(() => decodeBatch(Uint8Array.of(2, ...bytes.slice(1)))).toThrow('unknown-version');
  });
});

describe('context', () => {
  const base = operationContext(network, sample());

  it.each<[string, (operation: Operation) => Operation]>([
    ['validUntil', (o) => ({ ...o, validUntil: o.validUntil + 1 })],
    ['evidence', (o) => ({ ...o, evidence: o.evidence.map((b) => b ^ 1) })],
    ['text', (o) => ({ ...o, text: o.text.map((b) => b ^ 1) })],
    ['a leg more', (o) => ({ ...o, legs: [...o.legs, ...o.legs.slice(0, 1)] })],
    ['the order of legs', (o) => ({ ...o, legs: [...o.legs].reverse() })],
    ['a memo', withLeg((l) => ({ ...l, memos: l.memos.map((m) => m.map((b) => b ^ 1)) }))],
    ['nf0', withLeg((l) => withPublic(l, 'nf0'))],
    ['nf1', withLeg((l) => withPublic(l, 'nf1'))],
    ['cm3', withLeg((l) => withPublic(l, 'cm3'))],
    ['register closes', withLeg((l) => withPublic(l, 'closes'), 3)],
    ['register newLeaf', withLeg((l) => withPublic(l, 'newLeaf'), 3)],
    ['register index', withLeg((l) => withPublic(l, 'index'), 3)],
    ['grant tag', withLeg((l) => withPublic(l, 'tag'), 4)],
    ['attest cm0', withLeg((l) => withPublic(l, 'cm0'), 5)],
  ])('binds %s', (_name, change) => {
    expect(operationContext(network, change(sample()))).not.toBe(base);
  });

  it.each<[string, (operation: Operation) => Operation]>([
    ['date', (o) => ({ ...o, date: o.date + 1 })],
    ['epoch', (o) => ({ ...o, epoch: o.epoch + 1 })],
    ['policy', (o) => ({ ...o, policy: o.policy + 1 })],
    ['party root', (o) => ({ ...o, partyRoot: o.partyRoot + 1n })],
    ['proof', withLeg((l) => ({ ...l, proof: l.proof.map((b) => b ^ 1) }))],
    ['root', withLeg((l) => withPublic(l, 'root0'))],
    ['party tree before', withLeg((l) => withPublic(l, 'oldRoot'), 3)],
    ['party tree after', withLeg((l) => withPublic(l, 'newRoot'), 3)],
    ['ephemeral key', withLeg((l) => withPublic(l, 'Rx'))],
  ])('leaves out the %s, so that a new proof needs no new signature', (_name, change) => {
    expect(operationContext(network, change(sample()))).toBe(base);
  });

  it('binds the network', () => {
    for (const other of [
      { ...network, channel: 'fuqj' },
      { ...network, contract: 'note' },
      { channel: 'fuqin', contract: 'otes' },
    ]) {
      expect(operationContext(other, sample())).not.toBe(base);
    }
    expect(() => operationContext({ ...network, channel: 'x'.repeat(256) }, sample())).toThrow(
      'out-of-range',
    );
  });

  it('is the first 31 bytes of the digest', () => {
    const digest = toHex(operationDigest(network, sample()));
    expect(digest).toHaveLength(64);
    expect(base.toString(16).padStart(62, '0')).toBe(digest.slice(0, 62));
  });
});

function decoded(bytes: Uint8Array): Operation | undefined {
  try {
    return decodeOperation(bytes);
  } catch (error) {
    expect(String(error)).toMatch(/FUQI-(INPUT|PROOF)-\d{3}/);
    return undefined;
  }
}

function withLeg(change: (leg: Leg) => Leg, place = 0): (operation: Operation) => Operation {
  return (operation) => ({
    ...operation,
    legs: operation.legs.map((leg, i) => (i === place ? change(leg) : leg)),
  });
}

function withPublic(leg: Leg, name: string): Leg {
  const names = carriedInputs(leg.circuit);
  expect(names).toContain(name);
  return { ...leg, publics: leg.publics.map((x, i) => (names[i] === name ? x + 10_000n : x)) };
}
