import { type WeightedProof, batchEquationHolds, weigh } from './batch-equation';
import { type DecodedProof, decodeProof } from './decode-proof';
import { Engine } from './engine';
import { findBad } from './find-bad';
import { type MclInstance, assertSameInstance, startMcl } from './mcl-instance';
import { MclKey, prepareMclKey } from './prepared-key';
import { ProofBatchError, ProofDecodeError } from './proof-errors';
import {
  type BadProof,
  type BatchVerdict,
  MAX_BAD_PROOFS,
  MAX_BATCH,
  type ProofItem,
  type ProofVerifier,
} from './proof-verifier';
import { openRawMcl } from './raw-mcl';
import { rawMclAgrees } from './raw-self-test';
import { batchWeights } from './transcript';
import { hashVerifyingKey } from './verifying-key';

interface Candidate {
  readonly index: number;
  readonly key: MclKey;
  readonly proof: DecodedProof;
  readonly publics: Uint8Array;
}

class MclVerifier implements ProofVerifier {
  /** By hash: contracts ask for the same few keys in every transaction. */
  private readonly prepared = new Map<string, MclKey>();

  constructor(
    private readonly engine: Engine,
    private readonly instance: MclInstance,
  ) {}

  prepareKey(keyBytes: Uint8Array): MclKey {
    assertSameInstance(this.instance);
    const hash = hashVerifyingKey(keyBytes);
    const known = this.prepared.get(hash);
    if (known !== undefined) return known;
    const key = prepareMclKey(this.engine, hash, keyBytes);
    this.prepared.set(hash, key);
    return key;
  }

  verifyBatch(items: readonly ProofItem[]): BatchVerdict {
    assertSameInstance(this.instance);
    if (items.length === 0) throw new ProofBatchError('PROOF_BATCH_EMPTY');
    if (items.length > MAX_BATCH) throw new ProofBatchError('PROOF_BATCH_TOO_LARGE');
    const bad: BadProof[] = [];
    const candidates: Candidate[] = [];
    for (const [index, item] of items.entries()) {
      const decoded = this.decode(index, item);
      if ('code' in decoded) bad.push(decoded);
      else candidates.push(decoded);
      // Refused before any pairing: garbage costs its sender more than the endorser.
      if (bad.length > MAX_BAD_PROOFS) return { ok: false, code: 'PROOF_TOO_MANY_BAD', checks: 0 };
    }
    const weights = batchWeights(items);
    const proofs = candidates.map(({ index, key, proof, publics }) =>
      weigh(key, proof, publics, weights[index] ?? 1n),
    );
    return this.judge(candidates, proofs, bad);
  }

  private decode(index: number, { key, proof, publics }: ProofItem): Candidate | BadProof {
    if (!(key instanceof MclKey) || key.engine !== this.engine) {
      throw new TypeError('a key that this verifier did not prepare');
    }
    try {
      const decoded = decodeProof(this.engine.read, proof, publics, key.publicCount);
      return { index, key, proof: decoded, publics };
    } catch (error) {
      if (error instanceof ProofDecodeError) return { index, code: error.code };
      throw error;
    }
  }

  private judge(
    candidates: readonly Candidate[],
    proofs: readonly WeightedProof[],
    undecodable: readonly BadProof[],
  ): BatchVerdict {
    const search = findBad(proofs.length, MAX_BAD_PROOFS - undecodable.length, (from, to) =>
      batchEquationHolds(this.engine, proofs.slice(from, to)),
    );
    const { checks } = search;
    if (search.exceeded) return { ok: false, code: 'PROOF_TOO_MANY_BAD', checks };
    const bad: BadProof[] = [...undecodable];
    for (const place of search.bad) {
      bad.push({ index: candidates[place]?.index ?? -1, code: 'PROOF_EQUATION' });
    }
    if (bad.length === 0) return { ok: true, checks };
    bad.sort((left, right) => left.index - right.index);
    return { ok: false, code: 'PROOF_BAD', bad, checks };
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
  return new MclVerifier(
    new Engine(raw !== undefined && rawMclAgrees(raw) ? raw : undefined),
    instance,
  );
}
