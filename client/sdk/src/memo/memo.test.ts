import { describe, expect, test } from '@jest/globals';
import { FIELD_ORDER, KIND } from '@fuqi/protocol';
import fc from 'fast-check';
import { multiplyBase } from '../curve/baby-jubjub';
import { MemberKeys } from '../keys/member-keys';
import { UNHELD, openHold, opaqueHold } from '../notes/opened-hold';
import type { OpenedHold } from '../notes/opened-hold';
import {
  capacityToken,
  opaqueToken,
  quotaToken,
  voucherToken,
  withoutAuthorities,
} from '../notes/opened-token';
import type { OpenedToken } from '../notes/opened-token';
import { lookupTag, pairKeys, selfTagKey } from './lookup-tags';
import {
  emptyMemo,
  openFromContact,
  openFromSelf,
  sealForContact,
  sealForSelf,
  tagOf,
} from './memo';
import { decodePayload, encodePayload } from './payload';
import type { MemoPayload } from './payload';

const field = fc.bigInt({ min: 0n, max: FIELD_ORDER - 1n });
const id = fc.bigInt({ min: 0n, max: 65_535n });
const day = fc.bigInt({ min: 0n, max: (1n << 22n) - 1n });
const small = fc.bigInt({ min: 0n, max: 255n });
const value = fc.bigInt({ min: 1n, max: (1n << 64n) - 1n });

const quota = fc
  .record({ grantor: id, rootId: field, due: day, mandate: id })
  .map((q) => quotaToken(q));
const capacity = fc
  .record({
    mandate: id,
    buyer: id,
    rootId: field,
    capacity: fc.record({
      supplier: id,
      deliveryDay: day,
      flags: small,
      basis: small,
      fields: field,
    }),
  })
  .map((c) => capacityToken(c));
const voucher = fc
  .record({ mandate: id, debtor: id, rootId: field, due: day, quota, capacity })
  .map((v) => voucherToken(v));
const plain = fc
  .record({ kind: small, registrar: id, issuer: id, rootId: field, due: day, terms: field })
  .map((t) => opaqueToken(t));
const token: fc.Arbitrary<OpenedToken> = fc.oneof(
  voucher,
  voucher.map(withoutAuthorities),
  plain,
  quota,
);
const head = fc.record({
  kind: fc.bigInt({ min: 1n, max: 5n }),
  holder: id,
  expiry: fc.bigInt({ min: 0n, max: (1n << 24n) - 1n }),
});
const hold: fc.Arbitrary<OpenedHold> = fc.oneof(
  fc.constant(UNHELD),
  fc.tuple(head, field).map(([h, reference]) => opaqueHold({ ...h, reference })),
  fc.tuple(head, value, field).map(([h, net, rest]) => openHold(h, { type: 'quote', net, rest })),
  fc
    .tuple(head, fc.record({ purpose: small, previousHold: field, payee: id, instruction: field }))
    .map(([h, payment]) => openHold(h, { type: 'payment', payment })),
);
const payloads: fc.Arbitrary<MemoPayload> = fc.record({
  sender: fc.nat(65_535),
  counter: fc.nat(2 ** 31),
  notes: fc
    .tuple(
      token,
      fc.array(fc.record({ hold, value, owner: id, budget: id, salt: field }), { maxLength: 2 }),
    )
    .map(([of, notes]) =>
      notes.map((n, output) => ({ output, note: { ...n, token: of, layer: 2n, paid: 0n } })),
    ),
  records: fc.array(
    fc.record({ type: small, attester: id, subject: field, amount: value, salt: field }),
    { maxLength: 1 },
  ),
  text: fc.constantFrom('', '合同 2026-17', 'PO 4711'),
});

const sample: MemoPayload = { sender: 7, counter: 3, notes: [], records: [], text: 'hello' };

