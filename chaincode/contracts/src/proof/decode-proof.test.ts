import { beforeAll, describe, expect, test } from '@jest/globals';
import { FIELD_MODULUS, GROUP_ORDER, fromFieldBytes, toFieldBytes } from './bn254';
import { decodeProof } from './decode-proof';
import { Engine } from './engine';
import { startMcl } from './mcl-instance';
import { ProofDecodeError } from './proof-errors';
import { openRawMcl } from './raw-mcl';
import { strayTwistPoint } from './raw-self-test';
import { TrapdoorKey, publicBytes } from './testing';
import { g2Bytes } from './testing/group-bytes';

let engine: Engine;
let proof: Uint8Array;
const values = [0n, 1n, GROUP_ORDER - 1n];
const publics = publicBytes(values);

beforeAll(async () => {
  await startMcl();
  engine = new Engine(openRawMcl());
  const key = await TrapdoorKey.create({ seed: 'decode', publicCount: 3 });
  proof = key.forge(values);
});

function fault(bytes: Uint8Array, inputs = publics): string {
  try {
    decodeProof(engine.read, bytes, inputs, 3);
    return 'accepted';
  } catch (error) {
    if (error instanceof ProofDecodeError) return error.code;
    throw error;
  }
}

/** The proof with other bytes at `offset`. */
function patched(bytes: Uint8Array, offset: number, patch: Uint8Array): Uint8Array {
  const out = Uint8Array.from(bytes);
  out.set(patch, offset);
  return out;
}

const names = ['A.x', 'A.y', 'B.x1', 'B.x0', 'B.y1', 'B.y0', 'C.x', 'C.y'];

test('the canonical encoding is accepted, also inside a larger buffer', () => {
  expect(fault(proof)).toBe('accepted');
  const large = new Uint8Array(300);
  large.set(proof, 13);
  expect(fault(large.subarray(13, 13 + 256))).toBe('accepted');
});

test('the bytes are left as they were, also those of a Buffer', () => {
  const buffer = Buffer.from(proof);
  // To the compiler a Buffer is not quite a Uint8Array; at run time it is what Fabric hands over.
  const given: unknown = buffer;
  if (!(given instanceof Uint8Array)) throw new TypeError('a Buffer is a Uint8Array');
  expect(fault(given)).toBe('accepted');
  expect(buffer.equals(proof)).toBe(true);
});

describe('lengths', () => {
  test.each([0, 255, 257, 512])('a proof of %i bytes is refused', (length) => {
    expect(fault(new Uint8Array(length))).toBe('PROOF_LENGTH');
  });

  test.each([0, 64, 95, 97, 128])('%i bytes of public inputs are refused', (length) => {
    expect(fault(proof, new Uint8Array(length))).toBe('PROOF_PUBLICS_LENGTH');
  });
});

describe('one encoding per value', () => {
  test.each([0, 1, 2])('public input %i + r is refused', (i) => {
    const raised = fromFieldBytes(publics, 32 * i) + GROUP_ORDER;
    expect(fault(proof, patched(publics, 32 * i, toFieldBytes(raised)))).toBe(
      'PROOF_PUBLIC_NOT_REDUCED',
    );
  });

  test('a public input of r, or of all ones, is refused', () => {
    for (const value of [GROUP_ORDER, (1n << 256n) - 1n]) {
      expect(fault(proof, patched(publics, 32, toFieldBytes(value)))).toBe(
        'PROOF_PUBLIC_NOT_REDUCED',
      );
    }
  });

  test.each(names.map((name, i) => ({ name, i })))('$name + q is refused', ({ i }) => {
    const raised = fromFieldBytes(proof, 32 * i) + FIELD_MODULUS;
    expect(fault(patched(proof, 32 * i, toFieldBytes(raised)))).toBe('PROOF_NOT_REDUCED');
  });
});

describe('points', () => {
  test.each([
    ['A', 0, 64],
    ['B', 64, 128],
    ['C', 192, 64],
  ])('%s at infinity is refused', (_, offset, length) => {
    expect(fault(patched(proof, offset, new Uint8Array(length)))).toBe('PROOF_INFINITY');
  });

  test.each(names.map((name, i) => ({ name, i })))('$name + 1 leaves the curve', ({ i }) => {
    const raised = (fromFieldBytes(proof, 32 * i) + 1n) % FIELD_MODULUS;
    expect(fault(patched(proof, 32 * i, toFieldBytes(raised)))).toBe('PROOF_OFF_CURVE');
  });

  test('x = 0 with y ≠ 0 is not infinity', () => {
    expect(fault(patched(proof, 0, new Uint8Array(32)))).toBe('PROOF_OFF_CURVE');
  });

  test('B on the twist and outside the subgroup is refused', () => {
    expect(fault(patched(proof, 64, g2Bytes(strayTwistPoint())))).toBe('PROOF_OUTSIDE_SUBGROUP');
  });

  test('B with its coefficients in the other order is refused', () => {
    const halves = [96, 64, 160, 128].map((at) => proof.subarray(at, at + 32));
    const exchanged = patched(proof, 64, Uint8Array.from(halves.flatMap((half) => [...half])));
    expect(fault(exchanged)).toBe('PROOF_OFF_CURVE');
  });
});

test('the first fault is named: public inputs before points, A and C before B', () => {
  const bad = patched(patched(proof, 64, new Uint8Array(128)), 192, toFieldBytes(FIELD_MODULUS));
  expect(fault(bad)).toBe('PROOF_NOT_REDUCED');
  expect(fault(bad, patched(publics, 0, toFieldBytes(GROUP_ORDER)))).toBe(
    'PROOF_PUBLIC_NOT_REDUCED',
  );
});
