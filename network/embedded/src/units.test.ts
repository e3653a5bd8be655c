import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asBuffer, compareUtf8, isWellFormed, utf8 } from './bytes';
import { ByteReader, ByteWriter } from './codec';
import { openLevelStorage } from './level-storage';
import { MemoryStorage } from './memory-storage';
import { isSatisfied, type PolicyRule } from './policy';
import { decodeRwset, encodeRwset, type Rwset, type Version } from './rwset';
import { shim } from './shim';
import { StateDigest } from './state-digest';
import type { Storage, StorageEntry } from './storage';

const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => asBuffer(array));

describe('order of keys', () => {
  test('is that of their UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary' }).filter(isWellFormed);
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareUtf8(a, b))).toBe(utf8(a).compare(utf8(b)));
      }),
    );
    expect(compareUtf8('\u{1f600}', '\uffff')).toBeGreaterThan(0);
  });
});

describe('the codec', () => {
  test('refuses what it does not write: trailing bytes, long counts, odd flags, broken UTF-8', () => {
    const refused = (hex: string, read: (reader: ByteReader) => unknown) => () => {
      const reader = new ByteReader(Buffer.from(hex, 'hex'));
      read(reader);
      reader.end();
    };
    expect(refused('0001', (r) => r.u8())).toThrow('after the end');
    expect(refused('ffffffff', (r) => r.list((x) => x.u8()))).toThrow('longer');
    expect(refused('02', (r) => r.flag())).toThrow('flag');
    expect(refused('00000001ff', (r) => r.text())).toThrow('UTF-8');
    expect(refused('00000005ff', (r) => r.bytes())).toThrow('unexpected end');
    expect(refused('ffffffffffffffff', (r) => r.u64())).toThrow('range');
  });

  test('a text with a lone surrogate does not come back as another', () => {
    const encoded = new ByteWriter().text('\ud800').finish();
    expect(new ByteReader(encoded).text()).toBe('\ufffd');
  });
});

describe('read-write sets', () => {
  const version = fc.record({ block: fc.nat(), tx: fc.nat() });
  const keys = fc.uniqueArray(fc.string(), { maxLength: 4 }).map((list) => list.sort(compareUtf8));
  const rwset: fc.Arbitrary<Rwset> = fc
    .tuple(keys, keys, keys, fc.infiniteStream(fc.option(version)), fc.infiniteStream(bytes))
    .map(([reads, writes, policies, versions, values]) => ({
      reads: reads.map((key) => ({ key, version: versions.next().value as Version | null })),
      ranges: writes.map((end) => ({
        start: '',
        end,
        exhausted: end === '',
        count: end.length,
        digest: values.next().value as Buffer,
      })),
      writes: writes.map((key, index) => ({
        key,
        value: index % 2 === 0 ? (values.next().value as Buffer) : null,
      })),
      policies: policies.map((key) => ({ key, policy: values.next().value as Buffer })),
      collections: policies.map((collection) => ({
        collection,
        reads: [{ keyHash: values.next().value as Buffer, version: null }],
        writes: [
          { keyHash: values.next().value as Buffer, valueHash: null, isPurge: true },
          {
            keyHash: values.next().value as Buffer,
            valueHash: values.next().value as Buffer,
            isPurge: false,
          },
        ],
      })),
    }));

  test('have one encoding, which gives them back', () => {
    fc.assert(
      fc.property(rwset, (set) => {
        const encoded = encodeRwset(set);
        expect(encodeRwset(decodeRwset(encoded)).equals(encoded)).toBe(true);
        expect(decodeRwset(encoded)).toEqual(set);
      }),
    );
  });

  test('are refused out of order or with a key twice', () => {
    const empty = { reads: [], ranges: [], writes: [], policies: [], collections: [] };
    for (const names of [
      ['b', 'a'],
      ['a', 'a'],
    ]) {
      const writes = names.map((key) => ({ key, value: null }));
      expect(() => decodeRwset(encodeRwset({ ...empty, writes }))).toThrow('order');
    }
  });
});

