import { describe, expect, test } from '@jest/globals';
import { KIND, tokenHash } from '@fuqi/protocol';
import fc from 'fast-check';
import { UNHELD, opaqueHold } from '../notes/opened-hold';
import { opaqueToken } from '../notes/opened-token';
import { selectNotes, usableNotes } from './select-notes';
import type { WalletNote } from './wallet-note';

const TOKEN = opaqueToken({
  kind: KIND.VOUCHER,
  registrar: 3n,
  issuer: 4n,
  rootId: 5n,
  due: 300n,
  terms: 6n,
});
const NEED = { token: tokenHash(TOKEN), self: 7, date: 400 };

function note(
  value: bigint,
  change: Partial<WalletNote> = {},
  of: Partial<WalletNote['note']> = {},
): WalletNote {
  const opened = {
    token: TOKEN,
    value,
    owner: 7n,
    hold: UNHELD,
    layer: 0n,
    budget: 9n,
    paid: 0n,
    salt: value,
  };
  return {
    note: { ...opened, ...of },
    commitment: value,
    nullifier: 1n,
    anchor: '',
    output: 0,
    block: 0,
    sealed: { first: 0, count: 1 },
    sender: 1,
    text: '',
    spent: undefined,
    ...change,
  };
}

describe('selection', () => {
  test('covers the need with at most two notes, else says what to merge; the sum decides whether it can', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 50n }), { maxLength: 12 }),
        fc.bigInt({ min: 1n, max: 200n }),
        (values, value) => {
          const notes = values.map((v, i) => note(v, { commitment: BigInt(i) }));
          const total = values.reduce((sum, v) => sum + v, 0n);
          if (total < value) {
            expect(() => selectNotes(notes, { ...NEED, value })).toThrow(/insufficient-value/);
            return;
          }
          const selection = selectNotes(notes, { ...NEED, value });
          if (selection.ready) {
            const sum = selection.inputs.reduce((s, { note: n }) => s + n.value, 0n);
            expect(selection.inputs.length).toBeLessThanOrEqual(2);
            expect(new Set(selection.inputs).size).toBe(selection.inputs.length);
            expect(sum >= value).toBe(true);
            // No pair does with less.
            for (const a of values) if (a >= value) expect(selection.inputs).toHaveLength(1);
          } else {
            const merged = selection.merges.flat();
            expect(merged.length).toBeGreaterThanOrEqual(2);
            expect(new Set(merged).size).toBe(merged.length);
            const pairs = values.flatMap((a, i) => values.slice(i + 1).map((b) => a + b));
            expect(pairs.every((sum) => sum < value)).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('merging as told ends with notes that suffice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 9n }), { minLength: 1, maxLength: 20 }),
        (values) => {
          const value = values.reduce((sum, v) => sum + v, 0n);
          let notes = values.map((v, i) => note(v, { commitment: BigInt(i) }));
          let next = BigInt(values.length);
          for (let round = 0; round < 6; round += 1) {
            const selection = selectNotes(notes, { ...NEED, value });
            if (selection.ready) return;
            const gone = new Set(selection.merges.flat());
            const made = selection.merges.map(([a, b]) =>
              note(a.note.value + b.note.value, { commitment: next++ }),
            );
            notes = [...notes.filter((n) => !gone.has(n)), ...made];
          }
          throw new Error('too many rounds');
        },
      ),
    );
  });

  test('leaves out what cannot be used now', () => {
    const held = (kind: bigint, expiry: bigint) => ({
      hold: opaqueHold({ kind, holder: 8n, reference: 0n, expiry }),
    });
    const notes = [
      note(1n),
      note(2n, { sealed: undefined }),
      note(3n, { spent: { block: 1, digest: '' } }),
      note(4n, {}, { owner: 8n }),
      note(5n, {}, held(3n, 400n)),
      note(6n, {}, held(3n, 399n)),
      note(7n, {}, held(1n, 500n)),
      note(8n, {}, held(5n, 0n)),
      note(9n, {}, { token: { ...TOKEN, due: 100n } }),
    ];
    expect(usableNotes(notes, NEED).map(({ note: n }) => n.value)).toEqual([1n, 6n]);
    expect(usableNotes(notes, { ...NEED, date: 1200 })).toEqual([]);
    expect(() => selectNotes(notes, { ...NEED, value: 0n })).toThrow(/value-zero/);
    expect(selectNotes(notes, { ...NEED, value: 6n })).toMatchObject({ ready: true });
    expect(selectNotes(notes, { ...NEED, value: 7n })).toMatchObject({
      ready: false,
      merges: [],
      refresh: [{ commitment: 6n }],
    });
  });
});
