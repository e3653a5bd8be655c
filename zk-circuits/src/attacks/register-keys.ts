import { FIELD_ORDER, POWER, type Point, SUBGROUP_ORDER, poseidon } from '@fuqi/protocol';
import { IDENTITY, eighthOf, multiply, multiplyBase } from '../inputs/curve';
import { type Possession, planRegister, registerDigestOf } from '../inputs/register';
import type { NegativeCase } from '../testing/negative';
import type { World } from '../testing/world';
import { named, namedScalar } from '../testing/world-member';
import { addOfficer, proveRegister, withSlot } from '../testing/world-registrations';
import type { CircuitInput } from '../witness/circuit-input';
import { attack } from './attack';
import { offCurveHalf } from './off-curve-half';

/** Slot that {@link addOfficer} fills. */
const SLOT = 3;
const SECRET = namedScalar('a key with relatives');
/** secret·B8, in the prime subgroup as it must be. */
const KEY = multiplyBase(SECRET);
const OPPOSITE: Point = { x: FIELD_ORDER - KEY.x, y: KEY.y };
const EIGHTH = eighthOf(KEY);
const NEGATED_SECRET = SUBGROUP_ORDER - SECRET;

interface Shown {
  /** What the new leaf says. */
  readonly key: Point;
  /** Key and scalar of the signature. */
  readonly signs: readonly [key: Point, scalar: bigint];
  readonly eighth: Point;
}

/** An update that adds an officer, whose key, signature and eighth need not belong together. */
function add({ key, signs, eighth }: Shown) {
  return (w: World): CircuitInput => {
    const leg = addOfficer(w);
    const officers = withSlot(leg.opening.next.officers, SLOT, { key, powers: POWER.TRADE });
    const opening = { ...leg.opening, next: { ...leg.opening.next, officers } };
    const digest = registerDigestOf(planRegister(opening), named('context'));
    const newKeys = [{ slot: BigInt(SLOT), ...signedAs(...signs, digest) }];
    const { input } = proveRegister(w, { ...leg, opening }, { newKeys });
    const [, other] = input['proofEighth'] as readonly bigint[][];
    return { ...input, proofEighth: [[eighth.x, eighth.y], other ?? []] };
  };
}

/** A signature that the verifier accepts under every `key` with 8·key = 8·scalar·B8. */
function signedAs(key: Point, scalar: bigint, digest: bigint): Possession {
  const nonce = namedScalar(`nonce of ${key.y} ${digest}`);
  const r8 = multiplyBase(nonce);
  const h = poseidon([r8.x, r8.y, key.x, key.y, digest]);
  return { r8, s: (nonce + 8n * h * scalar) % SUBGROUP_ORDER };
}

const opposite = add({ key: OPPOSITE, signs: [OPPOSITE, NEGATED_SECRET], eighth: EIGHTH });

/** Where the way from an eighth to its key may turn to the opposite key: at either coordinate of each of three points. */
const TURNS: readonly NegativeCase[] = ['d1', 'd2', 'd3'].flatMap((step, i) =>
  (['x', 'y'] as const).map((axis) => ({
    ...attack('R3', `turn to the opposite key at ${step}.${axis}`, opposite),
    // −P = (−x, y), and (x, −y) is −P and a point of order two: doubled, both are −2P.
    says: {
      [`main.SubgroupKey[0].${step}.${axis}`]:
        FIELD_ORDER - multiply(EIGHTH, 1n << BigInt(i))[axis],
    },
  })),
);

/** Attacks on what `register` asks of a new key, by a prover who holds a key that is related to it. */
export const REGISTER_KEY_ATTACKS: readonly NegativeCase[] = [
  // Its y is that of eight times the eighth.
  attack('R3', 'show the eighth of a key for its opposite', opposite),
  // (x, −y) is −KEY and a point of order two; eight times it is −8·KEY, so that its holder signs.
  attack(
    'R3',
    'add a key outside the subgroup whose holder signs',
    add({
      key: { x: KEY.x, y: FIELD_ORDER - KEY.y },
      signs: [{ x: KEY.x, y: FIELD_ORDER - KEY.y }, NEGATED_SECRET],
      eighth: EIGHTH,
    }),
  ),
  // Eight times the identity is the identity, so that whatever R8 = S·B8 is its signature.
  attack(
    'R3',
    'add the identity as a key and sign with it',
    add({ key: IDENTITY, signs: [IDENTITY, 0n], eighth: IDENTITY }),
  ),
  ...TURNS,
  {
    ...attack(
      'R3',
      'have another point on the curve than the eighth',
      add({ key: KEY, signs: [KEY, SECRET], eighth: offCurveHalf(EIGHTH) }),
    ),
    says: {
      'main.SubgroupKey[0].BabyCheck.x': IDENTITY.x,
      'main.SubgroupKey[0].BabyCheck.y': IDENTITY.y,
    },
  },
  {
    ...attack(
      'R3',
      'prove possession of the opposite key',
      add({ key: OPPOSITE, signs: [KEY, SECRET], eighth: EIGHTH }),
    ),
    says: { [`main.pickX[0][${SLOT}]`]: KEY.x },
  },
];
