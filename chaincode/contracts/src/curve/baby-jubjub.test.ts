import { describe, expect, it } from '@jest/globals';
import {
  addPoints,
  B8,
  isOnCurve,
  isSubgroupKey,
  multiplyPoint,
  SUBGROUP_ORDER,
} from './baby-jubjub';
import type { Point } from './baby-jubjub';

// All points below were computed with another implementation of the curve, @zk-kit/baby-jubjub.
const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
/** 2·B8, 3·B8, (l − 1)·B8 and 123456789012345678901234567890·B8. */
const MULTIPLES: readonly Point[] = [
  {
    x: 10031262171927540148667355526369034398030886437092045105752248699557385197826n,
    y: 633281375905621697187330766174974863687049529291089048651929454608812697683n,
  },
  {
    x: 2763488322167937039616325905516046217694264098671987087929565332380420898366n,
    y: 15305195750036305661220525648961313310481046260814497672243197092298550508693n,
  },
  {
    x: 16588623631197723940611540161738978058265489928225261449611683042093087494064n,
    y: 16950150798460657717958625567821834550301663161624707787222815936182638968203n,
  },
  {
    x: 4661731272548210268934679694492718649546845081895075773691618466099879388427n,
    y: 3290609614172515332642185865547505469634102916982786515489698289950378021620n,
  },
];
const X8 = 4342719913949491028786768530115087822524712248835451589697801404893164183326n;
const Y8 = 4826523245007015323400664741523384119579596407052839571721035538011798951543n;
const X4 = 18930368022820495955728484915491405972470733850014661777449844430438130630919n;
/** The points of order 1, 2, 4 and 8. */
const LOW_ORDER: readonly Point[] = [
  { x: 0n, y: 1n },
  { x: 0n, y: R - 1n },
  { x: X4, y: 0n },
  { x: R - X4, y: 0n },
  { x: X8, y: Y8 },
  { x: R - X8, y: Y8 },
  { x: X8, y: R - Y8 },
  { x: R - X8, y: R - Y8 },
];
/** circomlib's generator of the whole curve, of order 8·l, and B8 plus a point of order 8. */
const OUTSIDE: readonly Point[] = [
  {
    x: 995203441582195749578291179787384436505546430278305826713579947235728471134n,
    y: 5472060717959818805561601436314318772137091100104008585924551046643952123905n,
  },
  {
    x: 5845166579569200966972132609691639579952028101807358156045022714880907396391n,
    y: 1537524460233373063899210559633531107051259285422134200370172707854921979963n,
  },
];

describe('arithmetic', () => {
  it('gives the multiples that another implementation gives', () => {
    const scalars = [2n, 3n, SUBGROUP_ORDER - 1n, 123456789012345678901234567890n];
    expect(scalars.map((scalar) => multiplyPoint(B8, scalar))).toEqual(MULTIPLES);
    expect(addPoints(B8, B8)).toEqual(MULTIPLES[0]);
    expect(addPoints(B8, MULTIPLES[2] ?? B8)).toEqual({ x: 0n, y: 1n });
  });
});

describe('supervisor key check', () => {
  it('accepts multiples of B8', () => {
    for (const point of [B8, ...MULTIPLES]) expect(isSubgroupKey(point)).toBe(true);
  });

  it('refuses the eight points of low order', () => {
    for (const point of LOW_ORDER) {
      expect(isOnCurve(point)).toBe(true);
      expect(isSubgroupKey(point)).toBe(false);
    }
  });

  it('refuses points with a low-order part', () => {
    for (const point of OUTSIDE) {
      expect(isOnCurve(point)).toBe(true);
      expect(isSubgroupKey(point)).toBe(false);
    }
  });

  it('refuses points off the curve and coordinates that are not canonical', () => {
    expect(isSubgroupKey({ x: B8.x + 1n, y: B8.y })).toBe(false);
    expect(isSubgroupKey({ x: B8.x + R, y: B8.y })).toBe(false);
    expect(isSubgroupKey({ x: B8.x, y: B8.y - R })).toBe(false);
  });
});
