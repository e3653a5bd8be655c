import type { CircuitInput } from '../witness/circuit-input';
import type { WitnessErrorCode } from '../witness/witness-error';
import type { ProveStage } from './prover';

/** Where a worker finds a circuit: paths in Node, URLs in a browser. */
export interface CircuitFiles {
  readonly wasm: string;
  readonly zkey: string;
}

/** What a worker is asked. */
export interface WorkerJob {
  readonly circuit: string;
  readonly files: CircuitFiles;
  readonly input: CircuitInput;
}

/** What a worker says, any number of `progress` and then one of the others. Contains no private input. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly stage: ProveStage; readonly fraction: number }
  | { readonly type: 'proved'; readonly proof: Uint8Array; readonly publics: readonly bigint[] }
  | { readonly type: 'refused'; readonly code: WitnessErrorCode; readonly reason: string }
  | { readonly type: 'failed'; readonly reason: string };
