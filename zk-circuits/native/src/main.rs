//! A prover that another process talks to over standard input and output.
//!
//! It greets with the line `fuqi-prover 1`. A request is the length of the key's path (u32), the path, the length
//! of the witness (u32) and the witness in snarkjs' format; an answer is a status (0 or 1), a length (u32) and a proof of 256
//! bytes or a text that says why there is none. Integers are little-endian. It ends when its input does, also in the
//! middle of a proof.

mod binary;
mod encode;
mod prove;
mod witness;
mod zkey;

use binary::Refusal;
use std::io::{self, Read, Write};
use std::sync::{mpsc, Arc};
use zkey::ProvingKey;

/// Keys kept in memory: one of 2^16 takes about 70 MB and a tenth of a second to read.
const KEPT_KEYS: usize = 2;
/// Larger witnesses are refused: 2^22 wires.
const LARGEST: usize = 1 << 27;

struct Request {
    key: String,
    witness: Vec<u8>,
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        while let Ok(request) = read_request() {
            if sender.send(request).is_err() {
                break;
            }
        }
        // Whoever wanted the proof is gone.
        std::process::exit(0);
    });
    if answer_line("fuqi-prover 1\n").is_err() {
        return;
    }
    let mut keys = Keys::default();
    for request in receiver {
        if answer(respond(&mut keys, &request)).is_err() {
            return;
        }
    }
}

fn respond(keys: &mut Keys, request: &Request) -> Result<Vec<u8>, Refusal> {
    let wires = witness::read_witness(&request.witness)?;
    let key = keys.open(&request.key)?;
    Ok(encode::encode(&prove::prove(&key, &wires)?))
}

/// The keys used last, latest at the end.
#[derive(Default)]
struct Keys(Vec<(String, Arc<ProvingKey>)>);

impl Keys {
    fn open(&mut self, path: &str) -> Result<Arc<ProvingKey>, Refusal> {
        let known = self.0.iter().position(|(name, _)| name == path);
        let entry = match known {
            Some(at) => self.0.remove(at),
            None => {
                let bytes = std::fs::read(path).map_err(|_| "the key cannot be read")?;
                (path.to_owned(), Arc::new(zkey::read_proving_key(&bytes)?))
            }
        };
        let key = entry.1.clone();
        self.0.push(entry);
        if self.0.len() > KEPT_KEYS {
            self.0.remove(0);
        }
        Ok(key)
    }
}

fn read_request() -> io::Result<Request> {
    let key = read_block()?;
    let witness = read_block()?;
    let key = String::from_utf8(key).map_err(|_| io::ErrorKind::InvalidData)?;
    Ok(Request { key, witness })
}

fn read_block() -> io::Result<Vec<u8>> {
    let mut input = io::stdin().lock();
    let mut length = [0u8; 4];
    input.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > LARGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut block = vec![0u8; length];
    input.read_exact(&mut block)?;
    Ok(block)
}

fn answer(result: Result<Vec<u8>, Refusal>) -> io::Result<()> {
    let (status, body) = match result {
        Ok(proof) => (0u8, proof),
        Err(reason) => (1u8, reason.into_bytes()),
    };
    let mut output = io::stdout().lock();
    output.write_all(&[status])?;
    output.write_all(&(body.len() as u32).to_le_bytes())?;
    output.write_all(&body)?;
    output.flush()
}

fn answer_line(line: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(line.as_bytes())?;
    output.flush()
}
