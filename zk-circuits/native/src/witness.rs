//! Witnesses in snarkjs' format.

use crate::binary::{section, sections, u32_at, Refusal};
use ark_bn254::Fr;
use ark_ff::{BigInt, PrimeField};

const ELEMENT_BYTES: usize = 32;

/// The values of all wires.
pub fn read_witness(bytes: &[u8]) -> Result<Vec<Fr>, Refusal> {
    let all = sections(bytes, b"wtns")?;
    let header = section(&all, 1)?;
    let values = section(&all, 2)?;
    if header.len() != 4 + ELEMENT_BYTES + 4
        || values.len() != u32_at(header, 4 + ELEMENT_BYTES)? as usize * ELEMENT_BYTES
    {
        return Err("the witness's sections do not fit each other".into());
    }
    values.chunks_exact(ELEMENT_BYTES).map(element).collect()
}

fn element(bytes: &[u8]) -> Result<Fr, Refusal> {
    let mut limbs = [0u64; 4];
    for (limb, word) in limbs.iter_mut().zip(bytes.chunks_exact(8)) {
        *limb = word.iter().rev().fold(0, |value, &byte| (value << 8) | u64::from(byte));
    }
    Fr::from_bigint(BigInt(limbs)).ok_or_else(|| "a wire is not a field element".into())
}
