import {
  type LedgerRecord,
  attestDigest,
  attestTag,
  legSeed,
  outputSalt,
  recordCommitment,
} from '@fuqi/protocol';
import { type Assignment, assign } from './assignment';
import { type ProofSettings, type SigningMember, partyRootOf } from './openings';
import { signerSignals } from './signals';

/** Everything that decides what an `attest` says. */
export interface AttestOpening {
  readonly type: bigint;
  readonly subject: bigint;
  readonly amount: bigint;
  readonly signer: SigningMember;
  readonly attempt: bigint;
}

/** What an `attest` says, before it is signed. */
export interface AttestPlan {
  readonly opening: AttestOpening;
  readonly tag: bigint;
  readonly record: LedgerRecord;
  readonly commitment: bigint;
}

/** Settings of a proof of `attest`, which encrypts nothing. */
export type AttestSettings = Omit<ProofSettings, 'supervisor' | 'ephemeral'>;

/** Computes tag and record. It checks no rule: the circuit does. */
export function planAttest(opening: AttestOpening): AttestPlan {
  const { type, subject, amount, signer } = opening;
  const tag = attestTag(signer.nk, type, subject);
  const salt = outputSalt(legSeed(signer.nk, tag, opening.attempt), 0n);
  const record = { type, attester: signer.leaf.index, subject, amount, salt };
  return { opening, tag, record, commitment: recordCommitment(record) };
}

/** What the officers sign. @param context from all legs of the operation */
export function attestDigestOf(plan: AttestPlan, context: bigint): bigint {
  const { opening, tag, commitment } = plan;
  return attestDigest({ type: opening.type, context, tag, commitment });
}

/** All inputs of the circuit `attest`. */
export function assignAttest(plan: AttestPlan, settings: AttestSettings): Assignment {
  const { type, subject, amount, signer, attempt } = plan.opening;
  const publicSignals = {
    partyRoot: partyRootOf(signer.leaf),
    date: settings.date,
    context: settings.context,
    tag: plan.tag,
    cm: plan.commitment,
  };
  return assign('attest', publicSignals, {
    ...{ type, subject, amount, attempt },
    ...signerSignals(signer, settings.signatures),
  });
}
