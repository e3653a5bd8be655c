import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePackage, type CompiledPackage } from './testing/compiled-package';
import { contracts, metadata } from './testing/script-contract';

const KILLS = 6;

/** Commits one transaction after another and prints each id once its status is known. */
const PROGRAM = `
const { openEmbeddedLedger } = require('./index.js');
const { contracts, metadata } = require('./testing/script-contract.js');
(async () => {
  const ledger = await openEmbeddedLedger({
    dir: process.argv[2], channel: 'test', chaincode: 'script', contracts, metadata,
    block: { intervalMs: 1 },
  });
  const alice = ledger.identity('BankAMSP', 'alice');
  for (;;) {
    const step = ['put', 'k' + Math.floor(Math.random() * 20), String(ledger.height())];
    const { txId } = await ledger.transact(alice, 'script:run', [JSON.stringify([step])]);
    process.stdout.write(txId + '\\n');
  }
})();
`;

let compiled: CompiledPackage;
let dir: string;

beforeAll(() => {
  compiled = compilePackage();
  dir = mkdtempSync(join(tmpdir(), 'fuqi-kill-'));
  writeFileSync(join(compiled.directory, 'committer.js'), PROGRAM);
});

afterAll(() => {
  compiled.remove();
  rmSync(dir, { recursive: true, force: true });
});

/** Runs the program until it has told of `count` transactions, then kills it at once. */
function killAfter(count: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(compiled.directory, 'committer.js'), dir]);
  return new Promise((resolve, reject) => {
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8');
      if (told.split('\n').length > count) child.kill('SIGKILL');
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8');
    });
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(told.split('\n').slice(0, -1));
      else reject(new Error(`ended by itself: ${complaint}`));
    });
  });
}

describe('a process that is killed', () => {
  test('keeps every transaction it told of, and opens again, each time', async () => {
    const told: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) told.push(...(await killAfter(1 + kill * 3)));
    expect(told.length).toBeGreaterThan(KILLS);
    const ledger = await compiled.embedded.openEmbeddedLedger({
      dir,
      channel: 'test',
      chaincode: 'script',
      contracts,
      metadata,
    });
    for (const txId of told) {
      expect(await ledger.commitStatus(txId)).toMatchObject({ code: 'VALID' });
    }
    expect(ledger.height()).toBeGreaterThan(told.length);
    await ledger.close();
  }, 120_000);
});
