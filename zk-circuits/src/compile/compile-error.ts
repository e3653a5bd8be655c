/**
 * - `ZK_INCLUDE_MISSING`: an included file was not found
 * - `ZK_COMPILE_FAILED`: circom refused the circuit
 */
export type CompileErrorCode = 'ZK_INCLUDE_MISSING' | 'ZK_COMPILE_FAILED';

/** Why a circuit was not compiled. */
export class CompileError extends Error {
  override readonly name = 'CompileError';

  /** @param details the compiler's own report */
  constructor(
    readonly code: CompileErrorCode,
    readonly circuit: string,
    readonly details: string,
  ) {
    super(`${circuit}: ${details}`);
  }
}
