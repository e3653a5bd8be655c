/** Order of the scalar field of BN254: every signal of a circuit is an integer modulo it. */
export const SCALAR_ORDER =
  21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** Bytes of one field element in every binary format of this package. */
export const ELEMENT_BYTES = 32;

/** The representative of `value` in [0, SCALAR_ORDER). */
export function reduce(value: bigint): bigint {
  const remainder = value % SCALAR_ORDER;
  return remainder < 0n ? remainder + SCALAR_ORDER : remainder;
}

/** `base ** exponent` in the scalar field; `exponent` is not negative. */
export function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = reduce(base);
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % SCALAR_ORDER;
    square = (square * square) % SCALAR_ORDER;
  }
  return result;
}

/**
 * Multiplicative inverse in the scalar field, by the extended Euclidean algorithm.
 * @throws RangeError for zero, which has none
 */
export function invert(value: bigint): bigint {
  let [r0, r1] = [SCALAR_ORDER, reduce(value)];
  if (r1 === 0n) throw new RangeError('zero has no inverse');
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  return reduce(t0);
}

/** Reads a little-endian integer of 32 bytes. */
export function readElement(bytes: Buffer, offset: number): bigint {
  return (
    (bytes.readBigUInt64LE(offset + 24) << 192n) |
    (bytes.readBigUInt64LE(offset + 16) << 128n) |
    (bytes.readBigUInt64LE(offset + 8) << 64n) |
    bytes.readBigUInt64LE(offset)
  );
}

const LOW_64 = (1n << 64n) - 1n;

/** Writes `value`, below 2^256, as a little-endian integer of 32 bytes. */
export function writeElement(bytes: Buffer, offset: number, value: bigint): void {
  bytes.writeBigUInt64LE(value & LOW_64, offset);
  bytes.writeBigUInt64LE((value >> 64n) & LOW_64, offset + 8);
  bytes.writeBigUInt64LE((value >> 128n) & LOW_64, offset + 16);
  bytes.writeBigUInt64LE(value >> 192n, offset + 24);
}
