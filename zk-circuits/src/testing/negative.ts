import type { CircuitInput } from '../witness/circuit-input';
import type { NamedWires } from './named-wires';

/**
 * One rule of a circuit and a witness that breaks it and nothing else.
 *
 * `input` receives a fresh valid input and returns the dishonest one, with everything that depends
 * on the broken rule recomputed, so that only this rule is violated. The dishonest input runs through a
 * witness generator without assertions and its wires are put to the R1CS: the circuit passes the test
 * only when the constraints themselves refuse.
 */
export interface NegativeCase {
  /** The rule it breaks, by its name in docs/PROTOCOL.md and in the comment above the template. */
  readonly rule: string;
  /** What the dishonest prover attempts, in a few words; with `rule` it names the test. */
  readonly attempt: string;
  /** Turns a valid input into the dishonest one. The argument may be changed in place. */
  readonly input: (valid: CircuitInput) => CircuitInput;
  /**
   * Optional last step for what no input can express: replaces wires that the honest generator computes
   * (values assigned by `<--` above all) by name.
   */
  readonly tamper?: (wires: NamedWires) => void;
  /**
   * Optional, for what reaches far: signals that the prover says are something else, by name. What follows from them is
   * computed anew by the constraints. The circuit must be compiled at O0 then.
   */
  readonly says?: Readonly<Record<string, bigint>>;
}

/** What a circuit's author exports for the tools of this folder: one valid input and its negatives. */
export interface NegativeSuite {
  /** Name of the main circuit: its file in circuits/main without the extension. */
  readonly circuit: string;
  /** A valid input, new at every call, that satisfies every rule with no slack where possible. */
  readonly valid: () => CircuitInput;
  /** Further valid inputs, for what a single one does not reach (other actions, other numbers of inputs). */
  readonly others?: readonly (() => CircuitInput)[];
  readonly cases: readonly NegativeCase[];
}
