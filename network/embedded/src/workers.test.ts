import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedLedger } from './embedded-ledger';
import { stateKey } from './layout';
import { openLevelStorage } from './level-storage';
import type { EmbeddedLedgerOptions } from './options';
import { compilePackage, type CompiledPackage } from './testing/compiled-package';
import { contracts, metadata, type Step } from './testing/script-contract';
import { ManualClock, START } from './testing/test-ledger';

/** Each bank loads its contracts anew, which takes a second or two when the machine is busy. */
jest.setTimeout(120_000);

let compiled: CompiledPackage;
let dir: string;
const open: EmbeddedLedger[] = [];

beforeAll(() => {
  compiled = compilePackage();
  dir = mkdtempSync(join(tmpdir(), 'fuqi-workers-'));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((ledger) => ledger.close()));
});

afterAll(() => {
  compiled.remove();
  rmSync(dir, { recursive: true, force: true });
});

async function start(options: Partial<EmbeddedLedgerOptions>): Promise<EmbeddedLedger> {
  const ledger = await compiled.embedded.openEmbeddedLedger({
    ...(options.dir === undefined ? { memory: true } : {}),
    channel: 'test',
    chaincode: 'script',
    modulePath: compiled.modulePath,
    clock: new ManualClock(START),
    rng: compiled.embedded.seededRng('threads'),
    workers: true,
    collections: [{ name: 'ab', members: ['BankAMSP', 'BankBMSP'] }],
    block: { intervalMs: 60_000 },
    ...options,
  });
  open.push(ledger);
  return ledger;
}

async function stop(ledger: EmbeddedLedger): Promise<void> {
  open.splice(open.indexOf(ledger), 1);
  await ledger.close();
}

async function commit(ledger: EmbeddedLedger, ...scripts: readonly (readonly Step[])[]) {
  const alice = ledger.identity('BankAMSP', 'alice');
  const endorsed = [];
  for (const steps of scripts) {
    endorsed.push(await ledger.endorse(alice, 'script:run', [JSON.stringify(steps)]));
  }
  for (const transaction of endorsed) await ledger.submit(transaction);
  await ledger.flush();
  return Promise.all(endorsed.map(({ txId }) => ledger.commitStatus(txId)));
}

async function query(ledger: EmbeddedLedger, mspId: string, ...steps: readonly Step[]) {
  const client = ledger.identity(mspId, 'client');
  const script = [JSON.stringify(steps)];
  const result = await ledger.evaluate(client, 'script:attempt', script);
  return JSON.parse(Buffer.from(result).toString()) as unknown[];
}

async function play(ledger: EmbeddedLedger): Promise<void> {
  await commit(ledger, [
    ['put', 'a', '1'],
    ['put', 'b', '1'],
    ['policy', 'b', 'BankAMSP'],
  ]);
  const update: readonly Step[] = [
    ['get', 'a'],
    ['put', 'a', '2'],
  ];
  await commit(ledger, update, update, [
    ['scan', 'a', 'c'],
    ['event', 'e', 'x'],
  ]);
  await commit(ledger, [['privatePut', 'ab', 'k', 'v']], [['del', 'b']]);
}

async function hashes(ledger: EmbeddedLedger): Promise<string[]> {
  const found: string[] = [];
  for await (const block of ledger.blocks({ follow: false })) {
    found.push(Buffer.from(block.hash).toString('hex'));
    found.push(Buffer.from(block.stateHash).toString('hex'));
  }
  return found;
}

