import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readStory } from './story-file';

const source = readFileSync(resolve(__dirname, '../../../examples/S1.json'), 'utf8');

/** The example with one change to its plain value. */
function changed(change: (story: Record<string, unknown>) => void): string {
  const story = JSON.parse(source) as Record<string, unknown>;
  change(story);
  return JSON.stringify(story);
}

const steps = (story: Record<string, unknown>): Record<string, unknown>[] =>
  story['steps'] as Record<string, unknown>[];

describe('a scenario file', () => {
  it('is read with its cast, steps and expectation', () => {
    const story = readStory(source);
    expect(story.id).toBe('S1');
    expect(Object.keys(story.cast)).toEqual([
      'BANKA',
      'BANKB',
      'CLEARING',
      'CORE',
      'T1',
      'T2',
      'T3',
    ]);
    expect(story.steps.map((step) => step.do)).toContain('swap');
    expect(story.expect.quota).toEqual({ BANKA: '10,000,000.00', CORE: '40,000,000.00' });
  });

  it.each<[string, string, string]>([
    ['no JSON', '{', 'file: JSON is expected'],
    ['no object', '[]', 'file: an object {…} is expected'],
    ['an unknown step', changed((s) => (steps(s)[2]!['do'] = 'mint')), 'steps[2].do: one of'],
    ['an unknown member', changed((s) => (steps(s)[3]!['by'] = 'T9')), 'steps[3].by: one of'],
    [
      'an amount in words',
      changed((s) => (steps(s)[2]!['amount'] = 'ten')),
      'steps[2].amount: an amount such as',
    ],
    [
      'a fraction of a fen',
      changed((s) => (steps(s)[2]!['amount'] = '1.005')),
      'steps[2].amount: an amount',
    ],
    [
      'a day that is none',
      changed((s) => (steps(s)[2]!['due'] = '2027-02-30')),
      'steps[2].due: a day such as',
    ],
    [
      'a field too many',
      changed((s) => (steps(s)[2]!['payee'] = 'T2')),
      'steps[2].payee: "issue" has no such field',
    ],
    [
      'a missing field',
      changed((s) => delete steps(s)[2]!['due']),
      'steps[2].due: a text is expected',
    ],
    [
      'half a basis point',
      changed((s) => (steps(s)[9]!['rateBps'] = 3.5)),
      'steps[9].rateBps: basis points',
    ],
    [
      'a holding of nobody',
      changed((s) => ((s['expect'] as Record<string, unknown>)['vouchers'] = { X: '1.00' })),
      'expect.vouchers: one of',
    ],
  ])('refuses %s and says where', (_what, text, message) => {
    expect(() => readStory(text)).toThrow(message);
  });
});
