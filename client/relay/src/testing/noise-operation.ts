import { createHash } from 'node:crypto';
import {
  MEMO_BYTES,
  MEMO_COUNT,
  PARTY_TREE_DEPTH,
  PROOF_BYTES,
  carriedInputs,
  emptyRoots,
  encodeOperation,
} from '@fuqi/protocol';
import type { CircuitName, Operation } from '@fuqi/protocol';

/** Monday, 23 November 2026. */
export const FIRST_DAY = '2026-11-23';
const FIRST_DATE = 4 * 20_780;
const FIELD = 2n ** 250n;
export const NETWORK = { channel: 'supply', contract: 'fuqi' };

/** A reproducible field element. */
export function element(label: string): bigint {
  const hash = createHash('sha256').update(label).digest('hex');
  return (BigInt(`0x${hash}`) % (FIELD - 1n)) + 1n;
}

/** How a noise operation differs from the common one. */
export interface Noise {
  readonly circuit?: CircuitName;
  /** Public inputs by name; the others follow from the label. */
  readonly values?: Readonly<Record<string, bigint>>;
  /** A proof that is all ones, which the tests' verifiers refuse. */
  readonly badProof?: boolean;
  /** Changes the proof and nothing else. */
  readonly proofSeed?: number;
}

/** An operation of right form whose public inputs are noise; by default an attestation, which cites no root. */
export function noiseOperation(label: string, noise: Noise = {}): Uint8Array {
  const { circuit = 'attest', values = {}, badProof = false, proofSeed = 2 } = noise;
  const publics = carriedInputs(circuit).map((name) => values[name] ?? element(`${label} ${name}`));
  const operation: Operation = {
    ...{ validUntil: FIRST_DATE + 20, evidence: new Uint8Array(32), text: new Uint8Array(32) },
    ...{ date: FIRST_DATE, epoch: 1, policy: 2 },
    partyRoot: emptyRoots(PARTY_TREE_DEPTH)[PARTY_TREE_DEPTH] ?? 0n,
    legs: [
      {
        circuit,
        publics,
        proof: new Uint8Array(PROOF_BYTES).fill(badProof ? 1 : proofSeed),
        memos: Array.from({ length: MEMO_COUNT[circuit] }, () => new Uint8Array(MEMO_BYTES)),
      },
    ],
  };
  return encodeOperation(operation);
}