describe('the state digest', () => {
  const entries = fc.uniqueArray(fc.tuple(bytes, bytes), {
    selector: ([key]) => key.toString('hex'),
    maxLength: 6,
  });

  test('depends on the set of entries, not on how it came about', () => {
    fc.assert(
      fc.property(entries, fc.tuple(bytes, bytes), (list, [key, value]) => {
        const forward = new StateDigest();
        for (const [k, v] of list) forward.add(k, v);
        const backward = new StateDigest();
        backward.add(key, value);
        for (const [k, v] of [...list].reverse()) backward.add(k, v);
        backward.remove(key, value);
        expect(backward.hash()).toEqual(forward.hash());
        expect(new StateDigest(forward.toBytes()).hash()).toEqual(forward.hash());
      }),
      { numRuns: 30 },
    );
  });

  test('tells key and value apart, and one entry from two', () => {
    const hashes = [
      [['a', 'bc']],
      [['ab', 'c']],
      [],
      [
        ['a', 'bc'],
        ['ab', 'c'],
      ],
    ].map((list) => {
      const digest = new StateDigest();
      for (const [key = '', value = ''] of list) digest.add(utf8(key), utf8(value));
      return digest.hash().toString('hex');
    });
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('policies', () => {
  const by = (mspId: string): PolicyRule => ({ kind: 'signedBy', mspId, role: 'PEER' });
  const peers = (...mspIds: string[]) => mspIds.map((mspId) => ({ mspId, role: 'peer' as const }));

  test('nest, and use each signature once', () => {
    const rule: PolicyRule = {
      kind: 'outOf',
      count: 2,
      rules: [by('A'), { kind: 'outOf', count: 2, rules: [by('B'), by('C')] }],
    };
    expect(isSatisfied(rule, peers('A', 'B'))).toBe(false);
    expect(isSatisfied(rule, peers('A', 'B', 'C'))).toBe(true);
    const twice: PolicyRule = { kind: 'outOf', count: 2, rules: [by('A'), by('A')] };
    expect(isSatisfied(twice, peers('A'))).toBe(false);
    expect(isSatisfied(twice, peers('A', 'A'))).toBe(true);
  });

  test('of members take clients, of peers do not', () => {
    const client = [{ mspId: 'A', role: 'client' as const }];
    expect(isSatisfied({ kind: 'signedBy', mspId: 'A', role: 'MEMBER' }, client)).toBe(true);
    expect(isSatisfied(by('A'), client)).toBe(false);
  });
});

describe('stores', () => {
  let dir: string;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'fuqi-stores-'));
  });

  afterAll(() => rm(dir, { recursive: true, force: true }));

  const write = fc.record({ key: bytes, value: fc.option(bytes) });
  const batches = fc.array(fc.array(write, { maxLength: 5 }), { maxLength: 6 });

  async function rows(from: Pick<Storage, 'range'>, reverse: boolean): Promise<string[]> {
    const found: StorageEntry[] = [];
    const range = { gte: Buffer.from([]), lt: Buffer.alloc(20, 255), reverse };
    for await (const row of from.range(range)) found.push(row);
    return found.map(([key, value]) => `${key.toString('hex')}=${value.toString('hex')}`);
  }

  test('in memory and on disk answer alike, also from snapshots', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(batches, fc.nat(), async (list, at) => {
        run += 1;
        const disk = await openLevelStorage(join(dir, String(run)));
        const memory = new MemoryStorage();
        const snapshots = [];
        for (const [index, batch] of list.entries()) {
          const usable = batch.filter(({ key }) => key.length > 0);
          await disk.write(usable, { sync: false });
          await memory.write(usable);
          if (index === at % list.length) {
            snapshots.push([disk.snapshot(), memory.snapshot()] as const);
          }
        }
        for (const [onDisk, inMemory] of [...snapshots, [disk, memory] as const]) {
          for (const reverse of [false, true]) {
            expect(await rows(inMemory, reverse)).toEqual(await rows(onDisk, reverse));
          }
          for (const { key } of list.flat()) {
            if (key.length > 0) expect(inMemory.get(key)).toEqual(onDisk.get(key));
          }
        }
        for (const [onDisk, inMemory] of snapshots) {
          await onDisk.close();
          await inMemory.close();
        }
        await disk.close();
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('fabric-shim', () => {
  test('is the pinned release whose inner chaincode class is where it is loaded from', () => {
    expect(typeof shim.ChaincodeFromContract).toBe('function');
    expect(shim.ChaincodeFromContract.name).toBe('ChaincodeFromContract');
    expect(shim.ChaincodeStub.name).toBe('ChaincodeStub');
  });
});
