//! Multiples of points of G1 by signed windows (wNAF): tables of odd multiples, shared doublings.

use ark_bn254::{G1Affine, G1Projective};
use ark_ec::{AdditiveGroup, AffineRepr, CurveGroup};
use ark_ff::{BigInt, BigInteger};

/// Window of bases that live as long as their key: 64 odd multiples each.
const FIXED_WINDOW: usize = 7;
/// Window of a proof's points: 8 odd multiples each.
const PROOF_WINDOW: usize = 4;

/// `1·P, 3·P, 5·P, …` of each of some points, as many as a window needs.
pub struct OddMultiples {
    window: usize,
    points: Vec<G1Affine>,
}

impl OddMultiples {
    /// For a key's bases.
    pub fn fixed(bases: &[G1Affine]) -> Self {
        Self::new(bases, FIXED_WINDOW)
    }

    /// For points that are used a few times.
    pub fn of_proofs(points: &[G1Affine]) -> Self {
        Self::new(points, PROOF_WINDOW)
    }

    fn new(bases: &[G1Affine], window: usize) -> Self {
        let size = 1 << (window - 1);
        let mut multiples = Vec::with_capacity(bases.len() * size);
        for base in bases {
            let mut at = base.into_group();
            let double = at.double();
            for _ in 0..size {
                multiples.push(at);
                at += double;
            }
        }
        Self {
            window,
            points: G1Projective::normalize_batch(&multiples),
        }
    }

    fn row(&self, base: usize) -> &[G1Affine] {
        let size = 1 << (self.window - 1);
        &self.points[base * size..(base + 1) * size]
    }

    /// Σ scalar·base over pairs of a base's place and a scalar.
    pub fn sum(&self, terms: impl Iterator<Item = (usize, BigInt<4>)>) -> G1Projective {
        let digits: Vec<(&[G1Affine], Vec<i64>)> = terms
            .map(|(base, scalar)| {
                (
                    self.row(base),
                    scalar.find_wnaf(self.window).unwrap_or_default(),
                )
            })
            .collect();
        let length = digits.iter().map(|(_, list)| list.len()).max().unwrap_or(0);
        let mut sum = G1Projective::ZERO;
        for place in (0..length).rev() {
            sum.double_in_place();
            for (row, list) in &digits {
                match list.get(place) {
                    Some(digit) if *digit > 0 => sum += row[(digit / 2) as usize],
                    Some(digit) if *digit < 0 => sum -= row[(-digit / 2) as usize],
                    _ => {}
                }
            }
        }
        sum
    }
}
