import { describe, expect, test } from '@jest/globals';
import { entryFragment, parseEntry } from './enter';

const ENTRY = {
  person: { zh: '王芳', en: 'Wang Fang' },
  organisation: { zh: '供应商甲', en: 'Supplier A' },
  role: 'supplier',
  gateway: 'http://127.0.0.1:1',
  apiKey: 'fuqi_key',
  officer: { slot: 0, sealedKey: '{"version":1}', passphrase: 'three words' },
};

describe('the entry in the address', () => {
  test('comes back as it was written, Chinese names too', () => {
    expect(parseEntry(entryFragment(ENTRY))).toEqual({
      person: ENTRY.person,
      organisation: ENTRY.organisation,
      apiKey: 'fuqi_key',
      officer: ENTRY.officer,
    });
  });

  test('may lack the officer, and a sealed key may be an object', () => {
    expect(parseEntry(entryFragment({ apiKey: 'a' }))).toEqual({
      ...{ apiKey: 'a', person: undefined, organisation: undefined, officer: undefined },
    });
    const officer = { slot: 1, sealedKey: { version: 1 } };
    expect(parseEntry(entryFragment({ apiKey: 'a', officer }))?.officer).toEqual({
      ...{ slot: 1, sealedKey: '{"version":1}', passphrase: undefined },
    });
  });

  test.each(['', '#', '#content', '#enter=', '#enter=e30', '#enter=%7B%7D', '#enter=AAAA'])(
    'is not made of %j',
    (fragment) => {
      expect(parseEntry(fragment)).toBeUndefined();
    },
  );
});
