import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PROOF_BYTES, toFieldBytes } from './bn254';
import { createMclVerifier } from './mcl-verifier';
import type { PreparedKey, ProofVerifier } from './proof-verifier';
import {
  type Snarkjs,
  TrapdoorKey,
  loadSnarkjs,
  publicBytes,
  toSnarkjsKey,
  toSnarkjsProof,
  toSnarkjsPublics,
} from './testing';
import { referenceVerify } from './testing/reference-verifier';

let snarkjs: Snarkjs;
let trapdoor: TrapdoorKey;
let fast: { readonly verifier: ProofVerifier; readonly key: PreparedKey };
let typed: { readonly verifier: ProofVerifier; readonly key: PreparedKey };

async function prepared(typedApiOnly: boolean): Promise<typeof fast> {
  const verifier = await createMclVerifier({ typedApiOnly });
  return { verifier, key: verifier.prepareKey(trapdoor.keyBytes) };
}

beforeAll(async () => {
  snarkjs = loadSnarkjs();
  trapdoor = await TrapdoorKey.create({ seed: 'differential', publicCount: 2 });
  fast = await prepared(false);
  typed = await prepared(true);
});

afterAll(async () => {
  // snarkjs leaves its workers running.
  const curve: unknown = Reflect.get(globalThis, 'curve_bn128');
  if (typeof curve === 'object' && curve !== null) {
    await (curve as { terminate(): Promise<void> }).terminate();
  }
});

async function snarkjsVerify(proof: Uint8Array, publics: Uint8Array): Promise<boolean> {
  try {
    return await snarkjs.groth16.verify(
      toSnarkjsKey(trapdoor.keyBytes),
      toSnarkjsPublics(publics),
      toSnarkjsProof(proof),
    );
  } catch {
    return false;
  }
}

/** What each of the four verifiers says. */
async function verdicts(proof: Uint8Array, publics: Uint8Array): Promise<readonly boolean[]> {
  return [
    fast.verifier.verifyBatch([{ key: fast.key, proof, publics }]).ok,
    typed.verifier.verifyBatch([{ key: typed.key, proof, publics }]).ok,
    referenceVerify(trapdoor.keyBytes, proof, publics),
    await snarkjsVerify(proof, publics),
  ];
}

const scalar = fc.bigInt(0n, (1n << 253n) - 1n);

test('all accept what is valid', async () => {
  await fc.assert(
    fc.asyncProperty(scalar, scalar, fc.nat(), async (x, y, nonce) => {
      const proof = trapdoor.forge([x, y], nonce);
      expect(await verdicts(proof, publicBytes([x, y]))).toEqual([true, true, true, true]);
    }),
    { numRuns: 8 },
  );
}, 60_000);

test('all refuse it with one byte changed', async () => {
  const publics = [12_345n, 1n << 200n];
  const valid = Uint8Array.of(...trapdoor.forge(publics), ...publicBytes(publics));
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: valid.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, flip) => {
        const bytes = Uint8Array.from(valid);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        const said = await verdicts(bytes.subarray(0, PROOF_BYTES), bytes.subarray(PROOF_BYTES));
        expect(said).toEqual([false, false, false, false]);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('ours and the reference refuse what snarkjs lets through: a coordinate raised by q', async () => {
  const publics = [1n, 2n];
  const q = 21888242871839275222246405745257275088696311157297823662689037894645226208583n;
  const proof = trapdoor.forge(publics);
  const raised = Uint8Array.from(proof);
  const x = proof.subarray(0, 32).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  raised.set(toFieldBytes(x + q));
  expect(await verdicts(raised, publicBytes(publics))).toEqual([false, false, false, true]);
});
