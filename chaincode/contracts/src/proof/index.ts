/** Verification of Groth16 proofs on BN254: what guards the ledger. */
export { BatchVerifier, type ProofArithmetic, type ProofBatch } from './batch-verifier';
export { FIELD_BYTES, PROOF_BYTES } from './bn254';
export { type MclVerifierOptions, createMclVerifier } from './mcl-verifier';
export {
  type BatchFault,
  type PointFault,
  ProofBatchError,
  ProofDecodeError,
  type ProofFault,
  VerifyingKeyError,
  type VerifyingKeyFault,
} from './proof-errors';
export {
  type BadProof,
  type BatchVerdict,
  MAX_BAD_PROOFS,
  MAX_BATCH,
  type PreparedKey,
  type ProofItem,
  type ProofVerifier,
  maxPairingChecks,
} from './proof-verifier';
export { parseSnarkjsKey } from './snarkjs-key';
export {
  MAX_PUBLIC_COUNT,
  type VerifyingKeyPoints,
  decodeVerifyingKey,
  encodeVerifyingKey,
  hashVerifyingKey,
} from './verifying-key';
