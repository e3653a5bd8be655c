import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  type BatchVerdict,
  MAX_BATCH,
  type ProofItem,
  type ProofVerifier,
  createMclVerifier,
} from '@fuqi/contracts';
import { TrapdoorKey, proofOfScalars, publicBytes } from '@fuqi/contracts/dist/proof/testing/index';
import fc from 'fast-check';
import { openNativeVerifier } from './open-verifier';
import { isBuilt, why } from './testing/built-addon';
import { strayPoints } from './testing/stray-points';
import { type Wire, anyChange, rareChange } from './testing/wrong-proofs';

/** Raises the number of random cases: `FUQI_FUZZ=20 npx jest chaincode/native-verifier`. */
const FUZZ = Number(process.env['FUQI_FUZZ'] ?? '1');
const POOL = 64;
const r = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** An item before it is bound to a verifier: the key's place and the bytes. */
interface Case extends Wire {
  readonly key: number;
}

let keys: readonly TrapdoorKey[];
/** Valid proofs under each key. */
let pool: readonly (readonly Wire[])[];
let verifiers: { readonly native: ProofVerifier; readonly wasm: ProofVerifier };

(isBuilt ? describe : describe.skip)(`native and WebAssembly give one verdict${why}`, () => {
  beforeAll(async () => {
    verifiers = { native: openNativeVerifier(), wasm: await createMclVerifier() };
    // The first two share α, β and γ; the third has one public input, the last the most that a key may have.
    keys = await Promise.all([
      TrapdoorKey.create({ seed: 'one', publicCount: 3, ceremony: 'c' }),
      TrapdoorKey.create({ seed: 'two', publicCount: 5, ceremony: 'c' }),
      TrapdoorKey.create({ seed: 'three', publicCount: 1 }),
      TrapdoorKey.create({ seed: 'four', publicCount: 255 }),
    ]);
    pool = keys.map((key) => {
      const statements = Array.from({ length: POOL }, (_, i) => key.samplePublics(String(i)));
      return key.forgeMany(statements).map((proof, i) => ({
        proof,
        publics: publicBytes(statements[i] ?? []),
      }));
    });
  }, 60_000);

  const wire = (key: number, i: number): Wire => pool[key]![i % POOL]!;

  /** What a verifier says, thrown errors included. */
  function said(verifier: ProofVerifier, cases: readonly Case[]): BatchVerdict | string {
    const items = cases.map(({ key, proof, publics }): ProofItem => ({
      key: verifier.prepareKey(keys[key]!.keyBytes),
      proof,
      publics,
    }));
    try {
      return verifier.verifyBatch(items);
    } catch (error) {
      return String(error);
    }
  }

  function agreed(cases: readonly Case[]): BatchVerdict | string {
    const native = said(verifiers.native, cases);
    expect(native).toEqual(said(verifiers.wasm, cases));
    return native;
  }

  const key = fc.constantFrom(0, 1, 2, 0, 1, 2, 3);
  const changed = fc.tuple(key, fc.nat(), fc.nat(), anyChange).map(([k, i, j, change]) => ({
    ...{ key: k },
    ...change(wire(k, i), wire(k, j)),
  }));
  const rarelyChanged = fc.tuple(key, fc.nat(), fc.nat(), rareChange);

  test(
    `on 3000 proofs changed in one place`,
    () => {
      const codes = new Set<string>();
      fc.assert(
        fc.property(changed, (one) => {
          const verdict = agreed([one]);
          if (typeof verdict === 'string') throw new Error(verdict);
          codes.add(!verdict.ok && verdict.code === 'PROOF_BAD' ? verdict.bad[0]!.code : 'good');
        }),
        { numRuns: 3000 * FUZZ },
      );
      // The cases reach every fault there is.
      expect([...codes].sort()).toEqual([
        ...['PROOF_EQUATION', 'PROOF_INFINITY', 'PROOF_LENGTH', 'PROOF_NOT_REDUCED'],
        ...['PROOF_OFF_CURVE', 'PROOF_OUTSIDE_SUBGROUP', 'PROOF_PUBLICS_LENGTH'],
        ...['PROOF_PUBLIC_NOT_REDUCED', 'good'],
      ]);
    },
    300_000 * FUZZ,
  );

  test(
    `on 250 batches of several keys with a few bad proofs`,
    () => {
      const kinds = new Set<string>();
      const batch = fc.array(rarelyChanged, { minLength: 1, maxLength: 24 });
      fc.assert(
        fc.property(batch, (list) => {
          const verdict = agreed(
            list.map(([k, i, j, change]) => ({ key: k, ...change(wire(k, i), wire(k, j)) })),
          );
          if (typeof verdict === 'string') throw new Error(verdict);
          kinds.add(
            verdict.ok ? 'good' : `${verdict.code} ${verdict.checks > 1 ? 'searched' : ''}`,
          );
        }),
        { numRuns: 250 * FUZZ },
      );
      expect(kinds.size).toBeGreaterThanOrEqual(4);
    },
    300_000 * FUZZ,
  );

  test('on every choice of bad proofs among five, and which are named', () => {
    for (let choice = 0; choice < 32; choice += 1) {
      const cases = Array.from({ length: 5 }, (_, i): Case => {
        const bad = (choice >> i) & 1;
        return { key: i % 2, proof: wire(i % 2, i + bad).proof, publics: wire(i % 2, i).publics };
      });
      const bad = cases.flatMap((_, i) => ((choice >> i) & 1 ? [i] : []));
      const verdict = agreed(cases);
      if (bad.length === 0) expect(verdict).toEqual({ ok: true, checks: 1 });
      else if (bad.length > 3) expect(verdict).toMatchObject({ code: 'PROOF_TOO_MANY_BAD' });
      else expect(verdict).toMatchObject({ bad: bad.map((index) => ({ index })) });
    }
  }, 60_000);

  test('on batches whose errors cancel under fixed coefficients', () => {
    const off = (error: bigint, i: number): Case => {
      const publics = keys[0]!.samplePublics(String(i));
      const c = (keys[0]!.solveForC(7n, 11n, publics) + error + r) % r;
      return { key: 0, proof: proofOfScalars(7n, 11n, c), publics: publicBytes(publics) };
    };
    expect(agreed([off(0n, 0), off(0n, 1)])).toEqual({ ok: true, checks: 1 });
    expect(agreed([off(5n, 0), off(-5n, 1)])).toMatchObject({ bad: [{ index: 0 }, { index: 1 }] });
    expect(agreed([off(0n, 2), off(1n, 0), off(-1n, 1)])).toMatchObject({
      bad: [{ index: 1 }, { index: 2 }],
    });
  });

  test('where the public inputs add up to the identity, and at their edges', async () => {
    const { trapdoor } = keys[0]!;
    const ic = trapdoor.ic.map((k, i) => (i === 1 ? 1n : k));
    const special = await TrapdoorKey.fromTrapdoor({ ...trapdoor, ic });
    const others = keys;
    keys = [special];
    try {
      const first = ((-(ic[0]! + 5n * ic[2]!) % r) + r) % r;
      for (const publics of [
        [first, 5n, 0n],
        [0n, 0n, 0n],
        [r - 1n, r - 1n, 1n << 128n],
      ]) {
        const proof = special.forge(publics);
        const good = { key: 0, proof, publics: publicBytes(publics) };
        expect(agreed([good])).toEqual({ ok: true, checks: 1 });
        expect(agreed([good, good, good])).toEqual({ ok: true, checks: 1 });
        const wrong = [(publics[0]! + 1n) % r, ...publics.slice(1)];
        expect(agreed([{ ...good, publics: publicBytes(wrong) }])).toMatchObject({ ok: false });
      }
    } finally {
      keys = others;
    }
  });

  test('on batches that are empty, full or too large', () => {
    const full = Array.from({ length: MAX_BATCH }, (_, i) => ({ key: i % 3, ...wire(i % 3, i) }));
    expect(agreed([])).toContain('PROOF_BATCH_EMPTY');
    expect(agreed([...full, full[0]!])).toContain('PROOF_BATCH_TOO_LARGE');
    expect(agreed(full)).toEqual({ ok: true, checks: 1 });
    const { publics } = wire(0, 1);
    const bad = full.map((one, i) => (i % 200 === 12 ? { ...one, key: 0, publics } : one));
    expect(agreed(bad)).toMatchObject({ bad: [{ index: 12 }, { index: 212 }, { index: 412 }] });
  }, 60_000);

  test('on a key of another verifier', () => {
    const foreign = verifiers.wasm.prepareKey(keys[0]!.keyBytes);
    const item = { key: foreign, ...wire(0, 0) };
    expect(() => verifiers.native.verifyBatch([item])).toThrow(TypeError);
    const own = verifiers.native.prepareKey(keys[0]!.keyBytes);
    expect(() => verifiers.wasm.verifyBatch([{ ...item, key: own }])).toThrow(TypeError);
    expect(() => openNativeVerifier().verifyBatch([{ ...item, key: own }])).toThrow(TypeError);
  });

  describe('on verifying keys', () => {
    const prepared = (verifier: ProofVerifier, bytes: Uint8Array): unknown => {
      try {
        const { hash, publicCount } = verifier.prepareKey(bytes);
        return { hash, publicCount };
      } catch (error) {
        return error;
      }
    };
    const agree = (bytes: Uint8Array): unknown => {
      const native = prepared(verifiers.native, bytes);
      const wasm = prepared(verifiers.wasm, bytes);
      expect(native).toEqual(wasm);
      // toEqual compares an error by its message, which names code and place.
      expect(native instanceof Error).toBe(wasm instanceof Error);
      return native;
    };

    test(
      'with one byte changed anywhere',
      () => {
        const change = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
        fc.assert(
          fc.property(change, ([at, bits]) => {
            const bytes = Uint8Array.from(keys[0]!.keyBytes);
            bytes[at % bytes.length]! ^= bits;
            agree(bytes);
          }),
          { numRuns: 500 * FUZZ },
        );
      },
      60_000 * FUZZ,
    );

    test('with a point outside the subgroup', () => {
      for (const stray of strayPoints()) {
        for (const [name, at] of [
          ['beta', 74],
          ['gamma', 202],
          ['delta', 330],
        ] as const) {
          const bytes = Uint8Array.from(keys[0]!.keyBytes);
          bytes.set(stray, at);
          expect(String(agree(bytes))).toContain(`VK_OUTSIDE_SUBGROUP at ${name}`);
        }
      }
    });

    test('that are cut off, too long or nothing', () => {
      const { keyBytes } = keys[0]!;
      for (const n of [0, 9, 10, 73, 458, keyBytes.length - 64, keyBytes.length - 1]) {
        expect(agree(keyBytes.subarray(0, n))).toBeInstanceOf(Error);
      }
      expect(agree(Uint8Array.of(...keyBytes, 0))).toBeInstanceOf(Error);
    });
  });
});
