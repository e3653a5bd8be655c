import { expect, test } from '@jest/globals';
import * as mcl from 'mcl-wasm';
import { startMcl } from './mcl-instance';
import { createMclVerifier } from './mcl-verifier';
import { RawMcl, openRawMcl } from './raw-mcl';
import { rawMclAgrees } from './raw-self-test';
import { TrapdoorKey, publicBytes } from './testing';

test('the raw functions are there and agree with the typed API', async () => {
  await startMcl();
  const raw = openRawMcl();
  expect(raw).toBeInstanceOf(RawMcl);
  expect(rawMclAgrees(raw!)).toBe(true);
});

// Not normalizeVec: without it the sums are the same and only slower.
test.each([
  '_mclBn_millerLoopVec',
  '_mclBnFp_neg',
  '_mclBnFp2_mul',
  '_mclBnG1_add',
  '_mclBnG1_sub',
  '_mclBnG1_dbl',
  '_mclBnG2_add',
  '_mclBnG2_sub',
  '_mclBnG2_dbl',
  '_mclBnG2_isEqual',
] as const)('a build whose %s does something else is found out', async (name) => {
  await startMcl();
  const { call } = openRawMcl()!;
  expect(rawMclAgrees(new RawMcl({ ...call, [name]: () => 0 }))).toBe(false);
});

test('a build that finds every point a member of G2 is found out', async () => {
  await startMcl();
  const { call } = openRawMcl()!;
  expect(rawMclAgrees(new RawMcl({ ...call, _mclBnG2_isEqual: () => 1 }))).toBe(false);
});

test('a verifier stops when mcl is initialised again under it', async () => {
  const verifier = await createMclVerifier();
  const trapdoor = await TrapdoorKey.create({ seed: 'instance', publicCount: 1 });
  const key = verifier.prepareKey(trapdoor.keyBytes);
  const item = { key, proof: trapdoor.forge([1n]), publics: publicBytes([1n]) };
  expect(verifier.verifyBatch([item]).ok).toBe(true);
  expect(await startMcl()).toBe(mcl.getMemory());
  await mcl.init(mcl.BLS12_381);
  expect(() => verifier.verifyBatch([item])).toThrow('initialised again');
  expect(() => verifier.prepareKey(trapdoor.keyBytes)).toThrow('initialised again');
});
