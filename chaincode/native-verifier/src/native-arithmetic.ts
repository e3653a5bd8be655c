import {
  type PreparedKey,
  type ProofArithmetic,
  type ProofBatch,
  ProofDecodeError,
  VerifyingKeyError,
  decodeVerifyingKey,
} from '@fuqi/contracts';
import type { Addon, NativeBatchHandle, NativeKeyHandle } from './addon';

/** The addon's numbers for why a point is refused. */
const POINT_FAULTS = {
  1: 'NOT_REDUCED',
  2: 'INFINITY',
  3: 'OFF_CURVE',
  4: 'OUTSIDE_SUBGROUP',
} as const;
/** Its numbers for why a proof is refused. */
const PROOF_FAULTS = {
  1: 'PROOF_NOT_REDUCED',
  2: 'PROOF_INFINITY',
  3: 'PROOF_OFF_CURVE',
  4: 'PROOF_OUTSIDE_SUBGROUP',
  5: 'PROOF_PUBLIC_NOT_REDUCED',
  6: 'PROOF_LENGTH',
  7: 'PROOF_PUBLICS_LENGTH',
} as const;
const POINTS = ['alpha', 'beta', 'gamma', 'delta'];
const WEIGHT_BYTES = 24;

function isOneOf<T extends object>(numbers: T, value: unknown): value is keyof T {
  return Object.hasOwn(numbers, String(value));
}

/** A key that one addon has prepared. */
export class NativeKey implements PreparedKey {
  constructor(
    /** The arithmetic that checked it; no other may use it. */
    readonly arithmetic: NativeArithmetic,
    readonly hash: string,
    readonly publicCount: number,
    readonly handle: NativeKeyHandle,
  ) {}
}

/** The curve arithmetic of verification in the addon. */
export class NativeArithmetic implements ProofArithmetic<NativeKey> {
  private readonly batch: NativeBatch;

  constructor(private readonly addon: Addon) {
    this.batch = new NativeBatch(new addon.Batch());
  }

  assertUsable(): void {
    // An addon stays what it was when it was loaded.
  }

  prepareKey(hash: string, keyBytes: Uint8Array): NativeKey {
    const { ic } = decodeVerifyingKey(keyBytes);
    const handle = new this.addon.VerifyingKey(keyBytes);
    const { fault, place } = handle;
    if (fault !== 0) {
      if (!isOneOf(POINT_FAULTS, fault)) throw new Error('the native verifier cannot read a key');
      const where = POINTS[place] ?? `IC[${String(place - POINTS.length)}]`;
      throw new VerifyingKeyError(`VK_${POINT_FAULTS[fault]}`, where);
    }
    return new NativeKey(this, hash, ic.length - 1, handle);
  }

  isOwnKey(key: PreparedKey): key is NativeKey {
    return key instanceof NativeKey && key.arithmetic === this;
  }

  startBatch(): ProofBatch<NativeKey> {
    this.batch.clear();
    return this.batch;
  }
}

/** The one batch of an arithmetic: its memory is outside the collector's sight, so it is used again. */
class NativeBatch implements ProofBatch<NativeKey> {
  constructor(private readonly handle: NativeBatchHandle) {}

  clear(): void {
    this.handle.clear();
  }

  add(key: NativeKey, proof: Uint8Array, publics: Uint8Array): void {
    const fault = this.handle.add(key.handle, proof, publics);
    if (fault === 0) return;
    if (!isOneOf(PROOF_FAULTS, fault)) throw new Error('the native verifier cannot read a proof');
    throw new ProofDecodeError(PROOF_FAULTS[fault]);
  }

  weigh(weights: readonly bigint[]): void {
    const bytes = new DataView(new ArrayBuffer(weights.length * WEIGHT_BYTES));
    weights.forEach((weight, i) => {
      for (let limb = 0; limb < WEIGHT_BYTES; limb += 8) {
        bytes.setBigUint64(
          i * WEIGHT_BYTES + limb,
          BigInt.asUintN(64, weight >> BigInt(8 * limb)),
          true,
        );
      }
    });
    this.handle.weigh(new Uint8Array(bytes.buffer));
  }

  holds(from: number, to: number): boolean {
    return this.handle.holds(from, to);
  }
}
