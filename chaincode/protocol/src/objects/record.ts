import { hashIn } from '../poseidon';

/** A fact that a member states. */
export interface LedgerRecord {
  readonly type: bigint;
  readonly attester: bigint;
  readonly subject: bigint;
  readonly amount: bigint;
  readonly salt: bigint;
}

/** Commitment to a record: a leaf of the same tree as notes. */
export function recordCommitment(record: LedgerRecord): bigint {
  const { type, attester, subject, amount, salt } = record;
  return hashIn('RECORD', [type, attester, subject, amount, salt]);
}
