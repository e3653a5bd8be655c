import { type WeightedProof, batchEquationHolds, weigh } from './batch-equation';
import { BatchVerifier, type ProofArithmetic, type ProofBatch } from './batch-verifier';
import { type DecodedProof, decodeProof } from './decode-proof';
import { Engine } from './engine';
import { type MclInstance, assertSameInstance, startMcl } from './mcl-instance';
import { MclKey, prepareMclKey } from './prepared-key';
import type { PreparedKey, ProofVerifier } from './proof-verifier';
import { openRawMcl } from './raw-mcl';
import { rawMclAgrees } from './raw-self-test';

interface Candidate {
  readonly key: MclKey;
  readonly proof: DecodedProof;
  readonly publics: Uint8Array;
}

class MclBatch implements ProofBatch<MclKey> {
  private readonly candidates: Candidate[] = [];
  private weighted: readonly WeightedProof[] = [];

  constructor(private readonly engine: Engine) {}

  add(key: MclKey, proof: Uint8Array, publics: Uint8Array): void {
    const decoded = decodeProof(this.engine.read, proof, publics, key.publicCount);
    this.candidates.push({ key, proof: decoded, publics });
  }

  weigh(weights: readonly bigint[]): void {
    this.weighted = this.candidates.map(({ key, proof, publics }, i) =>
      weigh(key, proof, publics, weights[i] ?? 1n),
    );
  }

  holds(from: number, to: number): boolean {
    return batchEquationHolds(this.engine, this.weighted.slice(from, to));
  }
}

class MclArithmetic implements ProofArithmetic<MclKey> {
  constructor(
    private readonly engine: Engine,
    private readonly instance: MclInstance,
  ) {}

  assertUsable(): void {
    assertSameInstance(this.instance);
  }

  prepareKey(hash: string, keyBytes: Uint8Array): MclKey {
    return prepareMclKey(this.engine, hash, keyBytes);
  }

  isOwnKey(key: PreparedKey): key is MclKey {
    return key instanceof MclKey && key.engine === this.engine;
  }

  startBatch(): MclBatch {
    return new MclBatch(this.engine);
  }
}

/** How a verifier is made; for tests of the slower path. */
export interface MclVerifierOptions {
  /** Work with mcl-wasm's typed API alone, as on a build without the raw functions. Same verdicts, slower. */
  readonly typedApiOnly?: boolean;
}

/**
 * Makes the WebAssembly verifier. mcl-wasm is initialised once a process; everything after is synchronous. The raw
 * functions are used only after they have given the same results as the typed API on known points.
 */
export async function createMclVerifier(options: MclVerifierOptions = {}): Promise<ProofVerifier> {
  const instance = await startMcl();
  const raw = options.typedApiOnly === true ? undefined : openRawMcl();
  const engine = new Engine(raw !== undefined && rawMclAgrees(raw) ? raw : undefined);
  return new BatchVerifier(new MclArithmetic(engine, instance));
}
