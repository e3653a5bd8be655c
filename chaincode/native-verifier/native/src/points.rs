//! Points and scalars from the bytes of the wire. Every point that is returned lies in its group of order r and is not
//! the identity. Coordinates are big-endian; a point of G2 is `x1 x0 y1 y0`.

use ark_bn254::{Fq, Fq2, Fr, G1Affine, G2Affine, G2Projective};
use ark_ec::{AdditiveGroup, AffineRepr};
use ark_ff::{BigInt, MontFp, PrimeField};

pub const FIELD_BYTES: usize = 32;
pub const G1_BYTES: usize = 2 * FIELD_BYTES;
pub const G2_BYTES: usize = 4 * FIELD_BYTES;

/// Why bytes are refused; the numbers are those of the TypeScript side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Fault {
    NotReduced = 1,
    Infinity = 2,
    OffCurve = 3,
    OutsideSubgroup = 4,
    PublicNotReduced = 5,
    Length = 6,
    PublicsLength = 7,
}

fn integer(bytes: &[u8]) -> BigInt<4> {
    let mut limbs = [0u64; 4];
    for (limb, chunk) in limbs.iter_mut().rev().zip(bytes.chunks_exact(8)) {
        *limb = chunk
            .iter()
            .fold(0, |value, byte| value << 8 | u64::from(*byte));
    }
    BigInt::new(limbs)
}

/// A public input, reduced. `bytes` are 32.
pub fn scalar(bytes: &[u8]) -> Result<Fr, Fault> {
    Fr::from_bigint(integer(bytes)).ok_or(Fault::PublicNotReduced)
}

/// Coordinates, each reduced, and not all of them zero (the identity of EIP-197).
fn coordinates<const N: usize>(bytes: &[u8]) -> Result<[Fq; N], Fault> {
    let mut out = [Fq::ZERO; N];
    for (value, chunk) in out.iter_mut().zip(bytes.chunks_exact(FIELD_BYTES)) {
        *value = Fq::from_bigint(integer(chunk)).ok_or(Fault::NotReduced)?;
    }
    if out.iter().all(|value| *value == Fq::ZERO) {
        return Err(Fault::Infinity);
    }
    Ok(out)
}

/// Reads `x y`. The curve has prime order, so that on the curve is in the group.
pub fn g1(bytes: &[u8]) -> Result<G1Affine, Fault> {
    let [x, y] = coordinates(bytes)?;
    let point = G1Affine::new_unchecked(x, y);
    if point.is_on_curve() {
        Ok(point)
    } else {
        Err(Fault::OffCurve)
    }
}

/// Reads `x1 x0 y1 y0`.
pub fn g2(bytes: &[u8]) -> Result<G2Affine, Fault> {
    let [x1, x0, y1, y0] = coordinates(bytes)?;
    let point = G2Affine::new_unchecked(Fq2::new(x0, x1), Fq2::new(y0, y1));
    if !point.is_on_curve() {
        return Err(Fault::OffCurve);
    }
    if in_subgroup(&point) {
        Ok(point)
    } else {
        Err(Fault::OutsideSubgroup)
    }
}

/// The parameter x of BN254.
const CURVE_PARAMETER: BigInt<4> = BigInt::new([4965661367192848881, 0, 0, 0]);
/// ψ(X, Y, Z) = (c_x·X̄, c_y·Ȳ, Z̄) with c_x = ξ^((q−1)/3), c_y = ξ^((q−1)/2), ξ = 9 + u.
const PSI_X: Fq2 = Fq2::new(
    MontFp!("21575463638280843010398324269430826099269044274347216827212613867836435027261"),
    MontFp!("10307601595873709700152284273816112264069230130616436755625194854815875713954"),
);
const PSI_Y: Fq2 = Fq2::new(
    MontFp!("2821565182194536844548159561693502659359617185244120367078079554186484126554"),
    MontFp!("3505843767911556378687030309984248845540243509899259641013678093033130930403"),
);

fn conjugate(value: &Fq2) -> Fq2 {
    Fq2::new(value.c0, -value.c1)
}

fn psi(point: &G2Projective) -> G2Projective {
    G2Projective::new_unchecked(
        conjugate(&point.x) * PSI_X,
        conjugate(&point.y) * PSI_Y,
        conjugate(&point.z),
    )
}

/// Whether a point of the twist has order r: `[x+1]P + ψ([x]P) + ψ²([x]P) = ψ³([2x]P)` (Dai, Lin, Zhao, Zhou, ePrint
/// 2022/348; the contracts' g2-subgroup.test.ts proves the criterion for this curve).
fn in_subgroup(point: &G2Affine) -> bool {
    let digits = ark_ff::BigInteger::find_wnaf(&CURVE_PARAMETER, 2).unwrap_or_default();
    let once = point.into_group();
    let odd = [once, once.double() + once];
    let mut multiple = G2Projective::ZERO;
    for digit in digits.iter().rev() {
        multiple.double_in_place();
        match digit {
            1 => multiple += point,
            -1 => multiple -= point,
            3 => multiple += odd[1],
            -3 => multiple -= odd[1],
            _ => {}
        }
    }
    let first = psi(&multiple);
    let second = psi(&first);
    multiple + point + first + second == psi(&second).double()
}
