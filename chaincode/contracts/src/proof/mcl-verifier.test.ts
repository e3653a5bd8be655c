import { beforeAll, describe, expect, test } from '@jest/globals';
import { createMclVerifier } from './mcl-verifier';
import type { PreparedKey, ProofVerifier } from './proof-verifier';
import { TrapdoorKey, publicBytes } from './testing';

let verifier: ProofVerifier;
let trapdoor: TrapdoorKey;
let key: PreparedKey;

beforeAll(async () => {
  verifier = await createMclVerifier();
  trapdoor = await TrapdoorKey.create({ seed: 'verifier', publicCount: 31 });
  key = verifier.prepareKey(trapdoor.keyBytes);
});

describe('a forged proof', () => {
  test('is accepted', () => {
    const p = trapdoor.samplePublics('x');
    expect(
      verifier.verifyBatch([{ key, proof: trapdoor.forge(p), publics: publicBytes(p) }]),
    ).toEqual({ ok: true, checks: 1 });
    const q = p.map((x, i) => (i === 30 ? x + 1n : x));
    expect(
      verifier.verifyBatch([{ key, proof: trapdoor.forge(p), publics: publicBytes(q) }]),
    ).toEqual({
      ok: false,
      code: 'PROOF_BAD',
      bad: [{ index: 0, code: 'PROOF_EQUATION' }],
      checks: 1,
    });
  });
});
