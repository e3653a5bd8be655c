import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Manifest, readManifest } from './manifest';
import { type PreparationEvent, prepareKeys } from './prepare-keys';

const CIRCUIT = `pragma circom 2.2.0;
template Square() {
    signal input root;
    signal output square;
    square <== root * root;
}
component main = Square();
`;

describe('prepareKeys', () => {
  let folder: string;
  const at = (name: string): string => path.join(folder, name);
  const options = (): { circuits: string; manifest: string; root: string } => ({
    circuits: at('circuits'),
    manifest: at('keys.json'),
    root: at('build'),
  });

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fuqi-prepare-'));
    fs.mkdirSync(at('circuits'));
    fs.writeFileSync(at('circuits/square.circom'), CIRCUIT);
    await prepareKeys({ ...options(), write: true });
  }, 60_000);
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('records constraints, public inputs and hashes', () => {
    const entry = readManifest(at('keys.json'))?.circuits['square'];
    expect(entry).toMatchObject({ constraints: 1, publicInputs: ['square'] });
    expect(entry?.zkeySha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reports stages in order and finds everything the second time', async () => {
    const events: PreparationEvent[] = [];
    await prepareKeys({ ...options(), onProgress: (event) => events.push(event) });
    expect(events.map(({ circuit, stage }) => [circuit, stage])).toEqual([
      ['square', 'compiling'],
      ['square', 'key'],
      ['square', 'ready'],
    ]);
    expect(events[2]?.seconds).toBeLessThan(1);
  });

  it.each(['zkeySha256', 'verifyingKeyHash', 'publicInputs'] as const)(
    'refuses a build whose %s is not the pinned one',
    async (field) => {
      const manifest = readManifest(at('keys.json')) as Manifest;
      const square = { ...manifest.circuits['square'], [field]: 'other' };
      const other = at(`${field}.json`);
      fs.writeFileSync(other, JSON.stringify({ ...manifest, circuits: { square } }));
      await expect(prepareKeys({ ...options(), manifest: other })).rejects.toMatchObject({
        code: 'ZK_KEYS_DIFFER',
        message: expect.stringContaining(field),
      });
    },
  );

  it('refuses a circuit that is not pinned, and a pinned one that is gone', async () => {
    const none = at('none.json');
    await expect(prepareKeys({ ...options(), manifest: none })).rejects.toMatchObject({
      code: 'ZK_KEYS_DIFFER',
    });
    await expect(prepareKeys({ ...options(), circuits: at('no-circuits') })).rejects.toThrow(
      'square has no circuit',
    );
  });

  it('notices a damaged file when asked to hash again', async () => {
    const [prepared] = await prepareKeys({ ...options(), rehash: true });
    const zkey = prepared?.zkey ?? '';
    const bytes = fs.readFileSync(zkey);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
    fs.writeFileSync(zkey, new Uint8Array(bytes));
    await expect(prepareKeys({ ...options(), rehash: true })).rejects.toMatchObject({
      code: 'ZK_KEYS_DAMAGED',
    });
  });
});
