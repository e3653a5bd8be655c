import type { CircuitInput } from '../witness/circuit-input';

/** What is to be proved. */
export interface ProveRequest {
  /** Name of the circuit. */
  readonly circuit: string;
  /** Its inputs, public and private; never logged, never part of an error. */
  readonly input: CircuitInput;
}

/** A Groth16 proof with the public inputs it is for. */
export interface ProvedStatement {
  /** 256 bytes big-endian: `A.x A.y B.x1 B.x0 B.y1 B.y0 C.x C.y`. */
  readonly proof: Uint8Array;
  /** Public wires in the order of the circuit: outputs, then public inputs. */
  readonly publics: readonly bigint[];
}

/** Stages of one proof, in order. */
export type ProveStage = 'queued' | 'witness' | 'proof';

/** How far one proof is. */
export interface ProveProgress {
  readonly stage: ProveStage;
  /** Estimated part of the whole that is done, from 0 to 1, never falling. */
  readonly fraction: number;
}

/** How a caller follows and stops one proof. */
export interface ProveOptions {
  readonly onProgress?: (progress: ProveProgress) => void;
  /** Aborting rejects the proof with ZK_PROVE_CANCELLED and stops its computation at once. */
  readonly signal?: AbortSignal;
}

/**
 * Makes proofs, one at a time in the order of the calls. Proving needs no signing key: who proves cannot spend.
 */
export interface Prover {
  /** Which implementation this is. */
  readonly kind: string;
  /**
   * @throws WitnessError when the inputs do not satisfy the circuit: names circuit and template lines, no values
   * @throws ProveError
   */
  prove(request: ProveRequest, options?: ProveOptions): Promise<ProvedStatement>;
  /** Stops the worker; what is waiting or running is rejected with ZK_PROVE_CANCELLED. */
  close(): Promise<void>;
}

/**
 * - `ZK_CIRCUIT_UNKNOWN`: the prover has no files of this circuit
 * - `ZK_PROVE_CANCELLED`: aborted by the caller, or the prover was closed
 * - `ZK_PROVER_FAILED`: the worker ended or could not use its files
 */
export type ProveErrorCode = 'ZK_CIRCUIT_UNKNOWN' | 'ZK_PROVE_CANCELLED' | 'ZK_PROVER_FAILED';

/** Why there is no proof, other than for the inputs. */
export class ProveError extends Error {
  override readonly name = 'ProveError';

  constructor(
    readonly code: ProveErrorCode,
    readonly circuit: string,
    reason: string,
  ) {
    super(`${circuit}: ${reason}`);
  }
}
