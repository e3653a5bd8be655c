import { beforeAll, describe, expect, test } from '@jest/globals';
import { createMclVerifier } from '../mcl-verifier';
import { MAX_BATCH } from '../proof-verifier';
import { parseSnarkjsKey } from '../snarkjs-key';
import { referenceVerify } from './reference-verifier';
import { toSnarkjsKey } from './snarkjs-shape';
import { TrapdoorKey, publicBytes } from './trapdoor-key';

let trapdoor: TrapdoorKey;

beforeAll(async () => {
  trapdoor = await TrapdoorKey.create({ seed: 'forge', publicCount: 4 });
});

test('the same seed gives the same key and proofs, another seed others', async () => {
  const again = await TrapdoorKey.create({ seed: 'forge', publicCount: 4 });
  const other = await TrapdoorKey.create({ seed: 'other', publicCount: 4 });
  const publics = trapdoor.samplePublics('x');
  expect(again.keyBytes).toEqual(trapdoor.keyBytes);
  expect(again.forge(publics)).toEqual(trapdoor.forge(publics));
  expect(other.hash).not.toBe(trapdoor.hash);
  expect(trapdoor.forge(publics, 1)).not.toEqual(trapdoor.forge(publics));
});

test('keys of one ceremony share α, β and γ and nothing else', async () => {
  const [one, two] = [
    await TrapdoorKey.create({ seed: 'one', publicCount: 1, ceremony: 'c' }),
    await TrapdoorKey.create({ seed: 'two', publicCount: 1, ceremony: 'c' }),
  ];
  const { alpha, beta, gamma } = one.trapdoor;
  expect(two.trapdoor).toMatchObject({ alpha, beta, gamma });
  expect(two.trapdoor.delta).not.toBe(one.trapdoor.delta);
});

test('its key survives snarkjs’ shape', () => {
  expect(parseSnarkjsKey(toSnarkjsKey(trapdoor.keyBytes))).toEqual(trapdoor.keyBytes);
});

test('an independent verifier accepts what it forges', () => {
  const publics = [0n, 1n, 2n, 1n << 250n];
  expect(referenceVerify(trapdoor.keyBytes, trapdoor.forge(publics), publicBytes(publics))).toBe(
    true,
  );
});

describe('many at once', () => {
  test('are valid and distinct', async () => {
    const statements = Array.from({ length: MAX_BATCH }, (_, i) => [BigInt(i), 1n, 2n, 3n]);
    const proofs = trapdoor.forgeMany(statements);
    expect(new Set(proofs.map((proof) => Buffer.from(proof).toString('hex'))).size).toBe(MAX_BATCH);
    const verifier = await createMclVerifier();
    const key = verifier.prepareKey(trapdoor.keyBytes);
    const items = proofs.map((proof, i) => ({ key, proof, publics: publicBytes(statements[i]!) }));
    expect(verifier.verifyBatch(items)).toEqual({ ok: true, checks: 1 });
  });

  test('a wrong number of public inputs is refused', () => {
    expect(() => trapdoor.forge([1n])).toThrow(RangeError);
  });
});
