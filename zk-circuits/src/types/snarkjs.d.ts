declare module 'snarkjs' {
  export type MemoryFile = { type: 'mem'; data?: Uint8Array };
  type ProofObject = {
    pi_a: [string, string, string];
    pi_b: [[string, string], [string, string], [string, string]];
    pi_c: [string, string, string];
    protocol: string;
    curve: string;
  };

  export const groth16: {
    prove(
      zkey: string | MemoryFile,
      wtns: string | MemoryFile,
      logger?: { debug(line: string): void },
      options?: { singleThread: boolean },
    ): Promise<{ proof: ProofObject; publicSignals: string[] }>;
    verify(
      verifyingKey: unknown,
      publicSignals: readonly string[],
      proof: unknown,
    ): Promise<boolean>;
  };

  export const zKey: {
    exportVerificationKey(zkey: string | MemoryFile): Promise<Record<string, unknown>>;
  };

  export const wtns: {
    check(r1cs: string, wtns: string | MemoryFile): Promise<boolean>;
  };
}
