//! Groth16 proving keys in snarkjs' format.

use crate::binary::{section, sections, u32_at, Refusal};
use ark_bn254::{Fq, Fq2, Fr, G1Affine, G2Affine};
use ark_ff::{BigInt, Field, PrimeField, Zero};
use rayon::prelude::*;

const G1_BYTES: usize = 64;
const G2_BYTES: usize = 128;
const ENTRY_BYTES: usize = 44;

/// One coefficient of the matrices A (0) and B (1).
pub struct Entry {
    pub matrix: u32,
    pub row: u32,
    pub wire: u32,
    pub value: Fr,
}

/// A proving key in memory.
pub struct ProvingKey {
    pub wires: usize,
    pub publics: usize,
    pub domain: usize,
    pub alpha1: G1Affine,
    pub beta1: G1Affine,
    pub beta2: G2Affine,
    pub gamma2: G2Affine,
    pub delta1: G1Affine,
    pub delta2: G2Affine,
    pub ic: Vec<G1Affine>,
    pub entries: Vec<Entry>,
    pub a: Vec<G1Affine>,
    pub b1: Vec<G1Affine>,
    pub b2: Vec<G2Affine>,
    pub c: Vec<G1Affine>,
    pub h: Vec<G1Affine>,
}

/// Reads a key. Its points are trusted: the file is pinned by its hash.
pub fn read_proving_key(bytes: &[u8]) -> Result<ProvingKey, Refusal> {
    let all = sections(bytes, b"zkey")?;
    if u32_at(section(&all, 1)?, 0)? != 1 {
        return Err("not a Groth16 key".into());
    }
    let header = section(&all, 2)?;
    let counts = 4 + 32 + 4 + 32;
    let points = counts + 12;
    if header.len() != points + 3 * G1_BYTES + 3 * G2_BYTES {
        return Err("not a key over BN254".into());
    }
    let key = ProvingKey {
        wires: u32_at(header, counts)? as usize,
        publics: u32_at(header, counts + 4)? as usize,
        domain: u32_at(header, counts + 8)? as usize,
        alpha1: g1(&header[points..]),
        beta1: g1(&header[points + 64..]),
        beta2: g2(&header[points + 128..]),
        gamma2: g2(&header[points + 256..]),
        delta1: g1(&header[points + 384..]),
        delta2: g2(&header[points + 448..]),
        ic: g1_all(section(&all, 3)?),
        entries: entries(section(&all, 4)?)?,
        a: g1_all(section(&all, 5)?),
        b1: g1_all(section(&all, 6)?),
        b2: section(&all, 7)?.par_chunks_exact(G2_BYTES).map(g2).collect(),
        c: g1_all(section(&all, 8)?),
        h: g1_all(section(&all, 9)?),
    };
    check_sizes(&key)?;
    Ok(key)
}

fn check_sizes(key: &ProvingKey) -> Result<(), Refusal> {
    let wires = [key.a.len(), key.b1.len(), key.b2.len(), key.c.len() + key.publics + 1];
    let fits = wires.iter().all(|&n| n == key.wires)
        && key.ic.len() == key.publics + 1
        && key.domain.is_power_of_two()
        && key.h.len() == key.domain
        && key.entries.iter().all(|e| {
            e.matrix < 2 && (e.row as usize) < key.domain && (e.wire as usize) < key.wires
        });
    if fits { Ok(()) } else { Err("the key's sections do not fit each other".into()) }
}

/// snarkjs stores coefficients times R², R = 2^256.
fn entries(bytes: &[u8]) -> Result<Vec<Entry>, Refusal> {
    let inverse = Fr::from(2u64).pow([512u64]).inverse().ok_or("no inverse")?;
    let count = u32_at(bytes, 0)? as usize;
    if bytes.len() != 4 + count * ENTRY_BYTES {
        return Err("coefficients end early".into());
    }
    bytes[4..]
        .par_chunks_exact(ENTRY_BYTES)
        .map(|entry| {
            Ok(Entry {
                matrix: u32_at(entry, 0)?,
                row: u32_at(entry, 4)?,
                wire: u32_at(entry, 8)?,
                value: Fr::from_le_bytes_mod_order(&entry[12..]) * inverse,
            })
        })
        .collect()
}

fn g1_all(bytes: &[u8]) -> Vec<G1Affine> {
    bytes.par_chunks_exact(G1_BYTES).map(g1).collect()
}

/// Coordinates are in Montgomery form, the form that the field keeps in memory.
fn coordinate(bytes: &[u8]) -> Fq {
    let mut limbs = [0u64; 4];
    for (limb, word) in limbs.iter_mut().zip(bytes.chunks_exact(8)) {
        *limb = word.iter().rev().fold(0, |value, &byte| (value << 8) | u64::from(byte));
    }
    Fq::new_unchecked(BigInt(limbs))
}

fn g1(bytes: &[u8]) -> G1Affine {
    let (x, y) = (coordinate(&bytes[..32]), coordinate(&bytes[32..64]));
    if x.is_zero() && y.is_zero() { G1Affine::identity() } else { G1Affine::new_unchecked(x, y) }
}

fn g2(bytes: &[u8]) -> G2Affine {
    let x = Fq2::new(coordinate(&bytes[..32]), coordinate(&bytes[32..64]));
    let y = Fq2::new(coordinate(&bytes[64..96]), coordinate(&bytes[96..128]));
    if x.is_zero() && y.is_zero() { G2Affine::identity() } else { G2Affine::new_unchecked(x, y) }
}
