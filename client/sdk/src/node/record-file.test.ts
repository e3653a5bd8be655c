import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Journal } from '../wallet/journal';
import { RecordFile } from './record-file';

let folder: string;
let path: string;
const SEED = Uint8Array.from({ length: 32 }, (_, i) => i);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuqi-records-'));
  path = join(folder, 'wallet', 'journal');
});

/** The one user of the file at present: the one before is done with it. */
let user: RecordFile | undefined;
async function open(): Promise<RecordFile> {
  await user?.close();
  user = new RecordFile(path);
  return user;
}

afterEach(async () => {
  await user?.close();
  user = undefined;
  await rm(folder, { recursive: true });
});

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('record file', () => {
  test('gives back what was appended, in a file of the owner’s', async () => {
    const file = await open();
    expect(await file.read()).toEqual([]);
    await file.append(bytes(1, 2));
    await file.append(bytes());
    await file.append(bytes(3));
    expect(await (await open()).read()).toEqual([bytes(1, 2), bytes(), bytes(3)]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('wherever a crash cuts the last record, the ones before stand and more can follow', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        async (records, cut) => {
          const file = await open();
          await file.replace(records);
          const { size } = await stat(path);
          const last = 12 + (records.at(-1)?.length ?? 0);
          await truncate(path, size - (cut % last) - 1);
          const again = await open();
          expect(await again.read()).toEqual(records.slice(0, -1));
          await again.append(bytes(9));
          expect(await (await open()).read()).toEqual([...records.slice(0, -1), bytes(9)]);
          await rm(path);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a half-written length is cut off, a damaged record in the middle is not passed over', async () => {
    const file = await open();
    await file.replace([bytes(1, 2, 3), bytes(4, 5, 6)]);
    await appendFile(path, bytes(0, 0));
    expect(await file.read()).toHaveLength(2);
    const content = await readFile(path);
    content[13] = 7;
    await writeFile(path, content);
    await expect((await open()).read()).rejects.toMatchObject({ slug: 'file-invalid' });
  });

  test('replacing is whole', async () => {
    const file = await open();
    await file.append(bytes(1));
    await file.replace([bytes(2), bytes(3)]);
    await file.append(bytes(4));
    expect(await file.read()).toEqual([bytes(2), bytes(3), bytes(4)]);
  });
});

describe('journal', () => {
  const value = { amount: 1_000n, key: bytes(1, 2), list: [{ nested: true }, null, 'text'] };

  test('keeps values, and nothing of them can be read in the file', async () => {
    const journal = await Journal.open(await open(), SEED, 'test');
    await journal.read();
    await journal.append(value);
    await journal.append({ note: 'geheim' });
    expect(await (await Journal.open(await open(), SEED, 'test')).read()).toEqual([
      value,
      { note: 'geheim' },
    ]);
    expect((await readFile(path)).includes('geheim')).toBe(false);
  });

  test('records that are moved, left out or another seed’s do not open', async () => {
    const file = await open();
    const journal = await Journal.open(file, SEED, 'test');
    await journal.read();
    for (const name of ['a', 'b', 'c']) await journal.append({ name });
    const records = await file.read();
    for (const order of [
      [1, 0, 2],
      [0, 2],
      [1, 2],
    ]) {
      await file.replace(order.map((i) => records[i] ?? bytes()));
      const moved = await Journal.open(file, SEED, 'test');
      await expect(moved.read()).rejects.toMatchObject({ slug: 'file-invalid' });
    }
    await file.replace(records);
    for (const other of [
      await Journal.open(
        file,
        SEED.map((b) => b + 1),
        'test',
      ),
      await Journal.open(file, SEED, 'other'),
    ]) {
      await expect(other.read()).rejects.toMatchObject({ slug: 'file-invalid' });
    }
  });
});
