import { beforeAll, describe, expect, test } from '@jest/globals';
import { FIELD_MODULUS, fromFieldBytes, toFieldBytes } from './bn254';
import { createMclVerifier } from './mcl-verifier';
import { VerifyingKeyError } from './proof-errors';
import type { ProofVerifier } from './proof-verifier';
import { parseSnarkjsKey } from './snarkjs-key';
import { type SnarkjsKey, TrapdoorKey, toSnarkjsKey } from './testing';
import {
  type VerifyingKeyPoints,
  decodeVerifyingKey,
  encodeVerifyingKey,
  hashVerifyingKey,
} from './verifying-key';

let verifier: ProofVerifier;
let trapdoor: TrapdoorKey;
let points: VerifyingKeyPoints;
let json: SnarkjsKey;

beforeAll(async () => {
  verifier = await createMclVerifier();
  trapdoor = await TrapdoorKey.create({ seed: 'key', publicCount: 3 });
  points = decodeVerifyingKey(trapdoor.keyBytes);
  json = toSnarkjsKey(trapdoor.keyBytes);
});

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof VerifyingKeyError) return error.code;
    throw error;
  }
  return 'accepted';
}

/** `bytes` with the 32-byte number at `offset` raised by `by`. */
function raised(bytes: Uint8Array, offset: number, by: bigint): Uint8Array {
  const out = Uint8Array.from(bytes);
  out.set(toFieldBytes(fromFieldBytes(bytes, offset) + by), offset);
  return out;
}

