//! Sections of iden3's binary files (zkey, wtns).

use std::collections::HashMap;

/// Why an input was refused. Never contains witness values.
pub type Refusal = String;

/// Reads a little-endian integer of four bytes.
pub fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Refusal> {
    let word = bytes.get(at..at + 4).ok_or("file ends early")?;
    Ok(u32::from_le_bytes(word.try_into().map_err(|_| "file ends early")?))
}

/// Reads a little-endian integer of eight bytes.
pub fn u64_at(bytes: &[u8], at: usize) -> Result<u64, Refusal> {
    let word = bytes.get(at..at + 8).ok_or("file ends early")?;
    Ok(u64::from_le_bytes(word.try_into().map_err(|_| "file ends early")?))
}

/// All sections of a file by their number.
pub fn sections<'a>(bytes: &'a [u8], magic: &[u8; 4]) -> Result<HashMap<u32, &'a [u8]>, Refusal> {
    if bytes.get(..4) != Some(magic.as_slice()) {
        return Err(format!("not a {} file", String::from_utf8_lossy(magic)));
    }
    let mut found = HashMap::new();
    let mut at = 12;
    while at < bytes.len() {
        let id = u32_at(bytes, at)?;
        let length = u64_at(bytes, at + 4)? as usize;
        let body = bytes.get(at + 12..at + 12 + length).ok_or("section ends early")?;
        found.insert(id, body);
        at += 12 + length;
    }
    Ok(found)
}

/// One section that must be there.
pub fn section<'a>(all: &HashMap<u32, &'a [u8]>, id: u32) -> Result<&'a [u8], Refusal> {
    all.get(&id).copied().ok_or_else(|| format!("section {id} is missing"))
}
