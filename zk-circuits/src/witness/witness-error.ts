/**
 * - `ZK_INPUT_INVALID`: an input signal is missing, unknown, of the wrong size or not a field element
 * - `ZK_WITNESS_REFUSED`: the inputs do not satisfy the circuit
 * - `ZK_CALCULATOR_INVALID`: the calculator's WebAssembly is not what circom 2 writes
 */
export type WitnessErrorCode = 'ZK_INPUT_INVALID' | 'ZK_WITNESS_REFUSED' | 'ZK_CALCULATOR_INVALID';

/** Why no witness was computed. Names the circuit and template lines, never a signal's value. */
export class WitnessError extends Error {
  override readonly name = 'WitnessError';

  /** @param reason a text without signal values: errors are logged, inputs are secret */
  constructor(
    readonly code: WitnessErrorCode,
    readonly circuit: string,
    readonly reason: string,
  ) {
    super(`${circuit}: ${reason}`);
  }
}
