import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type CompiledCircuit, compileCircuit } from './compile-circuit';

jest.setTimeout(60_000);

const LIBRARY = 'pragma circom 2.2.0;\nfunction two() { return 2; }\n';
const MAIN = `pragma circom 2.2.0;
// include "not-this.circom";
include "lib.circom";
template Double() { signal input in; signal output out <== two() * in; }
component main = Double();
`;

describe('compileCircuit', () => {
  let folder: string;
  const write = (name: string, text: string): void =>
    fs.writeFileSync(path.join(folder, name), text);
  const compile = (): Promise<CompiledCircuit> =>
    compileCircuit({ main: path.join(folder, 'double.circom'), root: path.join(folder, 'build') });

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fuqi-compile-'));
    write('lib.circom', LIBRARY);
    write('double.circom', MAIN);
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('compiles once for the same sources, and again when an included file changes', async () => {
    const first = await compile();
    expect(first.cached).toBe(false);
    for (const file of [first.r1cs, first.wasm, first.sym]) expect(fs.existsSync(file)).toBe(true);
    expect(await compile()).toEqual({ ...first, cached: true });
    write('lib.circom', LIBRARY.replace('return 2', 'return 3'));
    const other = await compile();
    expect(other.cached).toBe(false);
    expect(other.digest).not.toBe(first.digest);
  });

  it('has the same digest wherever the sources are', async () => {
    const { digest } = await compile();
    const elsewhere = path.join(folder, 'elsewhere');
    fs.mkdirSync(elsewhere);
    for (const name of ['lib.circom', 'double.circom']) {
      fs.copyFileSync(path.join(folder, name), path.join(elsewhere, name));
    }
    const main = path.join(elsewhere, 'double.circom');
    const moved = await compileCircuit({ main, root: path.join(folder, 'build') });
    expect(moved).toMatchObject({ digest, cached: true });
  });

  it('reports what the compiler refuses and leaves nothing behind', async () => {
    write('double.circom', MAIN.replace('two() * in', 'in * in * in'));
    await expect(compile()).rejects.toMatchObject({
      code: 'ZK_COMPILE_FAILED',
      details: expect.stringContaining('Non quadratic constraints'),
    });
    expect(fs.readdirSync(path.join(folder, 'build', 'circuits'))).toEqual([]);
  });

  it('names an include that is nowhere', async () => {
    write('double.circom', MAIN.replace('"lib.circom"', '"absent.circom"'));
    await expect(compile()).rejects.toMatchObject({
      code: 'ZK_INCLUDE_MISSING',
      details: 'double.circom includes absent.circom, which is in no library',
    });
  });
});
