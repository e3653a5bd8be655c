import type * as mcl from 'mcl-wasm';
import { FIELD_BYTES, G1_BYTES, G2_BYTES, PROOF_BYTES, isCanonicalScalar } from './bn254';
import type { PointReader } from './points';
import { PointError, ProofDecodeError } from './proof-errors';

/** A proof as group elements, each in its group of order r and not the identity. */
export interface DecodedProof {
  readonly a: mcl.G1;
  readonly b: mcl.G2;
  readonly c: mcl.G1;
}

/**
 * Reads a proof and checks the encoding of its public inputs. Nothing here costs a pairing.
 * @throws ProofDecodeError with the first fault: lengths, public inputs, then A, C, B
 */
export function decodeProof(
  read: PointReader,
  proof: Uint8Array,
  publics: Uint8Array,
  publicCount: number,
): DecodedProof {
  if (proof.length !== PROOF_BYTES) throw new ProofDecodeError('PROOF_LENGTH');
  if (publics.length !== publicCount * FIELD_BYTES) {
    throw new ProofDecodeError('PROOF_PUBLICS_LENGTH');
  }
  for (let at = 0; at < publics.length; at += FIELD_BYTES) {
    if (!isCanonicalScalar(publics, at)) throw new ProofDecodeError('PROOF_PUBLIC_NOT_REDUCED');
  }
  try {
    const a = read.g1(proof, 0);
    const c = read.g1(proof, G1_BYTES + G2_BYTES);
    return { a, b: read.g2(proof, G1_BYTES), c };
  } catch (error) {
    if (error instanceof PointError) throw new ProofDecodeError(`PROOF_${error.fault}`);
    throw error;
  }
}
