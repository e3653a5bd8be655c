//! The proofs of one batch, and Groth16's equation over a range of them.

use crate::key::Key;
use crate::miller::{lines, pairing_product, Lines};
use crate::multiply::OddMultiples;
use crate::points::{g1, g2, scalar, Fault, FIELD_BYTES, G1_BYTES, G2_BYTES};
use ark_bn254::{Fq12, Fr, G1Affine, G1Projective, G2Affine};
use ark_ec::{AffineRepr, CurveGroup};
use ark_ff::{BigInt, CyclotomicMultSubgroup, One, PrimeField, Zero};
use std::ops::Range;
use std::rc::Rc;

const PROOF_BYTES: usize = 2 * G1_BYTES + G2_BYTES;

struct Proof {
    key: Rc<Key>,
    publics: Vec<Fr>,
    a: G1Affine,
    b: G2Affine,
    c: G1Affine,
}

/// What the check of any range needs of all proofs: zᵢ, zᵢ·Aᵢ, the lines of Bᵢ and the multiples of Cᵢ.
struct Weighted {
    weights: Vec<BigInt<4>>,
    a: Vec<G1Affine>,
    b: Vec<Lines>,
    c: OddMultiples,
}

#[derive(Default)]
pub struct Batch {
    proofs: Vec<Proof>,
    weighted: Option<Weighted>,
}

/// The proofs of one key in a range.
struct OfKey<'a> {
    key: &'a Rc<Key>,
    members: Vec<usize>,
}

impl Batch {
    /// Reads a proof and adds it. Checked in the order of the contracts' decode-proof.ts: lengths, public inputs, A, C,
    /// B. Nothing here costs a pairing.
    pub fn add(&mut self, key: &Rc<Key>, proof: &[u8], publics: &[u8]) -> Result<(), Fault> {
        if proof.len() != PROOF_BYTES {
            return Err(Fault::Length);
        }
        if publics.len() != key.public_count * FIELD_BYTES {
            return Err(Fault::PublicsLength);
        }
        let publics = publics
            .chunks_exact(FIELD_BYTES)
            .map(scalar)
            .collect::<Result<_, _>>()?;
        let (first, rest) = proof.split_at(G1_BYTES);
        let (second, third) = rest.split_at(G2_BYTES);
        let (a, c) = (g1(first)?, g1(third)?);
        let b = g2(second)?;
        self.weighted = None;
        self.proofs.push(Proof {
            key: Rc::clone(key),
            publics,
            a,
            b,
            c,
        });
        Ok(())
    }

    pub fn clear(&mut self) {
        self.proofs.clear();
        self.weighted = None;
    }

    /// Gives each proof its coefficient, `1 ≤ z ≤ 2^128`. False where their number is another.
    pub fn weigh(&mut self, weights: Vec<BigInt<4>>) -> bool {
        if weights.len() != self.proofs.len() {
            return false;
        }
        let a: Vec<_> = self.proofs.iter().map(|proof| proof.a).collect();
        let c: Vec<_> = self.proofs.iter().map(|proof| proof.c).collect();
        let odd = OddMultiples::of_proofs(&a);
        let multiples: Vec<_> = weights
            .iter()
            .enumerate()
            .map(|(i, weight)| {
                if *weight == BigInt::one() {
                    a[i].into_group()
                } else {
                    odd.sum(std::iter::once((i, *weight)))
                }
            })
            .collect();
        self.weighted = Some(Weighted {
            weights,
            a: G1Projective::normalize_batch(&multiples),
            b: self.proofs.iter().map(|proof| lines(proof.b)).collect(),
            c: OddMultiples::of_proofs(&c),
        });
        true
    }

    /// Whether all proofs of a range satisfy
    /// Π e(zᵢAᵢ, Bᵢ) · Π_γ e(−Σ inputs, γ) · Π_key e(−Σ zC, δ) = Π_(α,β) e(α, β)^Σz, as in the contracts'
    /// batch-equation.ts. `None` before `weigh`, or for a range that is none.
    pub fn holds(&self, range: Range<usize>) -> Option<bool> {
        let weighted = self.weighted.as_ref()?;
        if range.is_empty() || range.end > self.proofs.len() {
            return None;
        }
        let keys = self.by_key(range.clone());
        // (point of G1, its G2) for each distinct γ, and (α, β) with Σz for each distinct pair.
        let mut inputs: Vec<(&Rc<Key>, G1Projective)> = Vec::new();
        let mut targets: Vec<(&Rc<Key>, Fr)> = Vec::new();
        let mut sums: Vec<G1Projective> = Vec::with_capacity(2 * keys.len());
        for OfKey { key, members } in &keys {
            let scalars = self.scalars(key, members, &weighted.weights);
            let weight = scalars[0];
            let input = key
                .ic
                .sum(scalars.iter().map(|value| value.into_bigint()).enumerate());
            match inputs
                .iter_mut()
                .find(|(other, _)| other.gamma == key.gamma)
            {
                Some((_, sum)) => *sum += input,
                None => inputs.push((key, input)),
            }
            let same = |other: &Key| other.alpha == key.alpha && other.beta == key.beta;
            match targets.iter_mut().find(|(other, _)| same(other)) {
                Some((_, sum)) => *sum += weight,
                None => targets.push((key, weight)),
            }
            sums.push(
                -weighted
                    .c
                    .sum(members.iter().map(|i| (*i, weighted.weights[*i]))),
            );
        }
        sums.extend(inputs.iter().map(|(_, sum)| -*sum));
        let sums = G1Projective::normalize_batch(&sums);
        let fixed = keys
            .iter()
            .map(|of| &of.key.delta_lines)
            .chain(inputs.iter().map(|(key, _)| &key.gamma_lines));
        let mut pairs: Vec<(G1Affine, &Lines)> =
            range.map(|i| (weighted.a[i], &weighted.b[i])).collect();
        pairs.extend(sums.into_iter().zip(fixed));
        Some(pairing_product(&pairs) == Some(target(&targets)))
    }

    fn by_key(&self, range: Range<usize>) -> Vec<OfKey<'_>> {
        let mut keys: Vec<OfKey<'_>> = Vec::new();
        for i in range {
            let key = &self.proofs[i].key;
            match keys.iter_mut().find(|of| Rc::ptr_eq(of.key, key)) {
                Some(of) => of.members.push(i),
                None => keys.push(OfKey {
                    key,
                    members: vec![i],
                }),
            }
        }
        keys
    }

    /// Σ z and, for each public input, Σ z·public.
    fn scalars(&self, key: &Key, members: &[usize], weights: &[BigInt<4>]) -> Vec<Fr> {
        let mut scalars = vec![Fr::zero(); key.public_count + 1];
        for i in members {
            let weight = Fr::from(weights[*i]);
            scalars[0] += weight;
            for (sum, value) in scalars[1..].iter_mut().zip(&self.proofs[*i].publics) {
                *sum += weight * value;
            }
        }
        scalars
    }
}

fn target(pairs: &[(&Rc<Key>, Fr)]) -> Fq12 {
    pairs.iter().fold(Fq12::one(), |product, (key, weight)| {
        product
            * if weight.is_one() {
                key.alpha_beta
            } else {
                key.alpha_beta.cyclotomic_exp(weight.into_bigint())
            }
    })
}
