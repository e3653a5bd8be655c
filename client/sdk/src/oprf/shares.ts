/**
 * The banks' key `k`, which no bank ever holds: each deals a random polynomial, and a bank's share is the sum of what it
 * was dealt (joint Feldman sharing). Handing the same key to new holders is the same with the old shares as constant
 * terms. Every dealt share is checked against the dealer's public commitments.
 */
import { FuqiError, LIMITS } from '@fuqi/domain';
import type { Point } from '@fuqi/protocol';
import {
  addPoints,
  equalPoints,
  invertScalar,
  isKeyPoint,
  multiplyBase,
  multiplyFast,
  reduceScalar,
} from '../curve/baby-jubjub';
import { randomScalar, secureRandom } from '../random';
import type { RandomSource } from '../random';

/** How many banks there are and how many of them answer. */
export interface Threshold {
  readonly banks: number;
  readonly needed: number;
}

/** The network's: 2 of 3. */
export const DEFAULT_THRESHOLD: Threshold = {
  banks: LIMITS.oprfBanks,
  needed: LIMITS.oprfThreshold,
};

/** One bank's share; `index` counts from 1. Neither JSON nor a print shows the scalar. */
export class KeyShare {
  readonly index: number;
  readonly publicKey: Point;
  readonly #scalar: bigint;

  constructor(index: number, scalar: bigint) {
    if (!Number.isInteger(index) || index < 1) throw new FuqiError('key-invalid', 'share index');
    if (reduceScalar(scalar) !== scalar || scalar === 0n) {
      throw new FuqiError('key-invalid', 'share');
    }
    this.index = index;
    this.#scalar = scalar;
    this.publicKey = multiplyBase(scalar);
  }

  /** The scalar, for evaluation and for the bank's own store. */
  exportScalar(): bigint {
    return this.#scalar;
  }

  toJSON(): string {
    return `[key share ${this.index}]`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toJSON();
  }
}

/** What everybody knows of the key. */
export interface OprfPublic {
  readonly threshold: Threshold;
  /** `k · B8`. */
  readonly groupKey: Point;
  /** Public shares, of bank 1 first. */
  readonly shares: readonly Point[];
}

/** What one dealer hands out: commitments for all, one scalar for each bank, to be sent secretly. */
export interface Dealing {
  /** Coefficients in the exponent, constant term first. */
  readonly commitments: readonly Point[];
  /** Scalar for bank 1 first. */
  readonly scalars: readonly bigint[];
}

/** Deals a secret (a fresh one by default) to the banks. */
export function deal(
  threshold: Threshold,
  options: { readonly secret?: bigint; readonly random?: RandomSource } = {},
): Dealing {
  const { banks, needed } = threshold;
  if (!(needed >= 1 && needed <= banks)) throw new FuqiError('configuration-invalid', 'threshold');
  const random = options.random ?? secureRandom;
  const secret = options.secret ?? randomScalar(random);
  const coefficients = [secret];
  while (coefficients.length < needed) coefficients.push(randomScalar(random));
  return {
    commitments: coefficients.map(multiplyBase),
    scalars: Array.from({ length: banks }, (_, i) => evaluate(coefficients, BigInt(i + 1))),
  };
}

function evaluate(coefficients: readonly bigint[], at: bigint): bigint {
  return coefficients.reduceRight((sum, c) => reduceScalar(sum * at + c), 0n);
}

/** What the commitments say bank `index`'s scalar is, in the exponent. */
export function committedShare(commitments: readonly Point[], index: number): Point {
  const [first, ...rest] = commitments;
  if (first === undefined) throw new FuqiError('key-invalid', 'commitments');
  let power = 1n;
  return rest.reduce((sum, commitment) => {
    power = reduceScalar(power * BigInt(index));
    return addPoints(sum, multiplyFast(commitment, power));
  }, first);
}

/** Refuses a dealt scalar that its dealer's commitments do not bear out. @throws FuqiError `oprf-share-invalid` */
export function checkDealt(
  commitments: readonly Point[],
  threshold: Threshold,
  index: number,
  scalar: bigint,
): void {
  const wellFormed =
    commitments.length === threshold.needed &&
    commitments.every(isKeyPoint) &&
    scalar > 0n &&
    reduceScalar(scalar) === scalar;
  if (!wellFormed || !equalPoints(multiplyBase(scalar), committedShare(commitments, index))) {
    throw new FuqiError('oprf-share-invalid', 'dealt share');
  }
}

/** A bank's share of a fresh key, from what every bank dealt to it. @throws FuqiError `oprf-share-invalid` */
export function joinDealt(
  threshold: Threshold,
  index: number,
  dealt: readonly { readonly commitments: readonly Point[]; readonly scalar: bigint }[],
): KeyShare {
  for (const { commitments, scalar } of dealt) checkDealt(commitments, threshold, index, scalar);
  return new KeyShare(index, reduceScalar(dealt.reduce((sum, { scalar }) => sum + scalar, 0n)));
}

/** What everybody knows of a key, from the commitments of all dealers. */
export function publicOfDealings(
  threshold: Threshold,
  commitments: readonly (readonly Point[])[],
): OprfPublic {
  const sumAt = (index: number): Point =>
    commitments.map((c) => committedShare(c, index)).reduce(addPoints);
  return {
    threshold,
    groupKey: sumAt(0),
    shares: Array.from({ length: threshold.banks }, (_, i) => sumAt(i + 1)),
  };
}

/** λ_i for interpolation at 0 over the given indices, modulo l. */
export function lagrangeAtZero(indices: readonly number[], index: number): bigint {
  let numerator = 1n;
  let denominator = 1n;
  for (const other of indices) {
    if (other === index) continue;
    numerator = reduceScalar(numerator * BigInt(other));
    denominator = reduceScalar(denominator * BigInt(other - index));
  }
  return reduceScalar(numerator * invertScalar(denominator));
}
