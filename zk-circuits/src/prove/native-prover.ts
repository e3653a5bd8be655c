import { nativeAvailable, nativeBinary } from './native-binary';
import { processProver, startProcess } from './process-prover';
import type { Prover } from './prover';
import { QueueProver } from './queue-prover';
import type { CircuitFiles } from './worker-messages';

/** Which prover to open: `auto` takes the native one where it has been built and runs, else snarkjs. */
export type ProverChoice = 'auto' | 'native' | 'snarkjs';

/** Proves with the native prover; a proof it does not make is made by snarkjs in the same process. */
export function nativeProver(
  circuits: Readonly<Record<string, CircuitFiles>>,
  binary = nativeBinary(),
): Prover {
  return new QueueProver('native', circuits, startProcess([binary]));
}

/**
 * Opens a prover for Node.
 * @throws RangeError when the native one is asked for and cannot run here
 */
export async function openProver(
  circuits: Readonly<Record<string, CircuitFiles>>,
  choice: ProverChoice = 'auto',
): Promise<Prover> {
  const native = choice !== 'snarkjs' && (await nativeAvailable());
  if (choice === 'native' && !native) {
    throw new RangeError('the native prover is not built: node zk-circuits/dist/cli.js native');
  }
  return native ? nativeProver(circuits) : processProver(circuits);
}
