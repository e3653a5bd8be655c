import * as mcl from 'mcl-wasm';
import { FIELD_BYTES, G1_BYTES, G2_BYTES, PROOF_BYTES, toFieldBytes } from '../bn254';
import { toFr } from '../engine';
import { startMcl } from '../mcl-instance';
import { encodeVerifyingKey, hashVerifyingKey } from '../verifying-key';
import {
  type Generators,
  g1Bytes,
  g2Bytes,
  generators,
  multipleOfG1,
  multipleOfG2,
} from './group-bytes';
import { inverseModOrder, modOrder, seededScalar } from './seeded-scalars';

/** The secret of a set-up, which in a ceremony nobody knows. */
export interface Trapdoor {
  readonly alpha: bigint;
  readonly beta: bigint;
  readonly gamma: bigint;
  readonly delta: bigint;
  /** Discrete logarithms of IC[0] … IC[n]. */
  readonly ic: readonly bigint[];
}

/** How a trapdoor key is made. */
export interface TrapdoorOptions {
  /** The same seed gives the same key and proofs. */
  readonly seed: string;
  readonly publicCount: number;
  /** Equal for keys that are to share α, β and γ, as the keys of one ceremony do; default: the key's own seed. */
  readonly ceremony?: string;
}

/**
 * A verifying key whose trapdoor is known, so that proofs for any public inputs can be written down without a circuit:
 * A = a·G1, B = b·G2, C = (ab − αβ − γ·(k₀ + Σ publicⱼ·kⱼ))/δ·G1. They verify like real ones.
 * For tests and benchmarks of what stands behind the verifier; such a key guards nothing.
 */
export class TrapdoorKey {
  readonly keyBytes: Uint8Array;
  readonly hash: string;
  private readonly inverseDelta: bigint;
  private readonly generators: Generators;

  private constructor(
    private readonly seed: string,
    readonly trapdoor: Trapdoor,
  ) {
    const { alpha, beta, gamma, delta, ic } = trapdoor;
    this.inverseDelta = inverseModOrder(delta);
    this.generators = generators();
    this.keyBytes = encodeVerifyingKey({
      alpha: g1Bytes(multipleOfG1(alpha)),
      beta: g2Bytes(multipleOfG2(beta)),
      gamma: g2Bytes(multipleOfG2(gamma)),
      delta: g2Bytes(multipleOfG2(delta)),
      ic: ic.map((scalar) => g1Bytes(multipleOfG1(scalar))),
    });
    this.hash = hashVerifyingKey(this.keyBytes);
  }

  /** Makes the key of a seed. */
  static async create({
    seed,
    publicCount,
    ceremony = seed,
  }: TrapdoorOptions): Promise<TrapdoorKey> {
    await startMcl();
    return new TrapdoorKey(seed, {
      alpha: seededScalar(ceremony, 'alpha'),
      beta: seededScalar(ceremony, 'beta'),
      gamma: seededScalar(ceremony, 'gamma'),
      delta: seededScalar(seed, 'delta'),
      ic: Array.from({ length: publicCount + 1 }, (_, i) => seededScalar(seed, `ic ${String(i)}`)),
    });
  }

  /** Makes a key of chosen scalars, for the corners that no seed reaches. */
  static async fromTrapdoor(trapdoor: Trapdoor): Promise<TrapdoorKey> {
    await startMcl();
    return new TrapdoorKey('chosen', trapdoor);
  }

  get publicCount(): number {
    return this.trapdoor.ic.length - 1;
  }

  /**
   * Forges a valid proof for these public inputs.
   * @param publics as many as the key has, each `0 ≤ x < r`
   * @param nonce another number gives another proof of the same statement
   * @returns the 256 bytes of the wire
   */
  forge(publics: readonly bigint[], nonce = 0): Uint8Array {
    const [proof] = this.forgeMany([publics], `${String(nonce)} ${publics.join()}`);
    if (proof === undefined) throw new RangeError('no proof');
    return proof;
  }

  /**
   * Forges valid, distinct proofs for many statements, some seven thousand a second: a and b go up by one from proof to
   * proof, so that A and B cost an addition each.
   * @param label another label gives other proofs
   */
  forgeMany(statements: readonly (readonly bigint[])[], label = 'many'): readonly Uint8Array[] {
    const { g1, g2 } = this.generators;
    let a = seededScalar(this.seed, `a ${label}`);
    let b = seededScalar(this.seed, `b ${label}`);
    let [pointA, pointB] = [mcl.mul(g1, toFr(a)), mcl.mul(g2, toFr(b))];
    return statements.map((publics) => {
      if (publics.length !== this.publicCount) throw new RangeError('number of public inputs');
      const pointC = mcl.mul(g1, toFr(this.solveForC(a, b, publics)));
      const proof = proofBytes(pointA, pointB, pointC);
      [a, b] = [modOrder(a + 1n), modOrder(b + 1n)];
      [pointA, pointB] = [mcl.add(pointA, g1), mcl.add(pointB, g2)];
      return proof;
    });
  }

  /** The c with which (a, b, c) is a valid proof. */
  solveForC(a: bigint, b: bigint, publics: readonly bigint[]): bigint {
    const { alpha, beta, gamma, ic } = this.trapdoor;
    const inputs = publics.reduce((sum, value, j) => sum + value * (ic[j + 1] ?? 0n), ic[0] ?? 0n);
    return modOrder((a * b - alpha * beta - gamma * modOrder(inputs)) * this.inverseDelta);
  }

  /** Public inputs that look like real ones: full-size, reproducible. */
  samplePublics(label: string): readonly bigint[] {
    return Array.from({ length: this.publicCount }, (_, j) =>
      seededScalar(this.seed, `public ${label} ${String(j)}`),
    );
  }
}

function proofBytes(a: mcl.G1, b: mcl.G2, c: mcl.G1): Uint8Array {
  const proof = new Uint8Array(PROOF_BYTES);
  proof.set(g1Bytes(a));
  proof.set(g2Bytes(b), G1_BYTES);
  proof.set(g1Bytes(c), G1_BYTES + G2_BYTES);
  return proof;
}

/** The wire bytes of A = a·G1, B = b·G2, C = c·G1; mcl must have been started. */
export function proofOfScalars(a: bigint, b: bigint, c: bigint): Uint8Array {
  return proofBytes(multipleOfG1(a), multipleOfG2(b), multipleOfG1(c));
}

/** Public inputs as on the wire. */
export function publicBytes(publics: readonly bigint[]): Uint8Array {
  const out = new Uint8Array(publics.length * FIELD_BYTES);
  publics.forEach((value, j) => {
    out.set(toFieldBytes(value), j * FIELD_BYTES);
  });
  return out;
}
