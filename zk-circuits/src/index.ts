export { CompileError, type CompileErrorCode } from './compile/compile-error';
export { SCALAR_ORDER } from './field';
export type { Assignment } from './inputs/assignment';
export {
  type AttestOpening,
  type AttestPlan,
  type AttestSettings,
  assignAttest,
  attestDigestOf,
  planAttest,
} from './inputs/attest';
export {
  type ClearOpening,
  type ClearPlan,
  type ClearSettings,
  type Settlement,
  assignClear,
  clearDigestOf,
  planClear,
} from './inputs/clear';
export {
  type GrantOpening,
  type GrantPlan,
  type GrantSettings,
  type GrantSubject,
  assignGrant,
  grantDigestOf,
  planGrant,
} from './inputs/grant';
export {
  type IssueOpening,
  type IssuePlan,
  type IssueSettings,
  assignIssue,
  issueDigestOf,
  planIssue,
} from './inputs/issue';
export {
  type Funding,
  type MoveOpening,
  type MovePlan,
  type MoveSettings,
  assignMove,
  moveDigestOf,
  payInstruction,
  planMove,
} from './inputs/move';
export {
  type OfficerSignature,
  type PlacedLeaf,
  type PlacedNote,
  type PlacedRecord,
  type ProofSettings,
  type SigningMember,
  partyRootOf,
  placeMember,
  signingMember,
} from './inputs/openings';
export {
  type Possession,
  type RegisterOpening,
  type RegisterPlan,
  type RegisterSettings,
  type RegisteredLeaf,
  assignRegister,
  planRegister,
  registerDigestOf,
} from './inputs/register';
export { KeysError, type KeysErrorCode } from './keys/keys-error';
export {
  DEVELOPMENT_MANIFEST,
  type Manifest,
  type ManifestEntry,
  readManifest,
} from './keys/manifest';
export type { PreparationStage, PreparedCircuit } from './keys/prepare-circuit';
export { type PreparationEvent, type PrepareKeysOptions, prepareKeys } from './keys/prepare-keys';
export { ProgressDisplay } from './keys/progress-display';
export { nativeAvailable } from './prove/native-binary';
export { type ProverChoice, nativeProver, openProver } from './prove/native-prover';
export { PROOF_BYTES, decodeProof, encodeProof } from './prove/proof-bytes';
export { processProver } from './prove/process-prover';
export {
  ProveError,
  type ProveErrorCode,
  type ProveOptions,
  type ProveProgress,
  type ProveRequest,
  type ProveStage,
  type ProvedStatement,
  type Prover,
} from './prove/prover';
export type { CircuitFiles } from './prove/worker-messages';
export { type VerifyingKey, verifyingKeyHash } from './setup/verifying-key';
export type { CircuitInput, SignalValue } from './witness/circuit-input';
export { WitnessError, type WitnessErrorCode } from './witness/witness-error';
