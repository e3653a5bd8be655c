import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hex } from './bytes';
import { seededRng } from './host';
import { blockKey, blockMetadataKey, CHECKPOINT_KEY, stateKey, transactionKey } from './layout';
import { openLevelStorage } from './level-storage';
import { MemoryStorage } from './memory-storage';
import { outOf } from './policy';
import type { Storage } from './storage';
import { FaultyStorage } from './testing/faulty-storage';
import { TestLedger } from './testing/test-ledger';

/** Four blocks, the last transaction's id, on a store that outlives the ledger. */
async function filled(): Promise<{ disk: Storage; txId: string }> {
  const disk = new MemoryStorage();
  const net = await TestLedger.open({ storage: lasting(disk) });
  await net.run(['put', 'a', '1']);
  await net.run(['put', 'b', '2']);
  const endorsed = await net.endorse([['put', 'a', '3']]);
  await net.commit(endorsed);
  await net.close();
  return { disk, txId: endorsed.txId };
}

function lasting(disk: Storage): Storage {
  return new FaultyStorage(disk, Number.MAX_SAFE_INTEGER, 'before');
}

async function flipBit(disk: Storage, key: Uint8Array, bit: number): Promise<void> {
  const value = Buffer.from(disk.get(key) ?? []);
  const byte = Math.floor(bit / 8) % value.length;
  value[byte] = (value[byte] ?? 0) ^ (1 << (bit % 8));
  await disk.write([{ key, value }], { sync: true });
}

/** With other nonces: a seed that starts again would propose ids that are taken. */
const reopening = (disk: Storage) =>
  TestLedger.open({ storage: lasting(disk), rng: seededRng('reopened') });

describe('start-up', () => {
  test('opens what was closed: height, state, identities, history', async () => {
    const { disk } = await filled();
    const net = await reopening(disk);
    expect(net.ledger.height()).toBe(4);
    expect(net.state('a')).toBe('3');
    const [history] = (await net.query(['history', 'a'])) as [[string, string][]];
    expect(history.map(([value]) => value)).toEqual(['3', '1']);
    await net.run(['put', 'c', '1']);
    await net.close();
  });

  test.each([0, 1, 2, 3])(
    'refuses any flipped bit in stored block %i, naming it',
    async (block) => {
      const { disk } = await filled();
      const size = (disk.get(blockKey(block)) ?? Buffer.alloc(0)).length * 8;
      const step = Math.floor(size / 25);
      for (let bit = 0; bit < size; bit += step) {
        await flipBit(disk, blockKey(block), bit);
        await expect(reopening(disk)).rejects.toMatchObject({
          code: 'CHAIN_BROKEN',
          details: { block },
        });
        await flipBit(disk, blockKey(block), bit);
      }
      await (await reopening(disk)).close();
    },
  );

  test('refuses any flipped bit in what was found out about a block', async () => {
    const { disk } = await filled();
    const size = (disk.get(blockMetadataKey(2)) ?? Buffer.alloc(0)).length * 8;
    for (let bit = 0; bit < size; bit += 7) {
      await flipBit(disk, blockMetadataKey(2), bit);
      await expect(reopening(disk)).rejects.toMatchObject({ code: 'CHAIN_BROKEN' });
      await flipBit(disk, blockMetadataKey(2), bit);
    }
  });

  test('refuses a changed, missing or added state entry', async () => {
    const { disk } = await filled();
    const value = disk.get(stateKey('a')) ?? null;
    const changes = [
      { key: stateKey('a'), value: Buffer.concat([value ?? Buffer.alloc(0), Buffer.from('x')]) },
      { key: stateKey('a'), value: null },
      { key: stateKey('z'), value },
    ];
    for (const change of changes) {
      const before = disk.get(change.key) ?? null;
      await disk.write([change], { sync: true });
      await expect(reopening(disk)).rejects.toMatchObject({
        code: 'STATE_MISMATCH',
        details: { block: 3 },
      });
      await disk.write([{ key: change.key, value: before }], { sync: true });
    }
    await (await reopening(disk)).close();
  });

  test('refuses a missing block, one too many, and a damaged index or checkpoint', async () => {
    const { disk, txId } = await filled();
    const cases = [
      { key: blockKey(1), value: null, block: 1 },
      { key: blockKey(4), value: disk.get(blockKey(3)) ?? null, block: 4 },
      { key: transactionKey(txId), value: null, block: 3 },
    ];
    for (const { key, value, block } of cases) {
      const before = disk.get(key) ?? null;
      await disk.write([{ key, value }], { sync: true });
      await expect(reopening(disk)).rejects.toMatchObject({
        code: 'CHAIN_BROKEN',
        details: { block },
      });
      await disk.write([{ key, value: before }], { sync: true });
    }
    const size = (disk.get(CHECKPOINT_KEY) ?? Buffer.alloc(0)).length * 8;
    for (let bit = 8 * 7; bit < size; bit += 997) {
      await flipBit(disk, CHECKPOINT_KEY, bit);
      await expect(reopening(disk)).rejects.toThrow();
      await flipBit(disk, CHECKPOINT_KEY, bit);
    }
  });

  test('refuses another configuration', async () => {
    const { disk } = await filled();
    const others = [
      { channel: 'other' },
      { chaincode: 'other' },
      { organisations: ['BankAMSP', 'BankBMSP'] },
      { policy: outOf(3, 'BankAMSP', 'BankBMSP', 'BankCMSP') },
      { collections: [{ name: 'c', members: ['BankAMSP'] }] },
    ];
    for (const other of others) {
      await expect(TestLedger.open({ storage: lasting(disk), ...other })).rejects.toMatchObject({
        code: 'CONFIG_MISMATCH',
      });
    }
  });
});

