import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BatchVerdict, ProofVerifier } from '@fuqi/contracts';
import {
  type Snarkjs,
  TrapdoorKey,
  loadSnarkjs,
  publicBytes,
  toSnarkjsKey,
  toSnarkjsProof,
  toSnarkjsPublics,
} from '@fuqi/contracts/dist/proof/testing/index';
import fc from 'fast-check';
import { openNativeVerifier } from './open-verifier';
import { isBuilt, why } from './testing/built-addon';
import { type Wire, anyChange } from './testing/wrong-proofs';

const RUNS = 150;

(isBuilt ? describe : describe.skip)(`against snarkjs${why}`, () => {
  let snarkjs: Snarkjs;
  let trapdoor: TrapdoorKey;
  let verifier: ProofVerifier;
  let pool: readonly Wire[];

  beforeAll(async () => {
    snarkjs = loadSnarkjs();
    trapdoor = await TrapdoorKey.create({ seed: 'snarkjs', publicCount: 4 });
    verifier = openNativeVerifier();
    pool = Array.from({ length: 16 }, (_, i): Wire => {
      const publics = trapdoor.samplePublics(String(i));
      return { proof: trapdoor.forge(publics), publics: publicBytes(publics) };
    });
  });

  afterAll(async () => {
    // snarkjs leaves its workers running.
    const curve: unknown = Reflect.get(globalThis, 'curve_bn128');
    if (typeof curve === 'object' && curve !== null) {
      await (curve as { terminate(): Promise<void> }).terminate();
    }
  });

  const native = ({ proof, publics }: Wire): BatchVerdict =>
    verifier.verifyBatch([{ key: verifier.prepareKey(trapdoor.keyBytes), proof, publics }]);
  const accepted = async ({ proof, publics }: Wire): Promise<boolean> => {
    try {
      return await snarkjs.groth16.verify(
        toSnarkjsKey(trapdoor.keyBytes),
        toSnarkjsPublics(publics),
        toSnarkjsProof(proof),
      );
    } catch {
      return false;
    }
  };

  test('both accept every valid proof', async () => {
    for (const wire of pool) {
      expect(native(wire)).toEqual({ ok: true, checks: 1 });
      expect(await accepted(wire)).toBe(true);
    }
  }, 60_000);

  test('what the native verifier accepts, or refuses for its equation, snarkjs does too', async () => {
    const change = fc.tuple(fc.nat({ max: 15 }), fc.nat({ max: 15 }), anyChange);
    const compared = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(change, async ([i, j, make]) => {
        const wire = make(pool[i]!, pool[j]!);
        const verdict = native(wire);
        if (verdict.ok) {
          compared.accepted += 1;
          expect(await accepted(wire)).toBe(true);
        } else if (verdict.code === 'PROOF_BAD' && verdict.bad[0]!.code === 'PROOF_EQUATION') {
          compared.refused += 1;
          expect(await accepted(wire)).toBe(false);
        }
        // Other faults are of encoding, where snarkjs is too lenient to compare with.
      }),
      { numRuns: RUNS },
    );
    expect(compared.accepted).toBeGreaterThan(0);
    expect(compared.refused).toBeGreaterThan(0);
  }, 120_000);
});
