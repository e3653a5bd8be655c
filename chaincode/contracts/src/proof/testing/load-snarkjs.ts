import { createRequire } from 'node:module';

/** What is asked of snarkjs. It is GPL-3.0: tests and benchmarks load it to compare with, and nothing of a package is built on it. */
export interface Snarkjs {
  readonly groth16: {
    verify(key: unknown, publics: readonly string[], proof: unknown): Promise<boolean>;
  };
}

export function loadSnarkjs(): Snarkjs {
  return createRequire(__filename)('snarkjs') as Snarkjs;
}
