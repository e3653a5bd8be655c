import { bn254 } from '@noble/curves/bn254';
import fc from 'fast-check';
import { strayPoints } from './stray-points';

/** A proof and its public inputs, as on the wire. */
export interface Wire {
  readonly proof: Uint8Array;
  readonly publics: Uint8Array;
}

/** Makes something else of a proof; `other` is another valid one under the same key. */
export type Change = (wire: Wire, other: Wire) => Wire;

const q = bn254.fields.Fp.ORDER;
const r = bn254.fields.Fr.ORDER;
const STRAYS = strayPoints();
/** Offsets and lengths of A, B and C. */
const POINTS = [
  [0, 64],
  [64, 128],
  [192, 64],
] as const;

function read(bytes: Uint8Array, at: number): bigint {
  return BigInt(`0x0${Buffer.from(bytes.subarray(at, at + 32)).toString('hex')}`);
}

function field(value: bigint): Uint8Array {
  const hex = BigInt.asUintN(256, value).toString(16).padStart(64, '0');
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

function put(bytes: Uint8Array, at: number, part: Uint8Array): Uint8Array {
  const out = Uint8Array.from(bytes);
  out.set(part.subarray(0, Math.max(0, out.length - at)), Math.min(at, out.length));
  return out;
}

function flip(bytes: Uint8Array, at: number, bits: number): Uint8Array {
  if (bytes.length === 0) return bytes;
  const place = at % bytes.length;
  return put(bytes, place, Uint8Array.of((bytes[place] ?? 0) ^ bits));
}

const ofProof =
  (change: (proof: Uint8Array, other: Uint8Array) => Uint8Array): Change =>
  ({ proof, publics }, other) => ({ proof: change(proof, other.proof), publics });
const ofPublics =
  (change: (publics: Uint8Array) => Uint8Array): Change =>
  ({ proof, publics }) => ({ proof, publics: change(publics) });

const coordinate = fc.nat({ max: 7 }).map((i) => 32 * i);
const point = fc.constantFrom(...POINTS);
const bits = fc.integer({ min: 1, max: 255 });

/** One byte of the proof or of the public inputs is another. */
const oneByte = fc.oneof(
  fc.tuple(fc.nat({ max: 255 }), bits).map(([at, b]) => ofProof((proof) => flip(proof, at, b))),
  fc.tuple(fc.nat(), bits).map(([at, b]) => ofPublics((publics) => flip(publics, at, b))),
);

/** A coordinate or a public input is another number: raised by its modulus, at its edge, negated, plus one. */
const otherNumber = fc.oneof(
  fc
    .tuple(coordinate, fc.constantFrom(q, 2n * q, 1n, -1n, r))
    .map(([at, by]) => ofProof((proof) => put(proof, at, field(read(proof, at) + by)))),
  fc
    .tuple(coordinate, fc.constantFrom(0n, 1n, q, q - 1n, q + 1n, (1n << 256n) - 1n))
    .map(([at, value]) => ofProof((proof) => put(proof, at, field(value)))),
  fc
    .tuple(fc.nat({ max: 4 }), fc.constantFrom(r, 2n * r, 1n, -1n))
    .map(([j, by]) => ofPublics((p) => put(p, 32 * j, field(read(p, 32 * j) + by)))),
  fc
    .tuple(fc.nat({ max: 4 }), fc.constantFrom(0n, 1n, r, r - 1n, q, (1n << 256n) - 1n))
    .map(([j, value]) => ofPublics((publics) => put(publics, 32 * j, field(value)))),
);

/** Points exchanged, negated, replaced by those of another proof, by the identity or by points outside the subgroup. */
const otherPoint = fc.oneof(
  point.map(([at, size]) => ofProof((proof) => put(proof, at, new Uint8Array(size)))),
  point.map(([at, size]) =>
    ofProof((proof, other) => put(proof, at, other.subarray(at, at + size))),
  ),
  fc.constantFrom(...STRAYS).map((stray) => ofProof((proof) => put(proof, 64, stray))),
  fc
    .constantFrom([32], [128, 160], [224], [32, 128, 160], [128], [32, 224, 128, 160])
    .map((ys) =>
      ofProof((proof) => ys.reduce((all, at) => put(all, at, field(q - read(all, at))), proof)),
    ),
  fc.constant(
    ofProof((proof) => put(put(proof, 0, proof.subarray(192)), 192, proof.subarray(0, 64))),
  ),
  fc.constant(
    ofProof((proof) => put(put(proof, 64, proof.subarray(96, 128)), 96, proof.subarray(64, 96))),
  ),
);

/** Bytes are missing, too many, or anything at all. */
const otherBytes = fc.oneof(
  fc.nat({ max: 300 }).map((n) => ofProof((proof) => proof.subarray(0, n))),
  fc.nat({ max: 200 }).map((n) => ofPublics((publics) => publics.subarray(0, n))),
  bits.map((n) => ofProof((proof) => Uint8Array.of(...proof, ...new Uint8Array(n)))),
  fc.nat({ max: 64 }).map((n) => ofPublics((p) => Uint8Array.of(...p, ...new Uint8Array(n)))),
  fc.uint8Array({ minLength: 256, maxLength: 256 }).map((any) => ofProof(() => any)),
  fc.uint8Array({ maxLength: 160 }).map((any) => ofPublics(() => any)),
);

/** The same bytes, seen through a Buffer or a window on a larger one: never a change. */
const sameBytes = fc.constantFrom<Change>(
  (wire) => wire,
  ({ proof, publics }) => ({ proof: Buffer.from(proof), publics: Buffer.from(publics) }),
  ({ proof, publics }) => {
    const all = Uint8Array.of(9, ...proof, 9, ...publics, 9);
    const end = 1 + proof.length;
    return { proof: all.subarray(1, end), publics: all.subarray(end + 1, -1) };
  },
);

/** Any change, most of them faults. */
export const anyChange = fc.oneof(sameBytes, oneByte, otherNumber, otherPoint, otherBytes);
/** As in a batch: most proofs are good. */
export const rareChange = fc.oneof(
  { arbitrary: sameBytes, weight: 10 },
  { arbitrary: otherPoint, weight: 1 },
  { arbitrary: fc.oneof(oneByte, otherNumber, otherBytes), weight: 1 },
);