describe('payload', () => {
  test('comes back as it was written, in one spelling', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const bytes = encodePayload(payload);
        expect(bytes.length).toBe(640);
        const read = decodePayload(bytes);
        expect(read).toEqual(payload);
        expect(encodePayload(read)).toEqual(bytes);
      }),
      { numRuns: 100 },
    );
  });

  test('an issue’s own memo fits: three tokens, three notes, one hold', () => {
    const [of] = fc.sample(voucher, 1) as [OpenedToken];
    const parts = of.opening?.type === 'voucher' ? [of, of.opening.quota, of.opening.capacity] : [];
    const notes = parts.map((t, output) => ({
      output,
      note: {
        token: t,
        value: 1n,
        owner: 1n,
        hold: opaqueHold({ kind: 2n, holder: 1n, reference: 0n, expiry: 9n }),
        layer: 0n,
        budget: 500n,
        paid: 0n,
        salt: FIELD_ORDER - 1n,
      },
    }));
    expect(parts).toHaveLength(3);
    const text = 'x'.repeat(64);
    expect(encodePayload({ ...sample, notes, text }).length).toBe(640);
  });

  test('damaged payloads are refused, never half read', () => {
    const bytes = encodePayload(sample);
    const damage = (at: number, to: number): Uint8Array => {
      const copy = Uint8Array.from(bytes);
      copy[at] = to;
      return copy;
    };
    for (const bad of [damage(0, 2), damage(639, 1), damage(9, 200), bytes.subarray(1)]) {
      expect(() => decodePayload(bad)).toThrow(/memo-unreadable/);
    }
    expect(() => encodePayload({ ...sample, text: 'x'.repeat(65) })).toThrow(/too-large/);
  });

  describe('another spelling of the same content is refused:', () => {
    const [q, other] = fc.sample(quota, 2) as [OpenedToken, OpenedToken];
    const held = (reference: bigint) => opaqueHold({ kind: 2n, holder: 1n, reference, expiry: 9n });
    const base = { value: 1n, owner: 1n, layer: 0n, budget: 1n, paid: 0n, salt: 1n };
    const note = { ...base, token: q, hold: held(5n) };
    const HEAD = 1 + 4 + 4;
    const TOKEN = 1 + 4 + 4 + 32 + 3 + 1 + 4;
    const HOLD = 1 + 4 + 3 + 1 + 32;
    const noteAt = HEAD + 1 + TOKEN + 1 + HOLD + 1;
    const honest = encodePayload({ ...sample, notes: [{ output: 0, note }] });
    /** The payload with `part` put in at an offset, in place of padding. */
    const inserted = (at: number, part: Uint8Array): Uint8Array =>
      Uint8Array.from([...honest.subarray(0, at), ...part, ...honest.subarray(at)]).slice(0, 640);
    const changed = (bytes: Uint8Array, at: number, to: number): Uint8Array => {
      const copy = Uint8Array.from(bytes);
      copy[at] = to;
      return copy;
    };
    const afterTokens = HEAD + 1 + TOKEN;
    const twoTokens = (part: Uint8Array) => changed(inserted(afterTokens, part), HEAD, 2);
    const twoHolds = (part: Uint8Array) =>
      changed(inserted(afterTokens + 1 + HOLD, part), afterTokens, 2);
    const token0 = honest.slice(HEAD + 1, afterTokens);
    const hold0 = honest.slice(afterTokens + 1, afterTokens + 1 + HOLD);
    const unused = encodePayload({
      ...sample,
      notes: [{ output: 0, note: { ...note, token: other, hold: held(6n) } }],
    });
    const token1 = unused.slice(HEAD + 1, afterTokens);
    const hold1 = unused.slice(afterTokens + 1, afterTokens + 1 + HOLD);

    test.each([
      ['a token that no note has', twoTokens(token1)],
      ['a token twice', twoTokens(token0)],
      ['a token twice, the second one named', changed(twoTokens(token0), noteAt + TOKEN + 1, 1)],
      ['a hold that no note has', twoHolds(hold1)],
      ['a hold twice', twoHolds(hold0)],
      ['a hold twice, the second one named', changed(twoHolds(hold0), noteAt + HOLD + 2, 2)],
    ])('%s', (_what, bytes) => {
      expect(decodePayload(honest).notes).toEqual([{ output: 0, note }]);
      expect(() => decodePayload(bytes)).toThrow(/memo-unreadable: spelling/);
    });

    test('tokens in another order than the notes name them', () => {
      const two = [note, { ...note, token: other }].map((n, output) => ({ output, note: n }));
      const bytes = encodePayload({ ...sample, notes: two });
      bytes.set(token1, HEAD + 1);
      bytes.set(token0, HEAD + 1 + TOKEN);
      const size = 1 + 1 + 1 + 8 + 4 + 1 + 2 + 1 + 32;
      const notesAt = noteAt + TOKEN;
      const swapped = changed(changed(bytes, notesAt + 1, 1), notesAt + size + 1, 0);
      expect(() => decodePayload(swapped)).toThrow(/memo-unreadable: spelling/);
    });

    test('a text that is not UTF-8', () => {
      const bytes = encodePayload({ ...sample, text: 'x' });
      bytes[bytes.indexOf('x'.charCodeAt(0))] = 0xff;
      expect(() => decodePayload(bytes)).toThrow(/memo-unreadable: text/);
    });
  });

  test('a token whose kind has other terms is refused', () => {
    const [q] = fc.sample(quota, 1) as [OpenedToken];
    const note = {
      token: q,
      value: 1n,
      owner: 1n,
      hold: UNHELD,
      layer: 0n,
      budget: 1n,
      paid: 0n,
      salt: 1n,
    };
    const bytes = encodePayload({ ...sample, notes: [{ output: 0, note }] });
    const kindAt = 1 + 4 + 4 + 1;
    expect(bytes[kindAt]).toBe(Number(KIND.QUOTA));
    bytes[kindAt] = Number(KIND.VOUCHER);
    expect(() => decodePayload(bytes)).toThrow(/memo-unreadable/);
  });
});

