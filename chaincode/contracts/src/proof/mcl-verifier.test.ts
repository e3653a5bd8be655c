import { beforeAll, describe, expect, test } from '@jest/globals';
import { FIELD_MODULUS, GROUP_ORDER, fromFieldBytes, toFieldBytes } from './bn254';
import { createMclVerifier } from './mcl-verifier';
import {
  type BatchVerdict,
  MAX_BATCH,
  type PreparedKey,
  type ProofItem,
  type ProofVerifier,
  maxPairingChecks,
} from './proof-verifier';
import { TrapdoorKey, proofOfScalars, publicBytes } from './testing';
import { modOrder } from './testing/seeded-scalars';

const good: BatchVerdict = { ok: true, checks: 1 };

describe.each([{ typedApiOnly: false }, { typedApiOnly: true }])('verifier, %o', (options) => {
  let verifier: ProofVerifier;
  let transfer: TrapdoorKey;
  let issue: TrapdoorKey;
  let foreign: TrapdoorKey;
  let keys: Map<TrapdoorKey, PreparedKey>;

  beforeAll(async () => {
    verifier = await createMclVerifier(options);
    // Two keys of one ceremony share α, β and γ; the third is of another.
    transfer = await TrapdoorKey.create({ seed: 'transfer', publicCount: 5, ceremony: 'one' });
    issue = await TrapdoorKey.create({ seed: 'issue', publicCount: 3, ceremony: 'one' });
    foreign = await TrapdoorKey.create({ seed: 'foreign', publicCount: 5 });
    keys = new Map(
      [transfer, issue, foreign].map((key) => [key, verifier.prepareKey(key.keyBytes)]),
    );
  });

  const item = (trapdoor: TrapdoorKey, label: string | number): ProofItem => {
    const publics = trapdoor.samplePublics(String(label));
    return {
      key: keys.get(trapdoor)!,
      proof: trapdoor.forge(publics),
      publics: publicBytes(publics),
    };
  };
  const many = (trapdoor: TrapdoorKey, count: number): ProofItem[] =>
    Array.from({ length: count }, (_, i) => item(trapdoor, i));
  const withPublic = (from: ProofItem, j: number, value: bigint): ProofItem => {
    const publics = Uint8Array.from(from.publics);
    publics.set(toFieldBytes(value), 32 * j);
    return { ...from, publics };
  };
  const plusOne = (from: ProofItem, j = 0): ProofItem =>
    withPublic(from, j, modOrder(fromFieldBytes(from.publics, 32 * j) + 1n));
  const refusedFor = (indices: readonly number[]) => ({
    ok: false,
    code: 'PROOF_BAD',
    bad: indices.map((index) => ({ index, code: 'PROOF_EQUATION' })),
  });

  describe('one proof', () => {
    test('is accepted, with ordinary and with extreme public inputs', () => {
      expect(verifier.verifyBatch([item(transfer, 'a')])).toEqual(good);
      for (const publics of [
        [0n, 0n, 0n, 0n, 0n],
        [1n, GROUP_ORDER - 1n, 0n, 1n << 128n, 255n],
      ]) {
        const proof = transfer.forge(publics);
        const one = { key: keys.get(transfer)!, proof, publics: publicBytes(publics) };
        expect(verifier.verifyBatch([one])).toEqual(good);
      }
    });

    test.each([0, 1, 2, 3, 4])('every public input is bound: input %i + 1 is refused', (j) => {
      expect(verifier.verifyBatch([plusOne(item(transfer, 'a'), j)])).toMatchObject(
        refusedFor([0]),
      );
    });

    test('public inputs exchanged among themselves are refused', () => {
      const from = item(transfer, 'a');
      const [x, y] = [fromFieldBytes(from.publics, 0), fromFieldBytes(from.publics, 32)];
      const exchanged = withPublic(withPublic(from, 0, y), 1, x);
      expect(verifier.verifyBatch([exchanged])).toMatchObject(refusedFor([0]));
    });

    test('A and C exchanged is refused', () => {
      const from = item(transfer, 'a');
      const proof = Uint8Array.from(from.proof);
      proof.set(from.proof.subarray(192));
      proof.set(from.proof.subarray(0, 64), 192);
      expect(verifier.verifyBatch([{ ...from, proof }])).toMatchObject(refusedFor([0]));
    });

    test.each([
      ['A', [32]],
      ['B', [128, 160]],
      ['C', [224]],
    ])('%s negated is refused', (_, offsets) => {
      const from = item(transfer, 'a');
      const proof = Uint8Array.from(from.proof);
      for (const at of offsets) {
        proof.set(toFieldBytes(FIELD_MODULUS - fromFieldBytes(proof, at)), at);
      }
      expect(verifier.verifyBatch([{ ...from, proof }])).toMatchObject(refusedFor([0]));
    });

    test('A and B both negated is the same proof: bytes are not an identity', () => {
      const from = item(transfer, 'a');
      const proof = Uint8Array.from(from.proof);
      for (const at of [32, 128, 160]) {
        proof.set(toFieldBytes(FIELD_MODULUS - fromFieldBytes(proof, at)), at);
      }
      expect(verifier.verifyBatch([{ ...from, proof }])).toEqual(good);
    });

    test('a re-randomised proof is accepted: bytes are not an identity', () => {
      // A/ρ, ρB + ρσδ, C + σA: anybody can compute it from the points, without the trapdoor.
      const publics = transfer.samplePublics('a');
      const { delta } = transfer.trapdoor;
      const [a, b, rho, sigma] = [7n, 11n, 2n, 13n];
      const c = transfer.solveForC(a, b, publics);
      const half = (GROUP_ORDER + 1n) / 2n;
      const proof = proofOfScalars(
        modOrder(a * half),
        modOrder(rho * b + rho * sigma * delta),
        modOrder(c + sigma * a),
      );
      expect(proof).not.toEqual(proofOfScalars(a, b, c));
      const key = keys.get(transfer)!;
      expect(verifier.verifyBatch([{ key, proof, publics: publicBytes(publics) }])).toEqual(good);
    });

    test('under another key is refused', () => {
      const from = item(transfer, 'a');
      expect(verifier.verifyBatch([{ ...from, key: keys.get(foreign)! }])).toMatchObject(
        refusedFor([0]),
      );
      expect(verifier.verifyBatch([{ ...from, key: keys.get(issue)! }])).toMatchObject({
        bad: [{ index: 0, code: 'PROOF_PUBLICS_LENGTH' }],
        checks: 0,
      });
    });

    test('is judged alike where the public inputs add up to the identity', () => {
      const { ic } = transfer.trapdoor;
      const first = modOrder(-(ic[0]! + ic[2]! * 5n));
      const ones = [0n, 5n, 0n, 0n, 0n];
      // Solve public[0]·k₁ = −(k₀ + 5·k₂): only with the trapdoor, so k₁ = 1 here.
      return TrapdoorKey.fromTrapdoor({
        ...transfer.trapdoor,
        ic: ic.map((k, i) => (i === 1 ? 1n : k)),
      }).then((special) => {
        const key = verifier.prepareKey(special.keyBytes);
        const publics = ones.map((value, j) => (j === 0 ? first : value));
        const zero = { key, proof: special.forge(publics), publics: publicBytes(publics) };
        expect(verifier.verifyBatch([zero])).toEqual(good);
        expect(verifier.verifyBatch([plusOne(zero)])).toMatchObject(refusedFor([0]));
      });
    });
  });

  describe('a batch', () => {
    test('of good proofs is accepted by one check', () => {
      expect(verifier.verifyBatch(many(transfer, 20))).toEqual(good);
    });

    test('of several keys, mixed in any order, is accepted by one check', () => {
      const mixed = [0, 1, 2, 3].flatMap((i) => [
        item(issue, i),
        item(transfer, i),
        item(foreign, i),
      ]);
      expect(verifier.verifyBatch(mixed)).toEqual(good);
    });

    test('with proofs under each other’s keys names both', () => {
      const batch = many(transfer, 6);
      const [one, other] = [item(transfer, 'x'), item(foreign, 'y')];
      batch[2] = { ...one, key: keys.get(foreign)! };
      batch[4] = { ...other, key: keys.get(transfer)! };
      expect(verifier.verifyBatch(batch)).toMatchObject(refusedFor([2, 4]));
    });

    test('the same proof twice is no fault: repetition is the nullifier’s matter', () => {
      const one = item(transfer, 'a');
      expect(verifier.verifyBatch([one, one, one])).toEqual(good);
    });

    test.each([[[5]], [[0]], [[15]], [[0, 1, 2]], [[3, 9, 15]], [[0, 15]]])(
      'of 16 with bad proofs at %j names them and nobody else',
      (bad) => {
        const batch = many(transfer, 16).map((one, i) => (bad.includes(i) ? plusOne(one) : one));
        const verdict = verifier.verifyBatch(batch);
        expect(verdict).toMatchObject(refusedFor(bad));
        expect(verdict.checks).toBeLessThanOrEqual(maxPairingChecks(16));
      },
    );

    test.each([[[0, 1, 2, 3]], [[3, 7, 11, 15]], [[0, 1, 2, 3, 4, 5, 6, 7]]])(
      'of 16 with more than three bad proofs, %j, is refused whole',
      (bad) => {
        const batch = many(transfer, 16).map((one, i) => (bad.includes(i) ? plusOne(one) : one));
        const verdict = verifier.verifyBatch(batch);
        expect(verdict).toEqual({ ok: false, code: 'PROOF_TOO_MANY_BAD', checks: verdict.checks });
        expect(verdict.checks).toBeLessThanOrEqual(maxPairingChecks(16));
      },
    );

    test('what cannot be decoded is bad without a pairing and counts towards the limit', () => {
      const broken = (one: ProofItem): ProofItem => ({ ...one, proof: one.proof.subarray(1) });
      const batch = many(transfer, 8);
      const two = batch.map((one, i) => (i === 1 ? broken(one) : i === 6 ? plusOne(one) : one));
      expect(verifier.verifyBatch(two)).toMatchObject({
        ok: false,
        bad: [
          { index: 1, code: 'PROOF_LENGTH' },
          { index: 6, code: 'PROOF_EQUATION' },
        ],
      });
      const turned = batch.map((one, i) => (i === 1 ? plusOne(one) : i === 6 ? broken(one) : one));
      expect(verifier.verifyBatch(turned)).toMatchObject({
        bad: [
          { index: 1, code: 'PROOF_EQUATION' },
          { index: 6, code: 'PROOF_LENGTH' },
        ],
      });
      const three = batch.map((one, i) => (i < 3 ? broken(one) : one));
      expect(verifier.verifyBatch(three)).toMatchObject({
        ok: false,
        code: 'PROOF_BAD',
        checks: 1,
      });
      const mixed = batch.map((one, i) => (i < 3 ? broken(one) : i === 7 ? plusOne(one) : one));
      expect(verifier.verifyBatch(mixed)).toMatchObject({ code: 'PROOF_TOO_MANY_BAD' });
      const four = batch.map((one, i) => (i < 4 ? broken(one) : one));
      expect(verifier.verifyBatch(four)).toEqual({
        ok: false,
        code: 'PROOF_TOO_MANY_BAD',
        checks: 0,
      });
    });

    test('the verdict is the same each time', () => {
      const batch = many(transfer, 9).map((one, i) => (i === 4 ? plusOne(one) : one));
      expect(verifier.verifyBatch(batch)).toEqual(verifier.verifyBatch(batch));
    });

    test('empty, too large, or with a key of another verifier has no verdict', async () => {
      const one = item(transfer, 'a');
      const tooMany = new Array<ProofItem>(MAX_BATCH + 1).fill(one);
      expect(() => verifier.verifyBatch([])).toThrow('PROOF_BATCH_EMPTY');
      expect(() => verifier.verifyBatch(tooMany)).toThrow('PROOF_BATCH_TOO_LARGE');
      const other = await createMclVerifier(options);
      expect(() => other.verifyBatch([one])).toThrow(TypeError);
      const invented = { hash: one.key.hash, publicCount: 5 };
      expect(() => verifier.verifyBatch([{ ...one, key: invented }])).toThrow(TypeError);
    });

    test('of the largest size is accepted', () => {
      const batch = many(transfer, 32);
      const largest = Array.from({ length: MAX_BATCH }, (_, i) => batch[i % 32]!);
      expect(verifier.verifyBatch(largest)).toEqual(good);
    });
  });
});
