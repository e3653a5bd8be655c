import { SCALAR_ORDER, encodeElements, invert } from '../field';
import { type R1cs, publicCount } from '../r1cs/r1cs';
import { type Qap, evaluateQap } from './evaluate-qap';
import type { FixedBase, GroupName } from './fixed-base';
import type { Trapdoor } from './trapdoor';
import type { ProvingKeyPoints } from './zkey-file';

/** A proving key computed from a known trapdoor. */
export interface KnownProvingKey {
  readonly points: ProvingKeyPoints;
  /** Number of points of the domain. */
  readonly domain: number;
  /** Discrete logarithms of the verifying key's IC points. */
  readonly ic: readonly bigint[];
}

/**
 * Groth16's key generation (Groth 2016, section 3.2) in the field, then one multiplication of a generator per point: with
 * a known trapdoor no powers of τ in the group are needed.
 */
export async function provingKey(
  r1cs: R1cs,
  trapdoor: Trapdoor,
  fixedBase: FixedBase,
): Promise<KnownProvingKey> {
  const { alpha, beta, gamma, delta } = trapdoor;
  const qap = evaluateQap(r1cs, trapdoor.tau);
  const publics = publicCount(r1cs) + 1;
  const combined = combine(qap, alpha, beta);
  const ic = scale(combined.slice(0, publics), invert(gamma));
  const inverseDelta = invert(delta);
  const multiply = (group: GroupName, scalars: readonly bigint[]): Promise<Uint8Array> =>
    fixedBase.multiply(group, encodeElements(scalars));
  const [g1, g2, icPoints, a, b1, b2, c, h] = await Promise.all([
    multiply('G1', [alpha, beta, delta]),
    multiply('G2', [beta, gamma, delta]),
    multiply('G1', ic),
    multiply('G1', qap.a),
    multiply('G1', qap.b),
    multiply('G2', qap.b),
    multiply('G1', scale(combined.slice(publics), inverseDelta)),
    multiply('G1', scale(qap.h, inverseDelta)),
  ]);
  const at = (points: Uint8Array, i: number): Uint8Array =>
    points.slice((i * points.length) / 3, ((i + 1) * points.length) / 3);
  return {
    points: {
      ...{ alpha1: at(g1, 0), beta1: at(g1, 1), delta1: at(g1, 2) },
      ...{ beta2: at(g2, 0), gamma2: at(g2, 1), delta2: at(g2, 2) },
      ...{ ic: icPoints, a, b1, b2, c, h },
    },
    domain: 2 ** qap.log,
    ic,
  };
}

/** β·A + α·B + C for every wire. */
function combine(qap: Qap, alpha: bigint, beta: bigint): bigint[] {
  return qap.a.map(
    (a, s) => (beta * a + alpha * (qap.b[s] ?? 0n) + (qap.c[s] ?? 0n)) % SCALAR_ORDER,
  );
}

function scale(values: readonly bigint[], factor: bigint): bigint[] {
  return values.map((value) => (value * factor) % SCALAR_ORDER);
}
