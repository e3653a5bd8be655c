import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type WeightedProof, batchEquationHolds, weigh } from './batch-equation';
import { decodeProof } from './decode-proof';
import { Engine } from './engine';
import { startMcl } from './mcl-instance';
import { createMclVerifier } from './mcl-verifier';
import { type MclKey, prepareMclKey } from './prepared-key';
import type { ProofItem, ProofVerifier } from './proof-verifier';
import { openRawMcl } from './raw-mcl';
import { TrapdoorKey, proofOfScalars, publicBytes } from './testing';
import { inverseModOrder, modOrder, seededScalar } from './testing/seeded-scalars';
import { batchWeights } from './transcript';

let engine: Engine;
let trapdoor: TrapdoorKey;
let sibling: TrapdoorKey;
let verifier: ProofVerifier;
let keys: { readonly one: MclKey; readonly other: MclKey };

beforeAll(async () => {
  await startMcl();
  engine = new Engine(openRawMcl());
  verifier = await createMclVerifier();
  trapdoor = await TrapdoorKey.create({ seed: 'attack', publicCount: 2, ceremony: 'c' });
  sibling = await TrapdoorKey.create({ seed: 'sibling', publicCount: 2, ceremony: 'c' });
  keys = {
    one: prepareMclKey(engine, trapdoor.hash, trapdoor.keyBytes),
    other: prepareMclKey(engine, sibling.hash, sibling.keyBytes),
  };
});

/** A proof whose C is off by `error`·G1, so that its equation is off by e(G1, δ)^−error. */
function offBy(error: bigint, label: string, from = trapdoor): ProofItem {
  const [a, b] = [seededScalar(label, 'a'), seededScalar(label, 'b')];
  const publics = from.samplePublics(label);
  const c = modOrder(from.solveForC(a, b, publics) + error);
  const key = from === trapdoor ? keys.one : keys.other;
  return { key, proof: proofOfScalars(a, b, c), publics: publicBytes(publics) };
}

/** The batch equation with given coefficients instead of those of the transcript. */
function holdsWith(items: readonly ProofItem[], weights: readonly bigint[]): boolean {
  const proofs = items.map(({ key, proof, publics }, i): WeightedProof => {
    const prepared = key === keys.one ? keys.one : keys.other;
    const decoded = decodeProof(engine.read, proof, publics, prepared.publicCount);
    return weigh(prepared, decoded, publics, weights[i] ?? 1n);
  });
  return batchEquationHolds(engine, proofs);
}

function verdict(items: readonly ProofItem[]): ReturnType<ProofVerifier['verifyBatch']> {
  const own = items.map((item) => ({
    ...item,
    key: verifier.prepareKey(item.key === keys.one ? trapdoor.keyBytes : sibling.keyBytes),
  }));
  return verifier.verifyBatch(own);
}

describe('a pair of bad proofs whose errors cancel', () => {
  const pair = (): ProofItem[] => [offBy(5n, 'left'), offBy(-5n, 'right')];

  test('would pass with fixed coefficients, so that this attack is real', () => {
    expect(holdsWith(pair(), [1n, 1n])).toBe(true);
    expect(holdsWith([offBy(10n, 'left'), offBy(-5n, 'right')], [1n, 2n])).toBe(true);
  });

  test('is refused with coefficients from the transcript, both named', () => {
    expect(holdsWith(pair(), batchWeights(pair()))).toBe(false);
    expect(verdict(pair())).toMatchObject({ bad: [{ index: 0 }, { index: 1 }] });
  });

  test('hidden among good ones is refused just so', () => {
    const good = Array.from({ length: 6 }, (_, i) => offBy(0n, `good ${String(i)}`));
    const [left, right] = pair();
    const batch = [...good.slice(0, 3), left!, ...good.slice(3), right!];
    expect(
      holdsWith(
        batch,
        batch.map(() => 1n),
      ),
    ).toBe(true);
    expect(verdict(batch)).toMatchObject({ bad: [{ index: 3 }, { index: 7 }] });
  });

  test('made for the coefficients of an earlier batch fails in its own', () => {
    // The attacker computes the coefficients, adapts the errors to them, and thereby changes the transcript.
    const draft = pair();
    const [z0 = 1n, z1 = 1n] = batchWeights(draft);
    const adapted = [offBy(z1, 'left'), offBy(-z0, 'right')];
    expect(holdsWith(adapted, [z0, z1])).toBe(true);
    expect(holdsWith(adapted, batchWeights(adapted))).toBe(false);
  });

  test('across two keys of one ceremony fails', () => {
    // The keys share γ, so that their public inputs meet in one pair: errors there must not cancel either.
    const [x, y] = [offBy(0n, 'x'), offBy(0n, 'y', sibling)];
    const { gamma, ic } = trapdoor.trapdoor;
    const shifted = trapdoor.samplePublics('x').map((v, j) => modOrder(j === 0 ? v + 1n : v));
    const left = { ...x, publics: publicBytes(shifted) };
    // Compensate −γ·k₁ in the other proof's C, scaled by its own δ.
    const delta = sibling.trapdoor.delta;
    const [a, b] = [seededScalar('y', 'a'), seededScalar('y', 'b')];
    const target = sibling.solveForC(a, b, sibling.samplePublics('y'));
    const c = modOrder(target - modOrder(gamma * ic[1]!) * inverseModOrder(delta));
    const right = { ...y, proof: proofOfScalars(a, b, c) };
    expect(holdsWith([left, right], [1n, 1n])).toBe(true);
    expect(verdict([left, right])).toMatchObject({ bad: [{ index: 0 }, { index: 1 }] });
  });
});

test('whatever the errors, exactly the proofs with one are named', () => {
  const errors = fc.array(fc.constantFrom(0n, 0n, 0n, 1n, -1n, 2n, -2n), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(errors, (list) => {
      const batch = list.map((error, i) => offBy(error, `p${String(i)}`));
      const bad = list.flatMap((error, index) => (error === 0n ? [] : [index]));
      const result = verdict(batch);
      if (bad.length === 0) expect(result).toEqual({ ok: true, checks: 1 });
      else if (bad.length > 3) expect(result).toMatchObject({ code: 'PROOF_TOO_MANY_BAD' });
      else
        expect(result).toMatchObject({
          bad: bad.map((index) => ({ index, code: 'PROOF_EQUATION' })),
        });
    }),
    { numRuns: 30 },
  );
});

test('the equation holds for every choice of coefficients where all proofs are good', () => {
  const batch = [offBy(0n, 'a'), offBy(0n, 'b', sibling), offBy(0n, 'c')];
  const weight = fc.bigInt(1n, 1n << 128n);
  fc.assert(
    fc.property(fc.tuple(weight, weight, weight), (weights) => {
      expect(holdsWith(batch, weights)).toBe(true);
    }),
    { numRuns: 10 },
  );
});
