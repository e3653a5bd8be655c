import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readAttempts } from '../abuse/abuse-file';
import { ATTEMPTS } from '../abuse/attempts';
import { readStory } from './story-file';

const EXAMPLES = join(__dirname, '../../../examples');
const source = (name: string): string => readFileSync(join(EXAMPLES, name), 'utf8');
const S1 = JSON.parse(source('S1.json')) as {
  steps: Record<string, unknown>[];
  cast: Record<string, Record<string, unknown>>;
};

/** S1 with one thing changed. */
function changed(change: (story: typeof S1) => void): string {
  const copy = structuredClone(S1);
  change(copy);
  return JSON.stringify(copy);
}

describe('scenario files', () => {
  test.each(readdirSync(EXAMPLES))('%s is read', (name) => {
    expect(`${readStory(source(name)).id}.json`).toBe(name);
    expect(() => readAttempts(source(name), Object.keys(ATTEMPTS))).not.toThrow();
  });

  test('every attempt is made by exactly one file', () => {
    const tried = readdirSync(EXAMPLES).flatMap((name) =>
      readAttempts(source(name), Object.keys(ATTEMPTS)).map((step) => step.try),
    );
    expect(tried.sort()).toEqual(Object.keys(ATTEMPTS).sort());
  });

  test.each<[string, (story: typeof S1) => void, RegExp]>([
    ['a verb nobody knows', ({ steps }) => (steps[0]!['do'] = 'mint'), /^steps\[0\]\.do: one of/],
    ['a number for an amount', ({ steps }) => (steps[2]!['amount'] = 5), /^steps\[2\]\.amount/],
    ['three decimals', ({ steps }) => (steps[2]!['amount'] = '1.001'), /^steps\[2\]\.amount/],
    ['no such day', ({ steps }) => (steps[2]!['due'] = '2027-02-30'), /^steps\[2\]\.due: a day/],
    ['a stranger', ({ steps }) => (steps[3]!['by'] = 'T9'), /^steps\[3\]\.by: one of BANKA/],
    ['a field too many', ({ steps }) => (steps[3]!['hurry'] = true), /^steps\[3\]\.hurry/],
    ['no words', ({ steps }) => delete steps[3]!['say'], /^steps\[3\]\.say: an object/],
    ['a role nobody has', ({ cast }) => (cast['T1']!['role'] = 'king'), /^cast\.T1\.role/],
  ])('%s is refused where it stands', (_, change, message) => {
    expect(() => readStory(changed(change))).toThrow(message);
  });

  test('what is no JSON, and attempts nobody knows, are refused', () => {
    expect(() => readStory('{')).toThrow(/^file: JSON is expected/);
    const attempt = { try: 'nothing', say: { zh: '无', en: 'none' }, expect: 'firstReceipt' };
    const file = JSON.stringify({ attempts: [attempt] });
    expect(() => readAttempts(file, ['something'])).toThrow(
      /^attempts\[0\]\.try: one of something/,
    );
    const code = { ...attempt, expect: { layer: 'ledger', code: 'FUQI-NONE-001' } };
    expect(() => readAttempts(JSON.stringify({ attempts: [code] }), ['nothing'])).toThrow(
      /^attempts\[0\]\.expect\.code/,
    );
  });
});
