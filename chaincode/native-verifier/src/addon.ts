/** A verifying key in the addon: `fault` is 0, or says why the point at `place` (α, β, γ, δ, IC[0], …) is refused. */
export interface NativeKeyHandle {
  readonly fault: number;
  readonly place: number;
}

/** One batch of proofs in the addon; see native/src/lib.rs. */
export interface NativeBatchHandle {
  clear(): void;
  /** 0, or why the proof is refused. */
  add(key: NativeKeyHandle, proof: Uint8Array, publics: Uint8Array): number;
  /** Coefficients of 24 bytes each, little-endian. */
  weigh(weights: Uint8Array): void;
  holds(from: number, to: number): boolean;
}

/** What the addon exports. */
export interface Addon {
  abiVersion(): number;
  readonly VerifyingKey: new (bytes: Uint8Array) => NativeKeyHandle;
  readonly Batch: new () => NativeBatchHandle;
}

/** Version of what the addon and this package say to each other; native/src/lib.rs has the same. */
export const ABI_VERSION = 1;

/** Why there is no native verifier here. */
export type UnavailableReason =
  'NATIVE_NOT_BUILT' | 'NATIVE_DOES_NOT_LOAD' | 'NATIVE_OTHER_VERSION' | 'NATIVE_DISAGREES';

/** The native verifier cannot be used on this machine; nothing else depends on it. */
export class NativeUnavailableError extends Error {
  constructor(
    readonly code: UnavailableReason,
    message: string,
    options: ErrorOptions = {},
  ) {
    super(message, options);
    this.name = 'NativeUnavailableError';
  }
}
