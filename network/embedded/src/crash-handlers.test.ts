import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compilePackage, type CompiledPackage } from './testing/compiled-package';

let compiled: CompiledPackage;

beforeAll(() => {
  compiled = compilePackage();
});

afterAll(() => compiled.remove());

/** Runs a program that has loaded contracts and the ledger, in that order or the other. */
function run(lines: readonly string[]): { status: number | null; output: string } {
  const source = lines.join('\n');
  const child = spawnSync(process.execPath, ['-e', source], {
    encoding: 'utf8',
    cwd: join(compiled.directory),
    env: { ...process.env, CORE_CHAINCODE_LOGGING_LEVEL: undefined },
  });
  return { status: child.status, output: child.stdout + child.stderr };
}

const CONTRACTS_FIRST = ["require('./testing/script-contract.js');", "require('./index.js');"];
const LEDGER_FIRST = [...CONTRACTS_FIRST].reverse();

describe('a program that embeds the ledger', () => {
  test.each([
    ['contracts loaded first', CONTRACTS_FIRST],
    ['ledger loaded first', LEDGER_FIRST],
  ])('still crashes as Node crashes: %s', (_name, lines) => {
    const thrown = run([...lines, "setTimeout(() => { throw new Error('boom'); }, 1);"]);
    expect(thrown.status).toBe(1);
    const rejected = run([...lines, "void Promise.reject(new Error('boom'));"]);
    expect(rejected.status).toBe(1);
    const clean = run(lines);
    expect(clean.status).toBe(0);
    expect(clean.output).toBe('');
  });
});
