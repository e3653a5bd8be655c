import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ERROR_LAYERS, ERROR_TABLE, EXIT } from './error-table';
import { errorEntry, findError, listErrors } from './errors';
import { FuqiError, parseFuqiError } from './fuqi-error';
import { LIMITS } from './limits';
import { refuse } from './refuse';

const entries = listErrors();

describe('the table of refusals', () => {
  it('has the agreed areas, each numbered from 001 without a gap', () => {
    const areas = new Map<string, number[]>();
    for (const { code } of entries) {
      const [, area = '', number] = code.split('-');
      areas.set(area, [...(areas.get(area) ?? []), Number(number)]);
    }
    for (const [, numbers] of areas) {
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
    const wanted =
      'INPUT PROOF NOTE PARTY DATE TAG VALUE BATCH AUTH POLICY KEY SEAL WALLET LEDGER SDK';
    expect([...areas.keys()]).toEqual(expect.arrayContaining(wanted.split(' ')));
  });

  it('gives every code and slug once', () => {
    expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length);
    expect(new Set(entries.map(({ slug }) => slug)).size).toBe(entries.length);
    expect(entries.length).toBe(ERROR_TABLE.length);
  });

  it.each(entries.map((entry) => [entry.slug, entry] as const))('%s is complete', (slug, entry) => {
    expect(entry.code).toMatch(/^FUQI-[A-Z]+-[0-9]{3}$/);
    expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(ERROR_LAYERS).toContain(entry.layer);
    expect(Object.values(EXIT)).toContain(entry.exit);
    expect(entry.http === 202 || (entry.http >= 400 && entry.http <= 599)).toBe(true);
    for (const text of [entry.title.zh, entry.next.zh]) expect(text).toMatch(/[\u4e00-\u9fff]/);
    for (const text of [entry.title.en, entry.next.en]) {
      expect(text).toMatch(/^[A-Z]/);
      expect(text).not.toMatch(/[\u4e00-\u9fff]/);
    }
    expect(entry.next.en).toMatch(/\.$/);
    expect(entry.next.zh).toMatch(/。$/);
  });

  it('is found by code and by slug, and nothing else is', () => {
    expect(findError('FUQI-NOTE-001')).toBe(errorEntry('note-spent'));
    expect(findError('note-spent')).toBe(errorEntry('note-spent'));
    expect(findError('FUQI-NOTE-999')).toBeUndefined();
    expect(findError('toString')).toBeUndefined();
  });

  it('never calls a voucher a token or coin', () => {
    const words = entries.flatMap(({ title, next }) => [title.en, next.en, title.zh, next.zh]);
    expect(words.filter((text) => /\b(token|coin)s?\b|代币|通证/i.test(text))).toEqual([]);
  });
});

describe('FuqiError', () => {
  it('crosses a border as text', () => {
    const error = new FuqiError('proof-invalid', 'leg 2');
    expect(error.message).toBe('FUQI-PROOF-001 proof-invalid: leg 2');
    const parsed = parseFuqiError(`transaction returned with failure: Error: ${error.message}`);
    expect(parsed?.slug).toBe('proof-invalid');
    expect(parsed?.detail).toBe('leg 2');
    expect(parsed?.layer).toBe('ledger');
  });

  it('survives any detail', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...entries), (detail, { slug }) => {
        const error = new FuqiError(slug, detail);
        const parsed = parseFuqiError(`peer0: ${error.message}`);
        expect(parsed?.code).toBe(error.code);
        expect(parsed?.detail).toBe(error.detail);
        expect(error.detail.length).toBeLessThanOrEqual(LIMITS.errorDetailLength);
      }),
    );
  });

  it('is not read out of a text that names none, or names a code with the wrong slug', () => {
    expect(parseFuqiError('MVCC_READ_CONFLICT')).toBeUndefined();
    expect(parseFuqiError('FUQI-NOTE-001 proof-invalid')).toBeUndefined();
    expect(parseFuqiError('FUQI-NOTE-999 note-spent')).toBeUndefined();
  });

  it('can say that an earlier layer refused, and why', () => {
    const cause = new Error('inner');
    const { error } = refuse('value-zero', 'part 1', { layer: 'wallet', cause });
    expect(error.layer).toBe('wallet');
    expect(error.entry.layer).toBe('circuit');
    expect(error.cause).toBe(cause);
  });
});
