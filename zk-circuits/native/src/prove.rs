//! Groth16 proofs (Groth 2016) for keys in snarkjs' form, which evaluates A·B − C on the odd roots of unity.

use crate::binary::Refusal;
use crate::zkey::ProvingKey;
use ark_bn254::{Bn254, Fr, G1Affine, G1Projective, G2Affine, G2Projective};
use ark_ec::{pairing::Pairing, AffineRepr, CurveGroup, VariableBaseMSM};
use ark_ff::{BigInt, PrimeField, UniformRand, Zero};
use ark_poly::{EvaluationDomain, Radix2EvaluationDomain};
use rand::rngs::OsRng;
use rayon::prelude::*;

/// A proof as points.
pub struct Proof {
    pub a: G1Affine,
    pub b: G2Affine,
    pub c: G1Affine,
}

/// Proves, and verifies the proof before it is given away.
pub fn prove(key: &ProvingKey, wires: &[Fr]) -> Result<Proof, Refusal> {
    if wires.len() != key.wires {
        return Err("the witness is of another circuit".into());
    }
    let quotient = odd_evaluations(key, wires)?;
    let scalars: Vec<BigInt<4>> = wires.par_iter().map(|w| w.into_bigint()).collect();
    let (r, s) = (Fr::rand(&mut OsRng), Fr::rand(&mut OsRng));
    let a = G1Projective::msm_bigint(&key.a, &scalars) + key.alpha1 + key.delta1 * r;
    let b1 = G1Projective::msm_bigint(&key.b1, &scalars) + key.beta1 + key.delta1 * s;
    let b = G2Projective::msm_bigint(&key.b2, &scalars) + key.beta2 + key.delta2 * s;
    let c = G1Projective::msm_bigint(&key.c, &scalars[key.publics + 1..])
        + G1Projective::msm_bigint(&key.h, &quotient)
        + a * s
        + b1 * r
        - key.delta1 * (r * s);
    let proof = Proof { a: a.into_affine(), b: b.into_affine(), c: c.into_affine() };
    if verify(key, &wires[1..=key.publics], &proof) {
        Ok(proof)
    } else {
        Err("the witness does not satisfy the circuit".into())
    }
}

/// A·B − C at the odd roots of unity of the domain of double size; C = A·B on the domain itself.
fn odd_evaluations(key: &ProvingKey, wires: &[Fr]) -> Result<Vec<BigInt<4>>, Refusal> {
    let mut a = vec![Fr::zero(); key.domain];
    let mut b = vec![Fr::zero(); key.domain];
    for entry in &key.entries {
        let side = if entry.matrix == 0 { &mut a } else { &mut b };
        side[entry.row as usize] += entry.value * wires[entry.wire as usize];
    }
    let mut c: Vec<Fr> = a.par_iter().zip(&b).map(|(x, y)| *x * y).collect();
    let domain = Radix2EvaluationDomain::<Fr>::new(key.domain).ok_or("domain too large")?;
    let double = Radix2EvaluationDomain::<Fr>::new(2 * key.domain).ok_or("domain too large")?;
    for values in [&mut a, &mut b, &mut c] {
        domain.ifft_in_place(values);
        Radix2EvaluationDomain::<Fr>::distribute_powers(values, double.group_gen);
        domain.fft_in_place(values);
    }
    Ok(a.par_iter().zip(&b).zip(&c).map(|((x, y), z)| (*x * y - z).into_bigint()).collect())
}

/// e(A, B) = e(α, β) · e(Σ pub·IC, γ) · e(C, δ).
fn verify(key: &ProvingKey, publics: &[Fr], proof: &Proof) -> bool {
    let scalars: Vec<BigInt<4>> = publics.iter().map(|value| value.into_bigint()).collect();
    let sum = G1Projective::msm_bigint(&key.ic[1..], &scalars) + key.ic[0];
    let left = [-proof.a.into_group(), key.alpha1.into_group(), sum, proof.c.into_group()];
    let right = [proof.b, key.beta2, key.gamma2, key.delta2];
    Bn254::multi_pairing(left.map(|point| point.into_affine()), right).is_zero()
}
