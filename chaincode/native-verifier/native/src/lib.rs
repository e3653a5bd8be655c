//! Groth16 on BN254 for Node, synchronous and in one thread: the curve arithmetic of a batch. The rules on keys' bytes,
//! the coefficients and the search for bad proofs stay in TypeScript, where the WebAssembly verifier has them too.

mod batch;
mod key;
mod miller;
mod multiply;
mod points;

use ark_ff::BigInt;
use napi::{Error, Result};
use napi_derive::napi;
use std::rc::Rc;

/// Version of what this addon and its caller say to each other.
const ABI_VERSION: u32 = 1;
/// Bytes of a coefficient: little-endian.
const WEIGHT_BYTES: usize = 24;

#[napi]
pub fn abi_version() -> u32 {
    ABI_VERSION
}

/// A verifying key, or the first of its points that is refused.
#[napi]
pub struct VerifyingKey {
    key: Option<Rc<key::Key>>,
    fault: u32,
    place: u32,
}

#[napi]
impl VerifyingKey {
    /// Reads canonical bytes whose header, length and encodings have been checked.
    #[napi(constructor, catch_unwind)]
    pub fn new(bytes: &[u8]) -> Self {
        match key::Key::read(bytes) {
            Ok(key) => Self {
                key: Some(Rc::new(key)),
                fault: 0,
                place: 0,
            },
            Err(bad) => Self {
                key: None,
                fault: bad.fault as u32,
                place: bad.place,
            },
        }
    }

    /// 0, or why a point is refused.
    #[napi(getter)]
    pub fn fault(&self) -> u32 {
        self.fault
    }

    /// Which point: α, β, γ, δ, IC[0], IC[1], …
    #[napi(getter)]
    pub fn place(&self) -> u32 {
        self.place
    }
}

/// One batch at a time; its memory is used again by the next.
#[derive(Default)]
#[napi]
pub struct Batch {
    batch: batch::Batch,
}

#[napi]
impl Batch {
    #[napi(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets all proofs.
    #[napi(catch_unwind)]
    pub fn clear(&mut self) {
        self.batch.clear();
    }

    /// Reads a proof and adds it. Returns 0, or why it is refused (then nothing is added).
    #[napi(catch_unwind)]
    pub fn add(&mut self, key: &VerifyingKey, proof: &[u8], publics: &[u8]) -> Result<u32> {
        let key = key
            .key
            .as_ref()
            .ok_or_else(|| Error::from_reason("a key that was refused"))?;
        Ok(self
            .batch
            .add(key, proof, publics)
            .map_or_else(|fault| fault as u32, |()| 0))
    }

    /// Gives the proofs their coefficients, 24 bytes each, little-endian.
    #[napi(catch_unwind)]
    pub fn weigh(&mut self, weights: &[u8]) -> Result<()> {
        let list = weights.chunks_exact(WEIGHT_BYTES).map(weight).collect();
        if weights.len().is_multiple_of(WEIGHT_BYTES) && self.batch.weigh(list) {
            Ok(())
        } else {
            Err(Error::from_reason("one coefficient for each proof"))
        }
    }

    /// Whether all proofs in `[from, to)` are good.
    #[napi(catch_unwind)]
    pub fn holds(&self, from: u32, to: u32) -> Result<bool> {
        self.batch
            .holds(from as usize..to as usize)
            .ok_or_else(|| Error::from_reason("no such range of weighed proofs"))
    }
}

fn weight(bytes: &[u8]) -> BigInt<4> {
    let mut limbs = [0u64; 4];
    for (limb, chunk) in limbs.iter_mut().zip(bytes.chunks_exact(8)) {
        *limb = chunk
            .iter()
            .rev()
            .fold(0, |value, byte| value << 8 | u64::from(*byte));
    }
    BigInt::new(limbs)
}
