import { fileOfSections, uint32 } from '../binary/sections';
import { ELEMENT_BYTES, SCALAR_ORDER, encodeElements } from '../field';
import { type R1cs, publicCount } from '../r1cs/r1cs';

/** Order of the field of the curve's coordinates. */
export const BASE_ORDER =
  21888242871839275222246405745257275088696311157297823662689037894645226208583n;

const GROTH16 = 1;
const R = 1n << 256n;
const R_SQUARED = (R * R) % SCALAR_ORDER;
const COEFFICIENT_BYTES = 12 + ELEMENT_BYTES;

/** Points of a proving key: affine, Montgomery form, little-endian, packed. */
export interface ProvingKeyPoints {
  readonly alpha1: Uint8Array;
  readonly beta1: Uint8Array;
  readonly beta2: Uint8Array;
  readonly gamma2: Uint8Array;
  readonly delta1: Uint8Array;
  readonly delta2: Uint8Array;
  /** One for the constant and each public wire. */
  readonly ic: Uint8Array;
  /** One for every wire. */
  readonly a: Uint8Array;
  readonly b1: Uint8Array;
  readonly b2: Uint8Array;
  /** One for every private wire. */
  readonly c: Uint8Array;
  /** One for every point of the domain. */
  readonly h: Uint8Array;
}

/**
 * A Groth16 proving key in snarkjs' format (zkey version 1; sections as in snarkjs' `zkey_utils.js`).
 * @param domain number of points of the domain
 * @param circuitHash 64 bytes that name the circuit; here they also name the origin of the key
 * @returns the file as a list of buffers
 */
export function zkeyFile(
  r1cs: R1cs,
  domain: number,
  points: ProvingKeyPoints,
  circuitHash: Uint8Array,
): Uint8Array[] {
  const sections: [number, Uint8Array[]][] = [
    [1, [uint32(GROTH16)]],
    [2, header(r1cs, domain, points)],
    [4, coefficients(r1cs)],
    [3, [points.ic]],
    [9, [points.h]],
    [8, [points.c]],
    [5, [points.a]],
    [6, [points.b1]],
    [7, [points.b2]],
    [10, [circuitHash, uint32(0)]],
  ];
  return fileOfSections('zkey', 1, sections);
}

function header(r1cs: R1cs, domain: number, points: ProvingKeyPoints): Uint8Array[] {
  const { alpha1, beta1, beta2, gamma2, delta1, delta2 } = points;
  return [
    ...[uint32(ELEMENT_BYTES), element(BASE_ORDER), uint32(ELEMENT_BYTES), element(SCALAR_ORDER)],
    ...[r1cs.wires, publicCount(r1cs), domain].map(uint32),
    ...[alpha1, beta1, beta2, gamma2, delta1, delta2],
  ];
}

/**
 * Entries of A (0) and B (1) by constraint, then the constraints of the public wires. snarkjs multiplies them with
 * witness elements that are not in Montgomery form, which is why they carry the factor R².
 */
function coefficients(r1cs: R1cs): Uint8Array[] {
  const publics = publicCount(r1cs) + 1;
  const count = r1cs.a.wires.length + r1cs.b.wires.length + publics;
  const bytes = new Uint8Array(count * COEFFICIENT_BYTES);
  const view = new DataView(bytes.buffer);
  const encoded = r1cs.coefficients.map((value) => element((value * R_SQUARED) % SCALAR_ORDER));
  let at = 0;
  const push = (matrix: number, row: number, wire: number, value: Uint8Array): void => {
    view.setUint32(at, matrix, true);
    view.setUint32(at + 4, row, true);
    view.setUint32(at + 8, wire, true);
    bytes.set(value, at + 12);
    at += COEFFICIENT_BYTES;
  };
  const one = element(R_SQUARED);
  for (let row = 0; row < r1cs.constraints; row++) {
    for (const [matrix, { starts, wires, values }] of [r1cs.a, r1cs.b].entries()) {
      const end = starts[row + 1] ?? 0;
      for (let i = starts[row] ?? 0; i < end; i++) {
        push(matrix, row, wires[i] ?? 0, encoded[values[i] ?? 0] ?? one);
      }
    }
  }
  for (let s = 0; s < publics; s++) push(0, r1cs.constraints + s, s, one);
  return [uint32(count), bytes];
}

function element(value: bigint): Uint8Array {
  return encodeElements([value]);
}
