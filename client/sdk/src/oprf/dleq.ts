/** Proof that two points have the same discrete logarithm: log_B8(K) = log_P(E) (Chaum and Pedersen, Fiat–Shamir). */
import { sha512 } from '@noble/hashes/sha2';
import { SUBGROUP_ORDER, bytesToInteger, concatBytes } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import {
  addPoints,
  isKeyPoint,
  multiply,
  multiplyBase,
  multiplyFast,
  packPoint,
  reduceScalar,
} from '../curve/baby-jubjub';
import { u32, utf8 } from '../bytes';
import { secureRandom, uniformBelow } from '../random';
import type { RandomSource } from '../random';
import { BASE } from '../curve/baby-jubjub';

/** Challenge and response, scalars below l. */
export interface DleqProof {
  readonly c: bigint;
  readonly z: bigint;
}

/** The statement: bank `index` with public share K answered P with E. */
export interface DleqStatement {
  readonly index: number;
  readonly publicShare: Point;
  readonly input: Point;
  readonly output: Point;
}

function challenge(statement: DleqStatement, a1: Point, a2: Point): bigint {
  const { index, publicShare, input, output } = statement;
  const points = [BASE, publicShare, input, output, a1, a2].map(packPoint);
  return reduceScalar(
    bytesToInteger(sha512(concatBytes([utf8('fuqi.oprf.dleq.1'), u32(index), ...points]))),
  );
}

/** Proves the statement. The nonce hashes secret, statement and fresh bytes: a failing generator gives nothing away. */
export function proveDleq(
  secret: bigint,
  statement: DleqStatement,
  random: RandomSource = secureRandom,
): DleqProof {
  const seed = concatBytes([
    utf8('fuqi.oprf.nonce.1'),
    packPoint(multiplyBase(secret)),
    utf8(secret.toString(16).padStart(64, '0')),
    packPoint(statement.input),
    random(32),
  ]);
  const nonce = uniformBelow(SUBGROUP_ORDER, sha512(seed));
  const c = challenge(statement, multiplyBase(nonce), multiply(statement.input, nonce));
  return { c, z: reduceScalar(nonce + c * secret) };
}

/** Whether the proof holds; points outside the prime subgroup and scalars out of range never do. */
export function verifyDleq(statement: DleqStatement, { c, z }: DleqProof): boolean {
  const scalars = [c, z].every((s) => s >= 0n && s < SUBGROUP_ORDER);
  const points = [statement.publicShare, statement.input, statement.output].every(isKeyPoint);
  if (!scalars || !points) return false;
  const minusC = reduceScalar(-c);
  const a1 = addPoints(multiplyFast(BASE, z), multiplyFast(statement.publicShare, minusC));
  const a2 = addPoints(multiplyFast(statement.input, z), multiplyFast(statement.output, minusC));
  return challenge(statement, a1, a2) === c;
}
