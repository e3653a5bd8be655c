import { findBad } from './find-bad';
import { ProofBatchError, ProofDecodeError } from './proof-errors';
import {
  type BadProof,
  type BatchVerdict,
  MAX_BAD_PROOFS,
  MAX_BATCH,
  type PreparedKey,
  type ProofItem,
  type ProofVerifier,
} from './proof-verifier';
import { batchWeights } from './transcript';
import { hashVerifyingKey } from './verifying-key';

/** The proofs of one batch on some library's curve arithmetic. */
export interface ProofBatch<K extends PreparedKey> {
  /**
   * Reads a proof and its public inputs and adds them. Nothing here costs a pairing.
   * @throws ProofDecodeError with the first fault: lengths, public inputs, then A, C, B
   */
  add(key: K, proof: Uint8Array, publics: Uint8Array): void;
  /** Gives every added proof its coefficient, in order, `1 ≤ z ≤ 2^128`. */
  weigh(weights: readonly bigint[]): void;
  /** Whether Groth16's equation holds for the combination of the proofs added, from one place to before another. */
  holds(from: number, to: number): boolean;
}

/** The curve arithmetic that a verifier stands on. */
export interface ProofArithmetic<K extends PreparedKey> {
  /** @throws Error if it can no longer be relied on */
  assertUsable(): void;
  /**
   * Checks every point of a key and prepares it.
   * @throws VerifyingKeyError
   */
  prepareKey(hash: string, keyBytes: Uint8Array): K;
  /** Whether this arithmetic prepared the key. */
  isOwnKey(key: PreparedKey): key is K;
  /** Starts a batch; the one before is over. */
  startBatch(): ProofBatch<K>;
}

/** Keys kept ready; contracts ask for the same few in every transaction. */
const KEYS_MAX = 128;

/**
 * A verifier by any curve arithmetic: the limits, the coefficients, the order of faults and the search for bad proofs are here
 * once, so that verdicts do not depend on the library.
 */
export class BatchVerifier<K extends PreparedKey> implements ProofVerifier {
  private readonly prepared = new Map<string, K>();

  constructor(private readonly arithmetic: ProofArithmetic<K>) {}

  prepareKey(keyBytes: Uint8Array): K {
    this.arithmetic.assertUsable();
    const hash = hashVerifyingKey(keyBytes);
    const known = this.prepared.get(hash);
    if (known !== undefined) return known;
    const key = this.arithmetic.prepareKey(hash, keyBytes);
    if (this.prepared.size >= KEYS_MAX) this.prepared.clear();
    this.prepared.set(hash, key);
    return key;
  }

  verifyBatch(items: readonly ProofItem[]): BatchVerdict {
    this.arithmetic.assertUsable();
    if (items.length === 0) throw new ProofBatchError('PROOF_BATCH_EMPTY');
    if (items.length > MAX_BATCH) throw new ProofBatchError('PROOF_BATCH_TOO_LARGE');
    const batch = this.arithmetic.startBatch();
    const undecodable: BadProof[] = [];
    /** Places in `items` of the proofs that were added. */
    const places: number[] = [];
    for (const [index, item] of items.entries()) {
      const bad = this.add(batch, index, item);
      if (bad === undefined) places.push(index);
      else undecodable.push(bad);
      // Refused before any pairing: garbage costs its sender more than the endorser.
      if (undecodable.length > MAX_BAD_PROOFS) {
        return { ok: false, code: 'PROOF_TOO_MANY_BAD', checks: 0 };
      }
    }
    const weights = batchWeights(items);
    batch.weigh(places.map((index) => weights[index] ?? 1n));
    return judge(batch, places, undecodable);
  }

  private add(batch: ProofBatch<K>, index: number, item: ProofItem): BadProof | undefined {
    const { key, proof, publics } = item;
    if (!this.arithmetic.isOwnKey(key)) {
      throw new TypeError('a key that this verifier did not prepare');
    }
    try {
      batch.add(key, proof, publics);
      return undefined;
    } catch (error) {
      if (error instanceof ProofDecodeError) return { index, code: error.code };
      throw error;
    }
  }
}

function judge<K extends PreparedKey>(
  batch: ProofBatch<K>,
  places: readonly number[],
  undecodable: readonly BadProof[],
): BatchVerdict {
  const search = findBad(places.length, MAX_BAD_PROOFS - undecodable.length, (from, to) =>
    batch.holds(from, to),
  );
  const { checks } = search;
  if (search.exceeded) return { ok: false, code: 'PROOF_TOO_MANY_BAD', checks };
  const bad: BadProof[] = [...undecodable];
  for (const place of search.bad) bad.push({ index: places[place] ?? -1, code: 'PROOF_EQUATION' });
  if (bad.length === 0) return { ok: true, checks };
  bad.sort((left, right) => left.index - right.index);
  return { ok: false, code: 'PROOF_BAD', bad, checks };
}
