import * as mcl from 'mcl-wasm';
import { FP2_SIZE, FP_SIZE, G2_SIZE, type RawMcl } from './raw-mcl';

/**
 * Membership of the order-r subgroup of the twist, at about a quarter of the cost of multiplying by r.
 *
 * With ψ the untwist–Frobenius–twist endomorphism and x the parameter of the curve, a point P of the twist has order
 * dividing r iff `[x+1]P + ψ([x]P) + ψ²([x]P) = ψ³([2x]P)` (Dai, Lin, Zhao, Zhou, "Fast subgroup membership testings
 * for G1, G2 and GT on pairing-friendly curves", ePrint 2022/348). The test beside this file proves it for BN254 anew: ψ is a
 * root of T² − tT + q, and the greatest common divisor of the resultant of the two polynomials with the order of the
 * twist is r.
 */

/** The parameter x of BN254. */
export const CURVE_PARAMETER = 4965661367192848881n;

/** ψ(X, Y, Z) = (c_x·X̄, c_y·Ȳ, Z̄) with c_x = ξ^((q−1)/3), c_y = ξ^((q−1)/2), ξ = 9 + u; each as `[real, imaginary]`. */
export const PSI_X = [
  21575463638280843010398324269430826099269044274347216827212613867836435027261n,
  10307601595873709700152284273816112264069230130616436755625194854815875713954n,
] as const;
export const PSI_Y = [
  2821565182194536844548159561693502659359617185244120367078079554186484126554n,
  3505843767911556378687030309984248845540243509899259641013678093033130930403n,
] as const;

/** Digits −1, 0, 1 of `value`, no two neighbours non-zero, least significant first. */
export function nonAdjacentForm(value: bigint): readonly number[] {
  const digits: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 1n) {
    const digit = (rest & 1n) === 1n ? 2 - Number(rest & 3n) : 0;
    digits.push(digit);
    rest -= BigInt(digit);
  }
  return digits;
}

const DIGITS = nonAdjacentForm(CURVE_PARAMETER).slice(0, -1).reverse();

function fp2([real, imaginary]: readonly [bigint, bigint]): mcl.Fp2 {
  const value = new mcl.Fp2();
  value.setStr(`${String(real)} ${String(imaginary)}`, 10);
  return value;
}

/** Makes the membership test over the raw functions. */
export function makeSubgroupTest(raw: RawMcl): (point: mcl.G2) => boolean {
  const constants = [fp2(PSI_X), fp2(PSI_Y)] as const;
  const { call } = raw;
  const psi = (z: number, x: number, cx: number, cy: number): void => {
    raw.words(z, G2_SIZE).set(raw.words(x, G2_SIZE));
    for (let i = 0; i < 3; i += 1) {
      const imaginary = z + i * FP2_SIZE + FP_SIZE;
      call._mclBnFp_neg(imaginary, imaginary);
    }
    call._mclBnFp2_mul(z, z, cx);
    call._mclBnFp2_mul(z + FP2_SIZE, z + FP2_SIZE, cy);
  };
  return (point) =>
    raw.borrow(2 * FP2_SIZE + 4 * G2_SIZE, (cx) => {
      const cy = cx + FP2_SIZE;
      const p = cy + FP2_SIZE;
      const [xp, left, image] = [p + G2_SIZE, p + 2 * G2_SIZE, p + 3 * G2_SIZE];
      raw.store(constants, FP2_SIZE, cx);
      point.copyToMem(p);
      point.copyToMem(xp);
      for (const digit of DIGITS) {
        call._mclBnG2_dbl(xp, xp);
        if (digit === 1) call._mclBnG2_add(xp, xp, p);
        else if (digit === -1) call._mclBnG2_sub(xp, xp, p);
      }
      call._mclBnG2_add(left, xp, p);
      psi(image, xp, cx, cy);
      call._mclBnG2_add(left, left, image);
      psi(image, image, cx, cy);
      call._mclBnG2_add(left, left, image);
      psi(image, image, cx, cy);
      call._mclBnG2_dbl(image, image);
      return call._mclBnG2_isEqual(left, image) === 1;
    });
}