describe('canonical bytes', () => {
  test('read back as written, and the hash is their SHA-256', () => {
    expect(encodeVerifyingKey(points)).toEqual(trapdoor.keyBytes);
    const key = verifier.prepareKey(trapdoor.keyBytes);
    expect(key).toMatchObject({ publicCount: 3, hash: hashVerifyingKey(trapdoor.keyBytes) });
    expect(key.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(verifier.prepareKey(Uint8Array.from(trapdoor.keyBytes))).toBe(key);
  });

  test('another layout is refused', () => {
    const bytes = trapdoor.keyBytes;
    const header = Uint8Array.from(bytes);
    header[6] = 2;
    const count = Uint8Array.from(bytes);
    count[9] = 4;
    const none = Uint8Array.from(bytes);
    none[9] = 0;
    expect(codeOf(() => decodeVerifyingKey(header))).toBe('VK_SHAPE');
    expect(codeOf(() => decodeVerifyingKey(count))).toBe('VK_LENGTH');
    expect(codeOf(() => decodeVerifyingKey(none))).toBe('VK_PUBLIC_COUNT');
    expect(codeOf(() => decodeVerifyingKey(bytes.subarray(0, 40)))).toBe('VK_LENGTH');
    expect(codeOf(() => decodeVerifyingKey(Uint8Array.of(...bytes, 0)))).toBe('VK_LENGTH');
  });

  test('a point of the wrong length is refused', () => {
    const short = { ...points, beta: points.beta.subarray(1) };
    expect(codeOf(() => encodeVerifyingKey(short))).toBe('VK_LENGTH');
    expect(codeOf(() => encodeVerifyingKey({ ...points, ic: points.ic.slice(0, 1) }))).toBe(
      'VK_PUBLIC_COUNT',
    );
  });
});

describe('a key that guards nothing is refused', () => {
  const prepare = (change: Partial<VerifyingKeyPoints>): string =>
    codeOf(() => verifier.prepareKey(encodeVerifyingKey({ ...points, ...change })));

  test('no contribution to phase 2: δ = γ', () => {
    expect(prepare({ delta: points.gamma })).toBe('VK_NO_CONTRIBUTION');
  });

  test('no contribution to phase 1: β is the generator', async () => {
    const one = { ...trapdoor.trapdoor, beta: 1n };
    await expect(TrapdoorKey.fromTrapdoor(one)).rejects.toMatchObject({
      code: 'VK_NO_CONTRIBUTION',
    });
  });

  test.each(['alpha', 'beta', 'gamma', 'delta'] as const)('%s is the identity', (name) => {
    expect(prepare({ [name]: new Uint8Array(points[name].length) })).toBe('VK_INFINITY');
  });

  test.each([0, 1, 2, 3])('IC[%i] is the identity: an unused public input', (i) => {
    const ic = points.ic.map((point, j) => (j === i ? new Uint8Array(64) : point));
    expect(prepare({ ic })).toBe('VK_UNUSED_PUBLIC');
  });

  test('two public inputs share a point or its negative: a proof could exchange them', () => {
    const twin = points.ic.map((point, j) => (j === 3 ? points.ic[1]! : point));
    expect(prepare({ ic: twin })).toBe('VK_TWIN_PUBLICS');
    const negative = Uint8Array.from(points.ic[1]!);
    negative.set(toFieldBytes(FIELD_MODULUS - fromFieldBytes(negative, 32)), 32);
    expect(prepare({ ic: points.ic.map((point, j) => (j === 3 ? negative : point)) })).toBe(
      'VK_TWIN_PUBLICS',
    );
  });

  test('coordinates that are not reduced', () => {
    expect(prepare({ alpha: raised(points.alpha, 0, FIELD_MODULUS) })).toBe('VK_NOT_REDUCED');
    expect(prepare({ gamma: raised(points.gamma, 96, FIELD_MODULUS) })).toBe('VK_NOT_REDUCED');
  });

  test('points off the curve', () => {
    expect(prepare({ alpha: raised(points.alpha, 32, 1n) })).toBe('VK_OFF_CURVE');
    expect(prepare({ delta: raised(points.delta, 64, 1n) })).toBe('VK_OFF_CURVE');
    const ic = points.ic.map((point, j) => (j === 2 ? raised(point, 0, 1n) : point));
    expect(prepare({ ic })).toBe('VK_OFF_CURVE');
  });
});

describe('snarkjs’ verification_key.json', () => {
  const parse = (change: Record<string, unknown>): string =>
    codeOf(() => parseSnarkjsKey({ ...json, ...change }));

  test('gives the canonical bytes, with or without the derived field', () => {
    expect(parseSnarkjsKey(JSON.parse(JSON.stringify(json)))).toEqual(trapdoor.keyBytes);
    expect(parseSnarkjsKey({ ...json, vk_alphabeta_12: [] })).toEqual(trapdoor.keyBytes);
  });

  test.each([
    ['another protocol', { protocol: 'plonk' }],
    ['another curve', { curve: 'bls12381' }],
    ['an unknown field', { extra: 1 }],
    ['IC not a list', { IC: {} }],
    ['a number instead of a decimal', { vk_alpha_1: [1, 2, '1'] }],
    ['hexadecimal', { vk_alpha_1: ['0x1', '2', '1'] }],
    ['a leading zero', { vk_alpha_1: ['01', '2', '1'] }],
    ['a sign', { vk_alpha_1: ['+1', '2', '1'] }],
    ['a point not affine', { vk_alpha_1: ['1', '2', '2'] }],
    ['a point of two coordinates', { vk_alpha_1: ['1', '2'] }],
    ['a G1 point for a G2 point', { vk_beta_2: ['1', '2', '1'] }],
  ])('%s is refused', (_, change) => {
    expect(parse(change)).toBe('VK_SHAPE');
  });

  test('a missing field, a wrong count, an identity, an unreduced number are refused', () => {
    const missing = Object.entries(json).filter(([name]) => name !== 'vk_gamma_2');
    expect(codeOf(() => parseSnarkjsKey(Object.fromEntries(missing)))).toBe('VK_SHAPE');
    expect(parse({ nPublic: 4 })).toBe('VK_PUBLIC_COUNT');
    expect(parse({ nPublic: '3' })).toBe('VK_PUBLIC_COUNT');
    expect(parse({ vk_alpha_1: ['0', '1', '0'] })).toBe('VK_INFINITY');
    expect(
      parse({
        vk_delta_2: [
          ['0', '0'],
          ['1', '0'],
          ['0', '0'],
        ],
      }),
    ).toBe('VK_INFINITY');
    expect(parse({ vk_alpha_1: [FIELD_MODULUS.toString(), '2', '1'] })).toBe('VK_NOT_REDUCED');
    expect(parse({ vk_alpha_1: ['9'.repeat(78), '2', '1'] })).toBe('VK_NOT_REDUCED');
  });

  test.each([null, 'key', [], 7])('%p is not a key', (value) => {
    expect(codeOf(() => parseSnarkjsKey(value))).toBe('VK_SHAPE');
  });
});
