import { describe, expect, it } from '@jest/globals';
import { findForbidden, isPermissive, productionClosure } from './licences.cjs';

const licence = (packages: Record<string, { license?: string }>, path: string) =>
  packages[path]?.license;

const packages = {
  'chaincode/x': {
    license: 'Apache-2.0',
    dependencies: { a: '1', '@fuqi/y': '1' },
    devDependencies: { gpl: '1' },
  },
  'chaincode/y': { license: 'Apache-2.0', dependencies: { c: '1' } },
  'node_modules/@fuqi/y': { resolved: 'chaincode/y', link: true },
  'node_modules/a': { license: 'MIT', dependencies: { b: '1' } },
  'node_modules/a/node_modules/b': { license: 'ISC', optionalDependencies: { absent: '1' } },
  'node_modules/b': { license: 'GPL-3.0' },
  'node_modules/c': { license: 'BSD-3-Clause', peerDependencies: { a: '1' } },
  'node_modules/gpl': { license: 'GPL-3.0-only' },
};

describe('licences', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND ISC', true],
    ['MIT AND GPL-3.0-only', false],
    ['GPL-3.0', false],
    ['MPL-2.0', false],
    ['SEE LICENSE IN x', false],
    ['((MIT))', false],
    [undefined, false],
  ])('%s is permissive: %s', (expression, expected) => {
    expect(isPermissive(expression)).toBe(expected);
  });

  it('follow production dependencies as Node resolves them, and no others', () => {
    expect([...productionClosure(packages, 'chaincode/x').keys()]).toEqual([
      'chaincode/x',
      'node_modules/a',
      'chaincode/y',
      'node_modules/a/node_modules/b',
      'node_modules/c',
    ]);
    expect(findForbidden(packages, ['chaincode/x'], licence)).toEqual([]);
  });

  it('are refused with the chain that leads to them', () => {
    const changed = {
      ...packages,
      'node_modules/c': { license: 'MIT', dependencies: { b: '1' } },
    };
    expect(findForbidden(changed, ['chaincode/x'], licence)).toEqual([
      'chaincode/x > @fuqi/y > c > b: GPL-3.0',
    ]);
    expect(findForbidden(packages, ['chaincode/z'], licence)).toEqual([
      'chaincode/z: not in the lock file',
      'chaincode/z: no licence stated',
    ]);
  });
});
