import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { catalogues } from './catalogue';
import type { English } from './catalogue';

const SOURCE = join(__dirname, '..');
/** Words of the machinery that no reader should meet. */
const NEVER =
  /\b(?:tokens?|coins?|notes?|nullifiers?|blockchain|on-chain)\b|代币|令牌|硬币|区块链|上链/i;

/** Files that declare words: all of this folder, and `*.words.ts` beside their pages. */
function wordFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return wordFiles(path);
    const declares = folder === __dirname || entry.name.endsWith('.words.ts');
    return declares && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

const forms = (english: English): string[] =>
  typeof english === 'string' ? [english] : [english.one, english.other];
const blanks = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();

const entries = (): { where: string; zh: string; en: English }[] =>
  [...catalogues].flatMap(([namespace, words]) =>
    Object.entries(words).map(([key, [zh, en]]) => ({ where: `${namespace}.${key}`, zh, en })),
  );

describe('the catalogues', () => {
  beforeAll(async () => {
    for (const file of wordFiles(SOURCE)) {
      // React's hooks stand in files of their own; what declares words needs no page.
      if (!file.endsWith('use-words.ts')) await import(file);
    }
  });

  test('are found', () => {
    expect(catalogues.size).toBeGreaterThanOrEqual(4);
    expect([...catalogues.keys()]).toContain('home');
  });

  test('have words in both languages, which fill in the same values', () => {
    for (const { where, zh, en } of entries()) {
      expect([where, /[\u4e00-\u9fff]/.test(zh)]).toEqual([where, true]);
      for (const form of forms(en)) {
        expect([where, form.trim() === '']).toEqual([where, false]);
        expect([where, /[\u4e00-\u9fff]/.test(form)]).toEqual([where, false]);
        expect([where, blanks(form)]).toEqual([where, blanks(zh)]);
      }
    }
  });

  test('speak of vouchers, quotas and payments, never of the machinery', () => {
    const said = entries().filter(({ zh, en }) => NEVER.test([zh, ...forms(en)].join('\n')));
    expect(said.map(({ where }) => where)).toEqual([]);
  });
});
