/**
 * Sizes and moduli of BN254 (alt_bn128, "BN_SNARK1" in mcl), and the big-endian integers in which points and scalars
 * are written. Source of the parameters: EIP-196 and EIP-197.
 */

/** The field of the coordinates, `q`. */
export const FIELD_MODULUS =
  21888242871839275222246405745257275088696311157297823662689037894645226208583n;
/** The order of the groups and the field of the public inputs, `r`. */
export const GROUP_ORDER =
  21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** Bytes of one coordinate or one public input. */
export const FIELD_BYTES = 32;
/** Bytes of an uncompressed point of G1: `x y`. */
export const G1_BYTES = 2 * FIELD_BYTES;
/** Bytes of an uncompressed point of G2: `x1 x0 y1 y0`, where `x = x0 + x1·u`. */
export const G2_BYTES = 4 * FIELD_BYTES;
/** Bytes of a proof: `A.x A.y B.x1 B.x0 B.y1 B.y0 C.x C.y`. */
export const PROOF_BYTES = 2 * G1_BYTES + G2_BYTES;

/** Writes `value` as 32 big-endian bytes. @throws RangeError if it is negative or does not fit. */
export function toFieldBytes(value: bigint): Uint8Array {
  if (value < 0n || value >> 256n !== 0n) throw new RangeError('not a 256-bit unsigned integer');
  const bytes = new Uint8Array(FIELD_BYTES);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 4; i += 1) {
    view.setBigUint64(i * 8, BigInt.asUintN(64, value >> BigInt(192 - 64 * i)));
  }
  return bytes;
}

/** Reads 32 big-endian bytes at `offset`, whatever their value. */
export function fromFieldBytes(bytes: Uint8Array, offset: number): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, FIELD_BYTES);
  return (
    (((((view.getBigUint64(0) << 64n) | view.getBigUint64(8)) << 64n) | view.getBigUint64(16)) <<
      64n) |
    view.getBigUint64(24)
  );
}

/** The same 32 bytes, least significant first, as mcl reads them. */
export function littleEndian(bytes: Uint8Array, offset: number): Uint8Array {
  // Not bytes.slice().reverse(): a Buffer's slice shares its memory, and the reversal would change the caller's bytes.
  const reversed = new Uint8Array(FIELD_BYTES);
  for (let i = 0; i < FIELD_BYTES; i += 1) {
    reversed[i] = bytes[offset + FIELD_BYTES - 1 - i] ?? 0;
  }
  return reversed;
}

const FIELD_MODULUS_BYTES = toFieldBytes(FIELD_MODULUS);
const GROUP_ORDER_BYTES = toFieldBytes(GROUP_ORDER);

function isBelow(bytes: Uint8Array, offset: number, bound: Uint8Array): boolean {
  for (let i = 0; i < FIELD_BYTES; i += 1) {
    const a = bytes[offset + i] ?? 0;
    const b = bound[i] ?? 0;
    if (a !== b) return a < b;
  }
  return false;
}

/** Whether the 32 bytes at `offset` are the one canonical encoding of a coordinate, i.e. `< q`. */
export function isCanonicalCoordinate(bytes: Uint8Array, offset: number): boolean {
  return isBelow(bytes, offset, FIELD_MODULUS_BYTES);
}

/** Whether the 32 bytes at `offset` are the one canonical encoding of a public input, i.e. `< r`. */
export function isCanonicalScalar(bytes: Uint8Array, offset: number): boolean {
  return isBelow(bytes, offset, GROUP_ORDER_BYTES);
}
