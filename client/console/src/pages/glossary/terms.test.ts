import { describe, expect, test } from '@jest/globals';
import { TERMS, TERM_GROUPS, findTerms } from './terms';

describe('glossary', () => {
  test('every term is whole in both languages, once, and every group has some', () => {
    for (const { term, meaning } of TERMS) {
      expect([term.zh, meaning.zh].every((text) => /[\u4e00-\u9fff]/.test(text))).toBe(true);
      expect([term.en, meaning.en].every((text) => /^[A-Za-z]/.test(text))).toBe(true);
    }
    expect(new Set(TERMS.map(({ term }) => term.en)).size).toBe(TERMS.length);
    expect(new Set(TERMS.map(({ group }) => group))).toEqual(new Set(TERM_GROUPS));
  });

  test('the product speaks of vouchers, quotas and payments, of nothing else', () => {
    const words = TERMS.flatMap(({ term, meaning }) => [
      ...[term.zh, term.en],
      meaning.zh,
      meaning.en,
    ]);
    expect(words.filter((text) => /token|coin|mint|burn|代币/i.test(text))).toEqual([]);
  });

  test('search finds either language, whatever the case', () => {
    expect(findTerms('QUOTA').map(({ term }) => term.zh)).toContain('额度');
    expect(findTerms('额度').map(({ term }) => term.en)).toContain('quota');
    expect(findTerms(' ')).toBe(TERMS);
    expect(findTerms('nothing like it')).toEqual([]);
  });
});
