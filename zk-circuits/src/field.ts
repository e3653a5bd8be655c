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
export function readElement(view: DataView, offset: number): bigint {
  return (
    (view.getBigUint64(offset + 24, true) << 192n) |
    (view.getBigUint64(offset + 16, true) << 128n) |
    (view.getBigUint64(offset + 8, true) << 64n) |
    view.getBigUint64(offset, true)
  );
}

/** Writes `value`, in [0, 2^256), as a little-endian integer of 32 bytes. */
export function writeElement(view: DataView, offset: number, value: bigint): void {
  for (let word = 0; word < 4; word++) {
    view.setBigUint64(offset + 8 * word, BigInt.asUintN(64, value >> BigInt(64 * word)), true);
  }
}

/** Field elements as little-endian integers of 32 bytes behind each other. */
export function encodeElements(values: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(values.length * ELEMENT_BYTES);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => writeElement(view, i * ELEMENT_BYTES, value));
  return bytes;
}
