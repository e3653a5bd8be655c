import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { transformSync } from '@swc/core';
import { MemberKeys } from '../keys/member-keys';
import { Wallet } from '../wallet/wallet';
import { ProcessLock } from './process-lock';
import { RecordFile } from './record-file';

let folder: string;
let path: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuqi-lock-'));
  path = join(folder, 'wallet', 'journal');
  // Another process runs JavaScript: the two files of the lock need nothing but Node.
  for (const name of ['atomic-file', 'process-lock']) {
    const { code } = transformSync(await readFile(join(__dirname, `${name}.ts`), 'utf8'), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
      swcrc: false,
    });
    await writeFile(join(folder, `${name}.js`), code);
  }
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  await rm(folder, { recursive: true, force: true });
});

/** Another process that tries to take the lock, says what came of it, and stays. */
async function rival(): Promise<{ readonly child: ChildProcess; readonly got: boolean }> {
  const program = `
    require(${JSON.stringify(join(folder, 'process-lock.js'))})
      .ProcessLock.take(${JSON.stringify(path)})
      .then((lock) => process.stdout.write(lock === undefined ? 'refused' : 'taken'));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, got: chunk.toString('utf8') === 'taken' };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

const KEYS = new MemberKeys(Uint8Array.from({ length: 32 }, (_, i) => i));
const openWallet = (store: RecordFile) => Wallet.open({ id: 7, keys: KEYS, store });

describe('two processes and one wallet', () => {
  test('the second is refused with a stable code, and changes nothing', async () => {
    const { got } = await rival();
    expect(got).toBe(true);
    await writeFile(path, Uint8Array.of(1, 2, 3));
    const store = new RecordFile(path);
    const refusal = { code: 'FUQI-WALLET-010', slug: 'wallet-in-use' };
    await expect(openWallet(store)).rejects.toMatchObject(refusal);
    await expect(store.append(Uint8Array.of(4))).rejects.toMatchObject(refusal);
    await expect(store.replace([])).rejects.toMatchObject(refusal);
    expect(await readFile(path)).toEqual(Buffer.of(1, 2, 3));
  });

  test('while this process has it another one is refused; after closing it is not', async () => {
    const store = new RecordFile(path);
    await openWallet(store);
    expect((await rival()).got).toBe(false);
    await store.close();
    expect((await rival()).got).toBe(true);
  });

  test('a process that was killed leaves nothing that bars the next', async () => {
    const { child } = await rival();
    await expect(openWallet(new RecordFile(path))).rejects.toMatchObject({ slug: 'wallet-in-use' });
    await kill(child);
    await openWallet(new RecordFile(path));
    expect((await rival()).got).toBe(false);
  });

  test('of many who notice at once that the holder is gone, one has it', async () => {
    await kill((await rival()).child);
    const outcomes = await Promise.all([rival(), rival(), rival()]);
    expect(outcomes.filter(({ got }) => got)).toHaveLength(1);
  });
});

describe('the lock', () => {
  test('is refused to a second user in the same process, as often as it changes hands', async () => {
    for (let round = 0; round < 5; round += 1) {
      const locks = await Promise.all([1, 2, 3, 4].map(() => ProcessLock.take(path)));
      const held = locks.filter((lock) => lock !== undefined);
      expect(held).toHaveLength(1);
      await held[0]?.release();
    }
    expect(await readdir(join(folder, 'wallet'))).toEqual(['journal.lock.5']);
  });

  test('of a process id that came back to another process counts for nothing', async () => {
    await (await ProcessLock.take(path))?.release();
    await writeFile(`${path}.lock.2`, `${process.pid} 1 00000000000000aa\n`);
    const shown = process.platform === 'linux';
    expect((await ProcessLock.take(path)) !== undefined).toBe(shown);
  });

  test('with a content that no holder writes counts for nothing', async () => {
    await (await ProcessLock.take(path))?.release();
    await writeFile(`${path}.lock.2`, '');
    expect(await ProcessLock.take(path)).toBeDefined();
  });
});