describe('memo', () => {
  const alice = MemberKeys.generate().view();
  const bob = MemberKeys.generate().view();
  const eve = MemberKeys.generate().view();
  const tag = new Uint8Array(32).fill(5);

  test('opens for its addressee only', async () => {
    const memo = await sealForContact(bob.publicKey, tag, sample);
    expect(memo.length).toBe(720);
    expect(tagOf(memo)).toEqual(tag);
    expect(await openFromContact(bob.secret, memo)).toEqual(sample);
    for (const other of [alice, eve]) {
      expect(await openFromContact(other.secret, memo)).toBeUndefined();
    }
    expect(await openFromSelf(bob.secret, memo)).toBeUndefined();
  });

  test('the signer’s own memo opens for the signer only', async () => {
    const memo = await sealForSelf(alice.secret, tag, sample);
    expect(memo.length).toBe(720);
    expect(await openFromSelf(alice.secret, memo)).toEqual(sample);
    expect(await openFromSelf(bob.secret, memo)).toBeUndefined();
  });

  test('any flipped bit of key or box closes it', async () => {
    const memo = await sealForContact(bob.publicKey, tag, sample);
    for (const at of [32, 63, 64, 300, 719]) {
      const copy = Uint8Array.from(memo);
      copy[at] = (copy[at] ?? 0) ^ 1;
      expect(await openFromContact(bob.secret, copy)).toBeUndefined();
    }
  });

  test('the same content is sealed differently each time', async () => {
    const first = await sealForContact(bob.publicKey, tag, sample);
    const second = await sealForContact(bob.publicKey, tag, sample);
    expect(first.subarray(32, 64)).not.toEqual(second.subarray(32, 64));
    expect(first.subarray(64)).not.toEqual(second.subarray(64));
  });

  test('an empty slot opens for nobody', async () => {
    const memo = emptyMemo();
    expect(memo.length).toBe(720);
    expect(await openFromContact(alice.secret, memo)).toBeUndefined();
    expect(await openFromSelf(alice.secret, memo)).toBeUndefined();
  });
});

describe('lookup tags', () => {
  const alice = { id: 3, viewSecret: 1234567n };
  const bob = { id: 9, viewSecret: 7654321n };
  const contact = (side: typeof alice) => ({ id: side.id, view: multiplyBase(side.viewSecret) });

  test('both sides make the same tags, another one in each direction', () => {
    const ofAlice = pairKeys(alice, contact(bob));
    const ofBob = pairKeys(bob, contact(alice));
    expect(ofAlice.sending).toEqual(ofBob.receiving);
    expect(ofAlice.receiving).toEqual(ofBob.sending);
    expect(ofAlice.sending).not.toEqual(ofAlice.receiving);
  });

  test('no tag repeats and none tells another', () => {
    const keys = [
      pairKeys(alice, contact(bob)).sending,
      pairKeys(alice, contact(bob)).receiving,
      pairKeys(alice, { ...contact(bob), id: 10 }).sending,
      selfTagKey(alice.viewSecret),
      selfTagKey(bob.viewSecret),
    ];
    const tags = keys.flatMap((key) =>
      Array.from({ length: 20 }, (_, i) => Buffer.from(lookupTag(key, i)).toString('hex')),
    );
    expect(new Set(tags).size).toBe(tags.length);
  });
});
