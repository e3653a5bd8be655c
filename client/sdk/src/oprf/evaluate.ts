/** One evaluation of the banks' oblivious function: blind, answer, combine, unblind, hash to a tag. */
import { FuqiError } from '@fuqi/domain';
import { oprfTag } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import {
  addPoints,
  invertScalar,
  isKeyPoint,
  multiply,
  multiplyFast,
  requireKeyPoint,
} from '../curve/baby-jubjub';
import { randomScalar, secureRandom } from '../random';
import type { RandomSource } from '../random';
import { proveDleq, verifyDleq } from './dleq';
import type { DleqProof } from './dleq';
import { hashToCurve } from './hash-to-curve';
import { lagrangeAtZero } from './shares';
import type { KeyShare, OprfPublic } from './shares';

/** What the client keeps while it asks: the fields and the factor that hides them. */
export interface Blinding {
  readonly fields: Uint8Array;
  /** Secret, 0 < factor < l. */
  readonly factor: bigint;
  /** `factor · hash-to-curve(fields)`: uniform whatever the fields are. */
  readonly blinded: Point;
}

/** A bank's answer: `share · blinded`, proved. */
export interface PartialEvaluation {
  readonly index: number;
  readonly output: Point;
  readonly proof: DleqProof;
}

/** Hides the fields. */
export function blind(fields: Uint8Array, random: RandomSource = secureRandom): Blinding {
  const factor = randomScalar(random);
  return { fields, factor, blinded: multiply(hashToCurve(fields), factor) };
}

/** A bank's answer. @throws FuqiError `key-invalid` for the identity and for points outside the prime subgroup */
export function evaluateShare(
  share: KeyShare,
  blinded: Point,
  random: RandomSource = secureRandom,
): PartialEvaluation {
  const input = requireKeyPoint(blinded);
  const secret = share.exportScalar();
  const output = multiply(input, secret);
  const statement = { index: share.index, publicShare: share.publicKey, input, output };
  return { index: share.index, output, proof: proveDleq(secret, statement, random) };
}

/** Whether the answer is the bank's share of this blinded point. */
export function verifyPartial(
  banks: OprfPublic,
  blinded: Point,
  { index, output, proof }: PartialEvaluation,
): boolean {
  const publicShare = banks.shares[index - 1];
  if (publicShare === undefined) return false;
  return verifyDleq({ index, publicShare, input: blinded, output }, proof);
}

/**
 * The tag, from at least `needed` answers of different banks, of which the first ones are used.
 * @throws FuqiError `oprf-share-invalid` naming the bank whose proof fails, or when there are too few answers
 */
export function finishTag(
  banks: OprfPublic,
  blinding: Blinding,
  answers: readonly PartialEvaluation[],
): bigint {
  const used = answers.slice(0, banks.threshold.needed);
  const indices = used.map(({ index }) => index);
  if (used.length < banks.threshold.needed || new Set(indices).size !== indices.length) {
    throw new FuqiError('oprf-share-invalid', 'too few banks answered');
  }
  for (const answer of used) {
    if (!verifyPartial(banks, blinding.blinded, answer)) {
      throw new FuqiError('oprf-share-invalid', `bank ${answer.index}`);
    }
  }
  const combined = used
    .map(({ index, output }) => multiplyFast(output, lagrangeAtZero(indices, index)))
    .reduce(addPoints);
  const evaluated = multiply(combined, invertScalar(blinding.factor));
  if (!isKeyPoint(evaluated)) throw new FuqiError('oprf-share-invalid', 'combined point');
  return oprfTag(blinding.fields, evaluated);
}
