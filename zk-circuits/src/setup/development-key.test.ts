import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { groth16, wtns, zKey } from 'snarkjs';
import { compileCircuit, type CompiledCircuit } from '../compile/compile-circuit';
import { fixture, productRangeInput } from '../testing/fixtures/fixtures';
import { WitnessCalculator } from '../witness/witness-calculator';
import { wtnsFile } from '../witness/wtns-file';
import { type DevelopmentKey, developmentKey } from './development-key';
import { FixedBase } from './fixed-base';

describe('developmentKey', () => {
  let root: string;
  let fixedBase: FixedBase;
  let compiled: CompiledCircuit;
  let key: DevelopmentKey;
  const open = (): Promise<FixedBase> => Promise.resolve(fixedBase);

  beforeAll(async () => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'fuqi-keys-'));
    fixedBase = await FixedBase.open();
    compiled = await compileCircuit({ main: fixture('product-range'), root });
    key = await developmentKey(compiled, open, root);
  }, 60_000);

  afterAll(async () => {
    fixedBase.close();
    const { curve_bn128: shared } = globalThis as { curve_bn128?: FixedBase['curve'] | null };
    await shared?.terminate();
    fs.rmSync(root, { recursive: true });
  });

  it('makes a key under which snarkjs proves and verifies', async () => {
    const witness = prepareWitness(compiled);
    expect(await wtns.check(compiled.r1cs, witness)).toBe(true);
    const { proof, publicSignals } = await groth16.prove(key.zkey, witness);
    const vk: unknown = JSON.parse(fs.readFileSync(key.verifyingKey, 'utf8'));
    expect(publicSignals[1]).toBe('42');
    expect(await groth16.verify(vk, publicSignals, proof)).toBe(true);
    expect(await groth16.verify(vk, [publicSignals[0] ?? '', '43'], proof)).toBe(false);
  }, 30_000);

  it('writes the verifying key that snarkjs reads from the zkey', async () => {
    const vk: unknown = JSON.parse(fs.readFileSync(key.verifyingKey, 'utf8'));
    const exported = await zKey.exportVerificationKey(key.zkey);
    const text = JSON.stringify(exported, (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    expect(JSON.parse(text)).toEqual(vk);
  });

  it('is the same in every build', async () => {
    const elsewhere = path.join(root, 'elsewhere');
    const again = await developmentKey(compiled, open, elsewhere);
    expect(again.cached).toBe(false);
    expect(sha256(again.zkey)).toBe(sha256(key.zkey));
  });

  it('is found again without being computed', async () => {
    const never = (): Promise<FixedBase> => Promise.reject(new Error('computed'));
    expect(await developmentKey(compiled, never, root)).toEqual({ ...key, cached: true });
  });
});

function prepareWitness(compiled: CompiledCircuit): { type: 'mem'; data: Uint8Array } {
  const wasm = new Uint8Array(fs.readFileSync(compiled.wasm));
  const wires = new WitnessCalculator(compiled.name, wasm).calculate(productRangeInput());
  return { type: 'mem', data: wtnsFile(wires) };
}

function sha256(file: string): string {
  return createHash('sha256')
    .update(new Uint8Array(fs.readFileSync(file)))
    .digest('hex');
}
