import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePackage, type CompiledPackage } from '../testing/compiled-package';

const CREDENTIAL = 'k'.repeat(43);
/** When the server is killed after a transaction was sent to it, milliseconds; a block is cut after 60. */
const KILLS = [0, 5, 20, 40, 60, 70, 90, 150];

/** Serves a ledger on a folder and prints its address. */
const PROGRAM = `
const { openEmbeddedLedger, serveLedger } = require('./index.js');
const { contracts, metadata } = require('./testing/script-contract.js');
(async () => {
  const ledger = await openEmbeddedLedger({
    dir: process.argv[2], channel: 'test', chaincode: 'script', contracts, metadata,
    block: { intervalMs: 60 },
  });
  const identity = ledger.identity('BankAMSP', 'alice');
  const served = await serveLedger(ledger, { clients: [{ credential: '${CREDENTIAL}', identity }] });
  process.stdout.write(served.url);
})();
`;

let compiled: CompiledPackage;
let dir: string;

beforeAll(() => {
  compiled = compilePackage();
  dir = mkdtempSync(join(tmpdir(), 'fuqi-serve-kill-'));
  writeFileSync(join(compiled.directory, 'server.js'), PROGRAM);
});

afterAll(() => {
  compiled.remove();
  rmSync(dir, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

function start(): Promise<Running> {
  const child = spawn(process.execPath, [join(compiled.directory, 'server.js'), dir]);
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')));
    child.stdout.once('data', (url: Buffer) => resolve({ child, url: url.toString('utf8') }));
    child.once('close', () => reject(new Error(`ended by itself: ${complaint}`)));
  });
}

function kill({ child }: Running): Promise<void> {
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  child.kill('SIGKILL');
  return ended;
}

async function call(url: string, path: string, ...step: readonly string[]): Promise<unknown> {
  const args = [Buffer.from(JSON.stringify([step])).toString('base64')];
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${CREDENTIAL}` },
    body: JSON.stringify({ fn: 'script:run', args }),
  });
  const { result } = (await response.json()) as { readonly result?: string };
  if (result === undefined) throw new Error(`status ${response.status}`);
  return JSON.parse(Buffer.from(result, 'base64').toString('utf8'));
}

describe('a served ledger whose process is killed between a transaction and its answer', () => {
  test('keeps what it answered, and otherwise has all of it or nothing, each time', async () => {
    const answered: boolean[] = [];
    let running = await start();
    for (const [i, after] of KILLS.entries()) {
      const sent = call(running.url, '/transact', 'put', `k${i}`, 'v').then(
        () => true,
        () => false,
      );
      await new Promise((done) => setTimeout(done, after));
      await kill(running);
      answered.push(await sent);
      running = await start();
      const [value] = (await call(running.url, '/evaluate', 'get', `k${i}`)) as string[];
      expect(answered[i] ? ['v'] : ['', 'v']).toContain(value);
      // The next process takes up where the chain ends.
      await call(running.url, '/transact', 'put', `k${i}`, 'again');
      expect(await call(running.url, '/evaluate', 'get', `k${i}`)).toEqual(['again']);
    }
    await kill(running);
    expect(answered).toContain(false);
  }, 120_000);
});
