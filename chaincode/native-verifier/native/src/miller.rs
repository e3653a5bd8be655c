//! Products of pairings that share the squarings of one Miller loop.

use ark_bn254::{Bn254, Config, Fq12, G1Affine, G2Affine};
use ark_ec::bn::{BnConfig, G2Prepared};
use ark_ec::pairing::{MillerLoopOutput, Pairing};
use ark_ff::{Field, One};

/// The lines of a point of G2, which must not be the identity.
pub type Lines = G2Prepared<Config>;

/// Computes the lines of a point.
pub fn lines(point: G2Affine) -> Lines {
    Lines::from(point)
}

/// Π e(p, q) after the final exponentiation; a pair with the identity of G1 counts as 1. `None` for zero, which no pair
/// of points of the groups gives.
pub fn pairing_product(pairs: &[(G1Affine, &Lines)]) -> Option<Fq12> {
    let pairs: Vec<_> = pairs.iter().filter(|(p, _)| !p.infinity).collect();
    let mut f = Fq12::one();
    let mut step = 0;
    let mut multiply_lines = |f: &mut Fq12| {
        for (p, lines) in &pairs {
            let (mut c0, mut c1, c2) = lines.ell_coeffs[step];
            c0.mul_assign_by_fp(&p.y);
            c1.mul_assign_by_fp(&p.x);
            f.mul_by_034(&c0, &c1, &c2);
        }
        step += 1;
    };
    for digit in Config::ATE_LOOP_COUNT.iter().rev().skip(1) {
        f.square_in_place();
        multiply_lines(&mut f);
        if *digit != 0 {
            multiply_lines(&mut f);
        }
    }
    // The two additions of Frobenius images that end the optimal ate loop; x is positive.
    multiply_lines(&mut f);
    multiply_lines(&mut f);
    Bn254::final_exponentiation(MillerLoopOutput(f)).map(|output| output.0)
}
