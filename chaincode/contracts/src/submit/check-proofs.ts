import { Buffer } from 'node:buffer';
import { FuqiError } from '@fuqi/domain';
import { assemblePublics } from '@fuqi/protocol';
import { fieldHex } from '../encoding/hex';
import type { BadProof, ProofItem } from '../proof/index';
import type { ProofService } from '../proof-service';
import type { CitedVersions } from './cited-versions';
import type { ReadOperation } from './read-operation';

/** An operation that passed every check but that of its proofs. */
export interface Candidate {
  /** Place in the batch. */
  readonly index: number;
  readonly read: ReadOperation;
  readonly cited: CitedVersions;
}

/**
 * Checks the proofs of all candidates in one batch.
 *
 * @returns the refusal of each operation that has a bad proof, by its place in the batch
 * @throws FuqiError `too-many-bad-proofs` when there are more than the limit: then the whole transaction is refused, so that
 * looking for them cannot be made expensive
 */
export function checkProofs(
  proofs: ProofService,
  candidates: readonly Candidate[],
): Map<number, FuqiError> {
  const items: ProofItem[] = [];
  const owners: number[] = [];
  for (const { index, read, cited } of candidates) {
    read.legs.forEach(({ circuit, leg }, i) => {
      const key = cited.keys[i];
      if (key === undefined) throw new FuqiError('circuit-unknown', circuit);
      items.push({
        key,
        proof: leg.proof,
        publics: wireBytes(assemblePublics(circuit, leg.publics, cited.fixed)),
      });
      owners.push(index);
    });
  }
  const refusals = new Map<number, FuqiError>();
  if (items.length === 0) return refusals;
  const verdict = proofs.verifier.verifyBatch(items);
  if (verdict.ok) return refusals;
  if (verdict.code === 'PROOF_TOO_MANY_BAD') throw new FuqiError('too-many-bad-proofs');
  for (const bad of verdict.bad) {
    const owner = owners[bad.index];
    if (owner !== undefined && !refusals.has(owner)) refusals.set(owner, asRefusal(bad));
  }
  return refusals;
}

function asRefusal({ code }: BadProof): FuqiError {
  if (code === 'PROOF_EQUATION') return new FuqiError('proof-invalid');
  return new FuqiError('proof-malformed', code);
}

/** Public inputs as the verifier reads them: 32 bytes each, big-endian. */
function wireBytes(publics: readonly bigint[]): Uint8Array {
  return Uint8Array.from(Buffer.from(publics.map(fieldHex).join(''), 'hex'));
}