describe('on LevelDB', () => {
  let dir: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'fuqi-ledger-'));
  });

  afterEach(() => rm(dir, { recursive: true, force: true }));

  async function play(net: TestLedger): Promise<string[]> {
    await net.run(['put', 'a', '1'], ['putComposite', '1', 'note', 'x']);
    await net.inOneBlock(
      [
        ['get', 'a'],
        ['put', 'a', '2'],
      ],
      [
        ['scan', 'a', 'b'],
        ['put', 'c', '1'],
      ],
      [['del', 'a']],
    );
    const hashes: string[] = [];
    for await (const block of net.ledger.blocks({ follow: false })) hashes.push(hex(block.hash));
    return [...hashes, hex(await net.ledger.stateHash())];
  }

  test('the same seed gives the same blocks as in memory, and they are there again', async () => {
    const onDisk = await TestLedger.open({ dir });
    const inMemory = await TestLedger.open();
    const hashes = await play(onDisk);
    expect(hashes).toEqual(await play(inMemory));
    await inMemory.close();
    await onDisk.close();
    const again = await TestLedger.open({ dir });
    expect(hex(await again.ledger.stateHash())).toBe(hashes.at(-1));
    expect(again.ledger.height()).toBe(3);
    await again.close();
  });

  test('another seed gives other blocks', async () => {
    const one = await TestLedger.open();
    const two = await TestLedger.open({ rng: { bytes: (length) => Buffer.alloc(length, 8) } });
    const hashOf = async (net: TestLedger) => {
      for await (const block of net.ledger.blocks({ follow: false })) return hex(block.hash);
      return '';
    };
    expect(await hashOf(one)).not.toBe(await hashOf(two));
    await one.close();
    await two.close();
  });

  test('iterators that a contract leaves open hold nothing up', async () => {
    const net = await TestLedger.open({ dir });
    const keys = Array.from({ length: 300 }, (_, index) => `k${String(index).padStart(3, '0')}`);
    for (let round = 0; round < 120; round += 1) await net.run(['put', 'h', String(round)]);
    await net.run(...keys.map((key) => ['put', key, '1'] as const));
    expect(await net.query(['scanFirst', 'k', 'l'], ['historyFirst', 'h'])).toEqual([
      'k000',
      '119',
    ]);
    await net.close();
  });

  test('a directory that is open is not opened twice', async () => {
    const net = await TestLedger.open({ dir });
    await expect(TestLedger.open({ dir })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await net.run(['put', 'a', '1']);
    await net.close();
  });

  test('a flipped bit in a block on disk is refused', async () => {
    const net = await TestLedger.open({ dir });
    await play(net);
    await net.close();
    const disk = await openLevelStorage(join(dir, 'ledger'));
    await flipBit(disk, blockKey(1), 1001);
    await disk.close();
    await expect(TestLedger.open({ dir })).rejects.toMatchObject({
      code: 'CHAIN_BROKEN',
      details: { block: 1 },
    });
  });
});
