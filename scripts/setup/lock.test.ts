import { describe, expect, it } from '@jest/globals';
import { matchesLock } from './lock.cjs';

const installed = {
  '': { name: 'root' },
  'chaincode/domain': { version: '0.1.0' },
  'node_modules/@fuqi/domain': { resolved: 'chaincode/domain', link: true },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/b': { version: '2.0.0' },
};
const locked = {
  ...installed,
  'node_modules/other-platform': { version: '3.0.0', optional: true },
};

describe('installed against locked', () => {
  it('is the same, whatever other platforms would have', () => {
    expect(matchesLock(locked, locked)).toBe(true);
    expect(matchesLock(locked, installed)).toBe(true);
  });

  it('differs by a version, a missing package, or a copy where a link belongs', () => {
    const changed = (path: string, entry?: object) => {
      const others = Object.entries(installed).filter(([name]) => name !== path);
      return matchesLock(
        locked,
        Object.fromEntries(entry === undefined ? others : [...others, [path, entry]]),
      );
    };
    expect(changed('node_modules/a', { version: '1.0.1' })).toBe(false);
    expect(changed('node_modules/a')).toBe(false);
    expect(changed('node_modules/a/node_modules/b')).toBe(false);
    expect(changed('node_modules/@fuqi/domain', { version: '0.1.0' })).toBe(false);
    expect(changed('node_modules/other-platform', { version: '3.0.1', optional: true })).toBe(
      false,
    );
  });

  it('is never the same when either list is missing', () => {
    expect(matchesLock(undefined, installed)).toBe(false);
    expect(matchesLock(locked, undefined)).toBe(false);
  });
});
