import type { CircuitInput } from '../witness/circuit-input';
import { WitnessCalculator } from '../witness/witness-calculator';
import { WitnessError } from '../witness/witness-error';
import { wtnsFile } from '../witness/wtns-file';
import type { WorkerJob, WorkerMessage } from './worker-messages';

/** How a worker proves once it has the witness. */
export interface ProofBackend {
  /**
   * @param zkey where the proving key is
   * @param wtns the witness in snarkjs' format
   * @param onFraction called with the estimated part of the proof that is done
   * @returns 256 bytes
   */
  prove(
    zkey: string,
    wtns: Uint8Array,
    onFraction: (fraction: number) => void,
  ): Promise<Uint8Array>;
}

/** Part of a proof's time that the witness takes, about. */
const WITNESS_SHARE = 0.05;

/** What runs in a worker, whatever starts it. Keeps the calculators of the circuits it has seen. */
export class JobRunner {
  private readonly calculators = new Map<string, WitnessCalculator>();

  /**
   * @param readFile reads a calculator
   * @param publicCount number of public wires of the circuit whose key is given
   */
  constructor(
    private readonly backend: ProofBackend,
    private readonly readFile: (file: string) => Promise<Uint8Array>,
    private readonly publicCount: (zkey: string) => Promise<number>,
  ) {}

  /** Does a job and reports it; never throws. */
  async run(job: WorkerJob, report: (message: WorkerMessage) => void): Promise<void> {
    try {
      report({ type: 'progress', stage: 'witness', fraction: 0 });
      const wires = await this.calculate(job, job.input);
      const publics = wires.slice(1, 1 + (await this.publicCount(job.files.zkey)));
      report({ type: 'progress', stage: 'proof', fraction: WITNESS_SHARE });
      const proof = await this.backend.prove(job.files.zkey, wtnsFile(wires), (fraction) =>
        report({
          ...{ type: 'progress', stage: 'proof' },
          fraction: WITNESS_SHARE + (1 - WITNESS_SHARE) * fraction,
        }),
      );
      report({ type: 'proved', proof, publics });
    } catch (error) {
      if (error instanceof WitnessError) {
        report({ type: 'refused', code: error.code, reason: error.reason });
      } else {
        // Texts of libraries may quote what they were given, so only the kind of the error is told.
        const kind = error instanceof Error ? error.name : 'unknown error';
        report({ type: 'failed', reason: `the proof could not be made (${kind})` });
      }
    }
  }

  private async calculate(job: WorkerJob, input: CircuitInput): Promise<bigint[]> {
    const { wasm } = job.files;
    const known = this.calculators.get(wasm);
    const calculator = known ?? new WitnessCalculator(job.circuit, await this.readFile(wasm));
    this.calculators.set(wasm, calculator);
    return calculator.calculate(input);
  }
}
