import {
  type PreparedCircuit,
  type Prover,
  type ProverChoice,
  openProver,
  prepareKeys,
} from '@fuqi/zk-circuits';

/** Circuits with their development keys, and a prover that uses them. */
export interface Tools {
  readonly circuits: readonly PreparedCircuit[];
  readonly prover: Prover;
}

/** Finds what `npm run keys` prepared and opens a prover. @param choice `snarkjs` unless another is asked for */
export async function openTools(choice: ProverChoice = 'snarkjs'): Promise<Tools> {
  const circuits = await prepareKeys();
  const files = Object.fromEntries(circuits.map((circuit) => [circuit.name, circuit]));
  return { circuits, prover: await openProver(files, choice) };
}
