/** Provers for tests: one believes, one computes the witness of the real circuit and refuses what the circuit refuses. */
import { join } from 'node:path';
import { PROOF_BYTES, PUBLIC_INPUTS } from '@fuqi/protocol';
import type { CircuitName } from '@fuqi/protocol';
import type { CircuitInput, Prover, SignalValue } from '@fuqi/zk-circuits';
import { TestCircuit } from '@fuqi/zk-circuits/src/testing';

function publicsOf(circuit: CircuitName, input: CircuitInput): bigint[] {
  return PUBLIC_INPUTS[circuit].map((name) => {
    const [, stem = name, place = '0'] = /^([A-Za-z]+?)(\d+|[xy])$/.exec(name) ?? [];
    const signal: SignalValue | undefined = input[name] ?? input[stem];
    const index = place === 'x' ? 0 : place === 'y' ? 1 : Number(place);
    const value = Array.isArray(signal) ? (signal as readonly SignalValue[])[index] : signal;
    if (typeof value !== 'bigint') throw new Error(`no public input ${name}`);
    return value;
  });
}

/** Takes every statement for true. */
export const believingProver: Prover = {
  kind: 'believing',
  prove: ({ circuit, input }) =>
    Promise.resolve({
      proof: new Uint8Array(PROOF_BYTES),
      publics: publicsOf(circuit as CircuitName, input),
    }),
  close: () => Promise.resolve(),
};

const MAIN = join(__dirname, '../../../../zk-circuits/circuits/main');

/** Computes the witness of the real circuits; makes no proof. */
export class WitnessProver implements Prover {
  readonly kind = 'witness';
  private readonly circuits = new Map<string, Promise<TestCircuit>>();

  async prove({ circuit, input }: Parameters<Prover['prove']>[0]): ReturnType<Prover['prove']> {
    const opened =
      this.circuits.get(circuit) ?? TestCircuit.open({ main: join(MAIN, `${circuit}.circom`) });
    this.circuits.set(circuit, opened);
    const wires = (await opened).calculateWitness(input);
    const publics = wires.slice(1, 1 + PUBLIC_INPUTS[circuit as CircuitName].length);
    return { proof: new Uint8Array(PROOF_BYTES), publics };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
