//! Proofs as bytes.

use crate::prove::Proof;
use ark_bn254::Fq;
use ark_ff::{BigInteger, PrimeField};

/// `A.x A.y B.x1 B.x0 B.y1 B.y0 C.x C.y`, 32 bytes big-endian each.
pub fn encode(proof: &Proof) -> Vec<u8> {
    let coordinates: [Fq; 8] = [
        proof.a.x, proof.a.y, proof.b.x.c1, proof.b.x.c0, proof.b.y.c1, proof.b.y.c0, proof.c.x,
        proof.c.y,
    ];
    coordinates.iter().flat_map(|value| value.into_bigint().to_bytes_be()).collect()
}
