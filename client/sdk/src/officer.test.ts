import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as officer from './officer';

const IMPORT = /^(?:import|export) (?!type )[^;]*? from '([^']+)';/gms;

/** Modules that a file needs at run time, its own ones followed. */
function closure(entry: string): Set<string> {
  const seen = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      if (name.startsWith('.')) queue.push(resolve(dirname(file), `${name}.ts`));
      else seen.add(name);
    }
  }
  return seen;
}

describe('an officer’s device', () => {
  const modules = closure(resolve(__dirname, 'officer.ts'));

  test('needs no Node and no prover', () => {
    const foreign = [...modules].filter((name) => !name.startsWith('/'));
    expect(foreign.sort()).toEqual([
      '@fuqi/domain',
      '@fuqi/protocol',
      '@noble/curves/abstract/edwards',
      '@noble/hashes/hkdf',
      '@noble/hashes/scrypt',
      '@noble/hashes/sha2',
      '@zk-kit/eddsa-poseidon',
    ]);
  });

  test('is found to need them where something does', () => {
    expect(closure(resolve(__dirname, 'index.ts'))).toContain('node:fs/promises');
    expect(closure(resolve(__dirname, 'index.ts'))).toContain('@fuqi/zk-circuits');
  });

  test('has what it takes to review and sign', () => {
    expect(Object.keys(officer)).toEqual(
      expect.arrayContaining([
        'OfficerKey',
        'openSecret',
        'parseValues',
        'reviewRequest',
        'signRequest',
      ]),
    );
  });
});