describe('banks in threads of their own', () => {
  test('give the same blocks, byte for byte, as banks in one thread', async () => {
    const threads = await start({ dir: join(dir, 'same') });
    const plain = await start({ workers: false });
    await play(threads);
    await play(plain);
    const found = await hashes(threads);
    expect(found).toHaveLength(8);
    expect(found).toEqual(await hashes(plain));
  });

  test('each answers from its own state, up to the last block', async () => {
    const ledger = await start({});
    await play(ledger);
    for (const mspId of ledger.organisations) {
      expect(await query(ledger, mspId, ['get', 'a'], ['bank'])).toEqual(['2', mspId]);
    }
  });

  test('private values are with members only, also for one that missed the block', async () => {
    const place = join(dir, 'private');
    const banks = join(place, 'banks');
    const first = await start({ dir: place });
    await commit(first, [['put', 'a', '1']]);
    await stop(first);
    cpSync(join(banks, 'BankBMSP'), join(dir, 'BankBMSP-before'), { recursive: true });
    const second = await start({ dir: place, rng: compiled.embedded.seededRng('2') });
    await commit(second, [['privatePut', 'ab', 'k', 'v']]);
    await stop(second);
    rmSync(join(banks, 'BankBMSP'), { recursive: true });
    cpSync(join(dir, 'BankBMSP-before'), join(banks, 'BankBMSP'), { recursive: true });
    const third = await start({ dir: place, rng: compiled.embedded.seededRng('3') });
    expect(await query(third, 'BankBMSP', ['privateGet', 'ab', 'k'])).toEqual(['v']);
    expect(await query(third, 'BankAMSP', ['privateGet', 'ab', 'k'])).toEqual(['v']);
    expect(await query(third, 'BankCMSP', ['privateGet', 'ab', 'k'])).toEqual([
      expect.stringContaining('PRIVATE_DATA_UNAVAILABLE'),
    ]);
  });

  test('a bank that lost its copy gets it again from the blocks', async () => {
    const place = join(dir, 'lost');
    const first = await start({ dir: place });
    await play(first);
    await stop(first);
    rmSync(join(place, 'banks', 'BankBMSP'), { recursive: true });
    const again = await start({ dir: place, rng: compiled.embedded.seededRng('2') });
    expect(await query(again, 'BankBMSP', ['get', 'a'])).toEqual(['2']);
    expect((await commit(again, [['put', 'c', '1']]))[0]).toMatchObject({ code: 'VALID' });
  });

  test('a bank whose copy was tampered with is refused at start-up, by name', async () => {
    const place = join(dir, 'tampered');
    const first = await start({ dir: place });
    await play(first);
    await stop(first);
    const disk = await openLevelStorage(join(place, 'banks', 'BankCMSP'));
    const key = stateKey('a');
    const value = Buffer.from(disk.get(key) ?? []);
    value[value.length - 1] = (value.at(-1) ?? 0) ^ 1;
    await disk.write([{ key, value }], { sync: true });
    await disk.close();
    await expect(start({ dir: place })).rejects.toMatchObject({
      code: 'STATE_MISMATCH',
      details: { mspId: 'BankCMSP', block: 3 },
    });
  });

  test('a bank that disagrees is named, with what differs', async () => {
    const ledger = await start({});
    const alice = ledger.identity('BankAMSP', 'alice');
    await expect(ledger.endorse(alice, 'script:disagree', ['k', 'BankCMSP'])).rejects.toMatchObject(
      {
        code: 'ENDORSEMENT_MISMATCH',
        details: { differing: ['BankCMSP'], differsIn: ['rwset'] },
      },
    );
  });

  test('refusals cross the thread as they are', async () => {
    const ledger = await start({ clock: new ManualClock(START) });
    const alice = ledger.identity('BankAMSP', 'alice');
    await expect(ledger.endorse(alice, 'script:run', ['[["fail","E_NO"]]'])).rejects.toMatchObject({
      code: 'CHAINCODE_FAILED',
      message: 'E_NO',
    });
    await expect(ledger.endorseProposal(alice, Buffer.from('nonsense'))).rejects.toMatchObject({
      code: 'PROPOSAL_REJECTED',
    });
  });

  test('a bank whose thread ends is said not to answer, at once', async () => {
    const ledger = await start({});
    const alice = ledger.identity('BankAMSP', 'alice');
    await expect(ledger.endorse(alice, 'script:run', ['[["exit"]]'])).rejects.toMatchObject({
      code: 'ENDORSER_UNAVAILABLE',
    });
    await expect(ledger.endorse(alice, 'script:run', ['[["get","a"]]'])).rejects.toMatchObject({
      code: 'ENDORSER_UNAVAILABLE',
    });
  });

  test('need a module to load the contracts from', async () => {
    await expect(
      compiled.embedded.openEmbeddedLedger({
        memory: true,
        channel: 'test',
        chaincode: 'script',
        contracts,
        metadata,
        workers: true,
      }),
    ).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
    await expect(start({ modulePath: '/nowhere.js' })).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
    });
  });
});
