import { readFileSync } from 'node:fs';
import { type CircuitInput, type PreparedCircuit, WitnessError } from '@fuqi/zk-circuits';
import { checkWitness } from '@fuqi/zk-circuits/dist/r1cs/check-witness';
import { loadR1cs } from '@fuqi/zk-circuits/dist/r1cs/load-r1cs';
import type { R1cs } from '@fuqi/zk-circuits/dist/r1cs/r1cs';
import { WitnessCalculator } from '@fuqi/zk-circuits/dist/witness/witness-calculator';

interface Opened {
  readonly r1cs: R1cs;
  readonly calculator: WitnessCalculator;
}

/** Asks the constraints themselves: a witness is computed without the calculator's assertions and held against the R1CS. */
export class WitnessJudge {
  private readonly opened = new Map<string, Opened>();

  constructor(readonly circuits: readonly PreparedCircuit[]) {}

  /** Public inputs of a witness that satisfies the circuit. @throws WitnessError with the number of violated constraints */
  judge(circuit: string, input: CircuitInput): readonly bigint[] {
    const { r1cs, calculator } = this.open(circuit);
    const { wires } = calculator.evaluate(input);
    const violated = checkWitness(r1cs, wires);
    if (violated.length > 0) {
      const reason = `${String(violated.length)} constraints violated`;
      throw new WitnessError('ZK_WITNESS_REFUSED', circuit, reason);
    }
    return wires.slice(1, 1 + this.files(circuit).entry.publicInputs.length);
  }

  private files(circuit: string): PreparedCircuit {
    const files = this.circuits.find(({ name }) => name === circuit);
    if (files === undefined) throw new WitnessError('ZK_INPUT_INVALID', circuit, 'no such circuit');
    return files;
  }

  private open(circuit: string): Opened {
    const known = this.opened.get(circuit);
    if (known !== undefined) return known;
    const { r1cs, wasm } = this.files(circuit);
    const made = {
      r1cs: loadR1cs(r1cs),
      calculator: new WitnessCalculator(circuit, new Uint8Array(readFileSync(wasm))),
    };
    this.opened.set(circuit, made);
    return made;
  }
}
