import * as fs from 'node:fs';
import { type CompileOptions, compileCircuit } from '../compile/compile-circuit';
import { checkWitness } from '../r1cs/check-witness';
import { type ForwardPlan, planForward } from '../r1cs/forward-plan';
import { loadR1cs } from '../r1cs/load-r1cs';
import type { R1cs } from '../r1cs/r1cs';
import { SymbolTable } from '../r1cs/symbol-table';
import type { CircuitInput } from '../witness/circuit-input';
import { WitnessCalculator } from '../witness/witness-calculator';
import { libraryChecks } from './library-checks';
import { NamedWires } from './named-wires';
import type { NegativeCase } from './negative';
import { sayOtherwise } from './say-otherwise';

/** What became of an input that may be dishonest. */
export interface Judgement {
  readonly wires: bigint[];
  /** Template and line of each assertion of the calculator that fails. */
  readonly failed: readonly string[];
  /** Constraints that are violated; empty means that a proof of it can be made. */
  readonly violated: readonly number[];
}

/** A compiled circuit opened for tests. */
export class TestCircuit {
  private readonly calculator: WitnessCalculator;
  private plan: ForwardPlan | undefined;

  private constructor(
    readonly name: string,
    wasm: Uint8Array,
    readonly r1cs: R1cs,
    readonly symbols: SymbolTable,
  ) {
    this.calculator = new WitnessCalculator(name, wasm);
  }

  /** Compiles (or finds) a circuit. Unit tests take O1, which compiles several times faster than O2. */
  static async open(options: CompileOptions): Promise<TestCircuit> {
    const { name, wasm, r1cs, sym } = await compileCircuit({ optimisation: 'O1', ...options });
    return new TestCircuit(
      name,
      new Uint8Array(fs.readFileSync(wasm)),
      loadR1cs(r1cs),
      SymbolTable.load(sym),
    );
  }

  /** Wires of a valid input. @throws WitnessError ZK_WITNESS_REFUSED, ZK_INPUT_INVALID */
  calculateWitness(input: CircuitInput): bigint[] {
    return this.calculator.calculate(input);
  }

  /** Computes all wires although assertions fail, and asks the R1CS. */
  judge(input: CircuitInput, tamper?: (wires: NamedWires) => void): Judgement {
    const { wires, failed } = this.calculator.evaluate(input);
    tamper?.(new NamedWires(this.symbols, wires));
    return { wires, failed, violated: checkWitness(this.r1cs, wires) };
  }

  /** {@link judge} of one negative case, from a fresh valid input. */
  judgeNegative(valid: CircuitInput, negative: NegativeCase): Judgement {
    const input = negative.input(valid);
    const judged = this.judge(input, negative.tamper);
    if (negative.says === undefined) return judged;
    // The inputs of a circuit are always the same, so that one plan does.
    const checks = (): Set<number> => new Set(libraryChecks(this.r1cs, this.symbols));
    this.plan ??= planForward(this.r1cs, this.wiresOf(Object.keys(input)), checks());
    const wires = sayOtherwise(this, this.plan, judged.wires, negative.says);
    return { ...judged, wires, violated: checkWitness(this.r1cs, wires) };
  }

  /** Wires of input signals with all elements of their arrays, without those the compiler eliminated. */
  wiresOf(signals: readonly string[]): number[] {
    const names = new Set(signals);
    return [...this.symbols.entries()]
      .filter(([name, wire]) => wire >= 0 && names.has(/^main\.(\w+)/.exec(name)?.[1] ?? ''))
      .map(([, wire]) => wire);
  }

  /** The wires by name. */
  named(wires: bigint[]): NamedWires {
    return new NamedWires(this.symbols, wires);
  }
}
