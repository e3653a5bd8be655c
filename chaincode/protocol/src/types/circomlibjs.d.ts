declare module 'circomlibjs' {
  /** Poseidon of circomlib, over elements in Montgomery form. */
  interface Poseidon {
    (inputs: readonly bigint[], state: bigint, outputs: number): Uint8Array[];
    (inputs: readonly bigint[]): Uint8Array;
    F: { toObject(element: Uint8Array): bigint };
  }
  export function buildPoseidon(): Promise<Poseidon>;
}
