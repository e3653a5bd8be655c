import { type MemoryFile, groth16 } from 'snarkjs';
import { encodeProof } from './proof-bytes';
import type { ProofBackend } from './prove-job';

/** snarkjs' log lines that begin a part of the work, and how much is done by then (measured at 2^16). */
const MILESTONES: readonly (readonly [prefix: string, fraction: number])[] = [
  ['Building ABC', 0.02],
  ['QAP C', 0.15],
  ['Join ABC', 0.27],
  ['Reading A Points', 0.28],
  ['Reading B1 Points', 0.39],
  ['Reading B2 Points', 0.47],
  ['Reading C Points', 0.74],
  ['Reading H Points', 0.85],
];

/**
 * Groth16 by snarkjs: WebAssembly on all cores, in Node and in browsers.
 * @param open turns where a key is into what snarkjs reads; by default the path itself
 * @param mayStartThreads whether snarkjs' threads would start; else one core does it all
 */
export function snarkjsBackend(
  open: (zkey: string) => Promise<string | MemoryFile> = (zkey) => Promise.resolve(zkey),
  mayStartThreads: () => Promise<boolean> = () => Promise.resolve(true),
): ProofBackend {
  const prove: ProofBackend['prove'] = async (zkey, wtns, onFraction) => {
    const logger = {
      debug: (line: string): void => {
        const milestone = MILESTONES.find(([prefix]) => line.startsWith(prefix));
        if (milestone !== undefined) onFraction(milestone[1]);
      },
    };
    const witness: MemoryFile = { type: 'mem', data: wtns };
    const options = { singleThread: !(await mayStartThreads()) };
    const { proof } = await groth16.prove(await open(zkey), witness, logger, options);
    return encodeProof(proof);
  };
  return { prove };
}
