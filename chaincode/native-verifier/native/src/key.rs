//! A verifying key with what can be computed once.

use crate::miller::{lines, pairing_product, Lines};
use crate::multiply::OddMultiples;
use crate::points::{g1, g2, Fault, G1_BYTES, G2_BYTES};
use ark_bn254::{Fq12, G1Affine, G2Affine};

/// Header before the points: magic, version, system, count. TypeScript has checked it, the lengths and the rules on
/// bytes.
const HEADER_BYTES: usize = 10;

pub struct Key {
    pub public_count: usize,
    pub alpha: G1Affine,
    pub beta: G2Affine,
    pub alpha_beta: Fq12,
    pub gamma: G2Affine,
    pub gamma_lines: Lines,
    pub delta_lines: Lines,
    pub ic: OddMultiples,
}

/// A refused point by its place: α, β, γ, δ, IC[0], IC[1], …
pub struct BadPoint {
    pub place: u32,
    pub fault: Fault,
}

impl Key {
    pub fn read(bytes: &[u8]) -> Result<Self, BadPoint> {
        let mut at = HEADER_BYTES;
        let mut place = 0;
        let mut take = |size: usize| -> Result<(&[u8], u32), BadPoint> {
            let refused = BadPoint {
                place,
                fault: Fault::Length,
            };
            let point = bytes.get(at..at + size).ok_or(refused)?;
            at += size;
            place += 1;
            Ok((point, place - 1))
        };
        let read_g1 = |(bytes, place)| g1(bytes).map_err(|fault| BadPoint { place, fault });
        let read_g2 = |(bytes, place)| g2(bytes).map_err(|fault| BadPoint { place, fault });
        let alpha = read_g1(take(G1_BYTES)?)?;
        let beta = read_g2(take(G2_BYTES)?)?;
        let gamma = read_g2(take(G2_BYTES)?)?;
        let delta = read_g2(take(G2_BYTES)?)?;
        let mut ic = Vec::new();
        while let Ok(point) = take(G1_BYTES) {
            ic.push(read_g1(point)?);
        }
        let refused = BadPoint {
            place: 4,
            fault: Fault::Length,
        };
        let public_count = ic.len().checked_sub(1).ok_or(refused)?;
        let alpha_beta = pairing_product(&[(alpha, &lines(beta))]).ok_or(BadPoint {
            place: 0,
            fault: Fault::OffCurve,
        })?;
        Ok(Self {
            public_count,
            alpha,
            beta,
            alpha_beta,
            gamma,
            gamma_lines: lines(gamma),
            delta_lines: lines(delta),
            ic: OddMultiples::fixed(&ic),
        })
    }
}
