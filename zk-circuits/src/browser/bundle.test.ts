import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEVELOPMENT_MANIFEST, readManifest } from '../keys/manifest';
import { bundleForBrowser } from './bundle';

/** What names another module, in a script that a bundler wrote. */
const FOREIGN = /["']node:|\brequire\(["']|\bfrom\s?["']|\bimport\(/;

describe('bundleForBrowser', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fuqi-bundle-'));
  const out = path.join(folder, 'out');
  const entry = readManifest(DEVELOPMENT_MANIFEST)!.circuits['attest']!;
  const read = (name: string): string => fs.readFileSync(path.join(out, name), 'utf8');

  beforeAll(async () => {
    const circuit = {
      ...{ name: 'attest', entry },
      ...{ wasm: path.join(folder, 'w'), zkey: path.join(folder, 'k') },
    };
    fs.writeFileSync(circuit.wasm, 'calculator');
    fs.writeFileSync(circuit.zkey, 'key');
    await bundleForBrowser({ out, circuits: [circuit] });
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('keeps snarkjs to the worker', () => {
    expect(read('prove-worker.js').includes('zkey file is not groth16')).toBe(true);
    expect(read('prover.js').includes('groth16')).toBe(false);
  });

  it('needs no Node and no other script', () => {
    for (const script of ['prove-worker.js', 'prover.js']) {
      expect(FOREIGN.exec(read(script))?.[0]).toBeUndefined();
    }
  });

  it('says whose licence both scripts have, and brings its text', () => {
    for (const script of ['prove-worker.js', 'prover.js']) {
      expect(read(script).split('\n')[0]).toContain('SPDX-License-Identifier: GPL-3.0-only');
    }
    expect(read('LICENSE')).toContain('GNU GENERAL PUBLIC LICENSE');
  });

  it('lists the circuits under names that change with their contents', () => {
    const list = JSON.parse(read('circuits.json')) as Record<string, Record<string, string>>;
    expect(Object.keys(list)).toEqual(['attest']);
    const { wasm, zkey } = list['attest']!;
    expect(wasm).toContain(entry.wasmSha256.slice(0, 16));
    expect(zkey).toContain(entry.zkeySha256.slice(0, 16));
    expect(read(wasm!)).toBe('calculator');
    expect(read(zkey!)).toBe('key');
  });
});
