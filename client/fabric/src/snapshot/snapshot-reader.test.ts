import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readSnapshot } from './read-snapshot';
import { SnapshotError, entriesOf } from './snapshot-reader';

const sized = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const head = body.length < 128 ? [body.length] : [(body.length % 128) | 128, body.length >> 7];
  return Buffer.concat([Buffer.from(head), body]);
};
const field = (number: number, body: string | Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([number * 8 + 2]), sized(body)]);
const record = (key: string, value: string): Buffer =>
  sized(field(1, key), field(2, value), field(4, 'version'));

const FORMAT = Buffer.from([1]);
const LONG = 'x'.repeat(300);
const DATA = Buffer.concat([
  FORMAT,
  ...[record('', 'config'), record('nf/1', 'a'), record('nf/2', LONG)],
]);
const METADATA = Buffer.concat([
  FORMAT,
  ...[Buffer.from([2]), sized(''), Buffer.from([1]), sized('fuqi'), Buffer.from([2])],
]);

describe('a snapshot of a peer', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fuqi-snapshot-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function written(data: Uint8Array): Promise<string> {
    const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    const signable = {
      ...{ last_block_number: 7, last_block_hash: 'ab' },
      snapshot_files_raw_hashes: {
        ...{ 'public_state.data': sha256(DATA), 'public_state.metadata': sha256(METADATA) },
      },
    };
    await writeFile(join(folder, '_snapshot_signable_metadata.json'), JSON.stringify(signable));
    await writeFile(join(folder, 'public_state.data'), data);
    await writeFile(join(folder, 'public_state.metadata'), METADATA);
    return folder;
  }

  test('gives the entries of one namespace', async () => {
    const { block, entries } = await readSnapshot(await written(DATA), 'fuqi');
    const texts = entries.map(([key, value]) => [key, Buffer.from(value).toString()]);
    expect({ block, texts }).toEqual({
      ...{
        block: 7,
        texts: [
          ['nf/1', 'a'],
          ['nf/2', LONG],
        ],
      },
    });
  });

  test('is refused when a byte of it is another one', async () => {
    const changed = Buffer.from(DATA);
    changed[changed.length - 1] = 0x20;
    await expect(readSnapshot(await written(changed), 'fuqi')).rejects.toThrow(SnapshotError);
  });

  test('is refused when it ends too early or too late', () => {
    for (const data of [DATA.subarray(0, -1), Buffer.concat([DATA, FORMAT])]) {
      expect(() => [...entriesOf(METADATA, data, 'fuqi')]).toThrow(SnapshotError);
    }
  });
});
