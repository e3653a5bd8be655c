import { beforeAll, describe, expect, test } from '@jest/globals';
import { bn254 } from '@noble/curves/bn254';
import { FIELD_MODULUS as q, GROUP_ORDER as r } from './bn254';
import { Engine } from './engine';
import { CURVE_PARAMETER as x, PSI_X, PSI_Y, nonAdjacentForm } from './g2-subgroup';
import { startMcl } from './mcl-instance';
import { openRawMcl } from './raw-mcl';
import { type TwistPoint, strayTwistPoints, timesTwist, twistBytes } from './testing';

const { Point } = bn254.G2;
const { Fp2 } = bn254.fields;

/** Trace of the curve over the prime field, and the cofactor of the twist over its quadratic extension. */
const t = q + 1n - r;
const cofactor = 2n * q - r;

function fp2([c0, c1]: readonly [bigint, bigint]): ReturnType<typeof Fp2.create> {
  return Fp2.create({ c0, c1 });
}

/** The points of the twist with small x; none of them is in the subgroup. */
function strayPoints(count: number): TwistPoint[] {
  const points = strayTwistPoints();
  return Array.from({ length: count }, () => points.next().value);
}

function psi(point: TwistPoint): TwistPoint {
  const { x: px, y: py } = point.toAffine();
  const conjugate = (value: typeof px): typeof px => fp2([value.c0, (q - value.c1) % q]);
  return Point.fromAffine({
    x: Fp2.mul(conjugate(px), fp2(PSI_X)),
    y: Fp2.mul(conjugate(py), fp2(PSI_Y)),
  });
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

describe('why the criterion is sound', () => {
  test('the parameter is that of this curve', () => {
    expect(36n * x ** 4n + 36n * x ** 3n + 24n * x ** 2n + 6n * x + 1n).toBe(q);
    expect(t).toBe(6n * x ** 2n + 1n);
  });

  test('ψ is the endomorphism with ψ² − tψ + q = 0 on the whole twist', () => {
    const xi = fp2([9n, 1n]);
    expect(Fp2.eql(Fp2.pow(xi, (q - 1n) / 3n), fp2(PSI_X))).toBe(true);
    expect(Fp2.eql(Fp2.pow(xi, (q - 1n) / 2n), fp2(PSI_Y))).toBe(true);
    for (const point of strayPoints(2)) {
      const once = psi(point);
      const sum = psi(once).add(timesTwist(once, t).negate()).add(timesTwist(point, q));
      expect(sum.is0()).toBe(true);
      expect(timesTwist(point, r * cofactor).is0()).toBe(true);
    }
  });

  test('a point that meets it has order r: the resultant shares only r with the order of the twist', () => {
    // f = (x+1) + xT + xT² − 2xT³ modulo T² − tT + q is aT + b; the resultant is its norm.
    const a = x + x * t - 2n * x * (t * t - q);
    const b = x + 1n - x * q + 2n * x * t * q;
    const norm = a * a * q + a * b * t + b * b;
    expect(gcd(norm < 0n ? -norm : norm, r * cofactor)).toBe(r);
    expect((r * cofactor) % (r * r)).not.toBe(0n);
  });

  test('a point of order r meets it: q is a root of f modulo r', () => {
    const f = x + 1n + x * q + x * q ** 2n - 2n * x * q ** 3n;
    expect(f % r).toBe(0n);
  });

  test('the digits of x add up', () => {
    const digits = nonAdjacentForm(x);
    expect(digits.reduce((sum, digit, i) => sum + BigInt(digit) * (1n << BigInt(i)), 0n)).toBe(x);
  });
});

describe.each([{ typed: false }, { typed: true }])(
  'reading points of G2, typed API only: $typed',
  ({ typed }) => {
    let engine: Engine;

    beforeAll(async () => {
      await startMcl();
      const raw = openRawMcl();
      expect(raw).toBeDefined();
      engine = new Engine(typed ? undefined : raw);
    });

    test('multiples of the generator are members', () => {
      for (const scalar of [1n, 2n, 3n, x, r - 1n, r / 3n]) {
        expect(engine.read.g2(twistBytes(timesTwist(Point.BASE, scalar)), 0).isZero()).toBe(false);
      }
    });

    test('points of the twist outside the subgroup are refused', () => {
      for (const point of strayPoints(5)) {
        const inCofactor = timesTwist(point, r);
        for (const outside of [point, inCofactor, Point.BASE.add(inCofactor)]) {
          expect(() => engine.read.g2(twistBytes(outside), 0)).toThrow('OUTSIDE_SUBGROUP');
        }
      }
    });

    test('a point of small order, alone or added to a member, is refused', () => {
      expect(cofactor % 10069n).toBe(0n);
      const [stray] = strayPoints(1);
      const small = timesTwist(stray!, (r * cofactor) / 10069n);
      expect(small.is0()).toBe(false);
      expect(timesTwist(small, 10069n).is0()).toBe(true);
      for (const outside of [
        small,
        Point.BASE.add(small),
        Point.BASE.double().add(small.double()),
      ]) {
        expect(() => engine.read.g2(twistBytes(outside), 0)).toThrow('OUTSIDE_SUBGROUP');
      }
    });
  },
);
