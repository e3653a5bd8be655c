import { concatenate } from '../bytes';
import { encodeElements, readElement } from '../field';
import type { G1Json, G2Json } from '../setup/verifying-key';

const COORDINATE_BYTES = 32;

/** Bytes of a Groth16 proof: three points, not compressed. */
export const PROOF_BYTES = 8 * COORDINATE_BYTES;

/** A Groth16 proof as snarkjs writes it. */
export interface ProofJson {
  readonly pi_a: G1Json;
  readonly pi_b: G2Json;
  readonly pi_c: G1Json;
}

/** `value`, in [0, 2^256), as 32 big-endian bytes. */
export function toBigEndian(value: bigint): Uint8Array {
  return encodeElements([value]).reverse();
}

/**
 * The 256 bytes of a proof: `A.x A.y B.x1 B.x0 B.y1 B.y0 C.x C.y`, big-endian, where x = x0 + x1·u; the order of the
 * EVM's precompile (EIP-197).
 */
export function encodeProof({ pi_a, pi_b, pi_c }: ProofJson): Uint8Array {
  const [[x0, x1], [y0, y1]] = pi_b;
  const coordinates = [pi_a[0], pi_a[1], x1, x0, y1, y0, pi_c[0], pi_c[1]];
  return concatenate(coordinates.map((value) => toBigEndian(BigInt(value))));
}

/** The proof of 256 bytes as snarkjs reads it. @throws RangeError for another length */
export function decodeProof(bytes: Uint8Array): ProofJson {
  if (bytes.length !== PROOF_BYTES) throw new RangeError(`a proof has ${PROOF_BYTES} bytes`);
  const at = (i: number): string => {
    const coordinate = bytes.slice(i * COORDINATE_BYTES, (i + 1) * COORDINATE_BYTES).reverse();
    return readElement(new DataView(coordinate.buffer), 0).toString();
  };
  return {
    pi_a: [at(0), at(1), '1'],
    pi_b: [
      [at(3), at(2)],
      [at(5), at(4)],
      ['1', '0'],
    ],
    pi_c: [at(6), at(7), '1'],
  };
}
