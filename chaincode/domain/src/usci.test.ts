import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unwrap } from './result';
import type { Result } from './result';
import { parseUsci, usciCheckCharacter } from './usci';

const slug = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.slug);
const CAST = {
  CORE: '91440300MA5TERT15Q',
  T1: '91330100MA2TERT366',
  T2: '91330200MA2TERT446',
  T3: '91320500MA1TERT500',
  WH: '91370200MA3TERT62Q',
  BANKA: '913100001322000126',
  BANKB: '91440300192300023U',
};
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('unified social credit codes', () => {
  it.each(Object.entries(CAST))('%s has a valid one', (_, code) => {
    expect(unwrap(parseUsci(code))).toBe(code);
  });

  it('are read as people type them', () => {
    expect(unwrap(parseUsci('　９１４４０３００ ｍａ5tert15q '))).toBe(CAST.CORE);
    expect(unwrap(parseUsci('91440300 MA5TERT15 Q'))).toBe(CAST.CORE);
  });

  it('every single wrong character is found', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(CAST)),
        fc.nat({ max: 17 }),
        fc.nat({ max: ALPHABET.length - 1 }).map((index) => ALPHABET.charAt(index)),
        (code, place, character) => {
          fc.pre(code.charAt(place) !== character);
          const wrong = code.slice(0, place) + character + code.slice(place + 1);
          expect(slug(parseUsci(wrong))).toBe('usci-invalid');
        },
      ),
    );
  });

  it('two neighbours exchanged are found', () => {
    for (const code of Object.values(CAST)) {
      for (let place = 0; place < 17; place += 1) {
        const [a, b] = [code.charAt(place), code.charAt(place + 1)];
        if (a === b) continue;
        expect(slug(parseUsci(code.slice(0, place) + b + a + code.slice(place + 2)))).toBe(
          'usci-invalid',
        );
      }
    }
  });

  it.each([
    '',
    '91440300MA5TERT15',
    '91440300MA5TERT15QQ',
    '91440300MAITERT15Q',
    '91440300ＭA5T‍RT15Q',
  ])('refuses %j', (text) => {
    expect(slug(parseUsci(text))).toBe('usci-invalid');
  });

  it('knows when a body has no check character', () => {
    expect(slug(usciCheckCharacter('91440300MA5TERT1'))).toBe('usci-invalid');
    expect(slug(parseUsci('9'.repeat(300)))).toBe('too-large');
  });
});
