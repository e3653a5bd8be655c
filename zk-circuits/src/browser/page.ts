/** What a page imports to prove; of snarkjs it contains nothing, that is the worker's. */
export { type PageWorker, browserProver } from './browser-prover';
export { openBundle } from './open-bundle';
export {
  ProveError,
  type ProveErrorCode,
  type ProveOptions,
  type ProveProgress,
  type ProveRequest,
  type ProveStage,
  type ProvedStatement,
  type Prover,
} from '../prove/prover';
export type { CircuitFiles } from '../prove/worker-messages';
export type { CircuitInput, SignalValue } from '../witness/circuit-input';
export { WitnessError, type WitnessErrorCode } from '../witness/witness-error';
