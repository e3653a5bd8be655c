import {
  type CapacityTerms,
  type GrantPlaintext,
  KIND,
  type Note,
  capacityTerms,
  grantDigest,
  grantNote,
  grantTag,
  grantWords,
  legSeed,
  noteCommitment,
  outputSalt,
  quotaTerms,
  rootId,
} from '@fuqi/protocol';
import type { CircuitInput } from '../witness/circuit-input';
import { type Assignment, assign } from './assignment';
import {
  type OfficerSignature,
  type PlacedLeaf,
  type ProofSettings,
  type SigningMember,
  partyRootOf,
} from './openings';
import { sealSections } from './sealed-sections';
import { leafSignals, noSlots, pointSignal, signatureSignals, signerSignals } from './signals';

/** What a grant of each kind is about. */
export type GrantSubject =
  | { readonly kind: typeof KIND.QUOTA; readonly due: bigint; readonly mandate: bigint }
  | {
      readonly kind: typeof KIND.CAPACITY;
      readonly terms: CapacityTerms;
      /** From the oblivious function over the invoice's fields. */
      readonly tag: bigint;
      /** Hashes of the supplier's officer slots. */
      readonly supplierSlots: readonly bigint[];
    }
  | {
      readonly kind: typeof KIND.LIMIT;
      /** Salted commitment to the obligor or group. */
      readonly terms: bigint;
    }
  | { readonly kind: typeof KIND.DEPOSIT };

/** Everything that decides what a `grant` makes. */
export interface GrantOpening {
  readonly subject: GrantSubject;
  readonly value: bigint;
  readonly budget: bigint;
  /** Number of the grantor's grant, one for each; unused for a capacity. */
  readonly counter: bigint;
  readonly signer: SigningMember;
  /** Grantee, supplier, payee; the signer itself for a limit. */
  readonly party: PlacedLeaf;
  readonly registrar: PlacedLeaf;
  readonly attempt: bigint;
}

/** What a `grant` makes, before it is signed. */
export interface GrantPlan {
  readonly opening: GrantOpening;
  readonly tag: bigint;
  readonly note: Note;
  readonly commitment: bigint;
  readonly plaintext: GrantPlaintext;
}

/** Further settings of a proof of `grant`. */
export interface GrantSettings extends ProofSettings {
  /** The supplier's, for a capacity. */
  readonly partySignatures?: readonly OfficerSignature[] | undefined;
  /** Words of the plaintext, by default those of the plan. */
  readonly words?: readonly bigint[] | undefined;
}

/** Computes tag, note and plaintext. It checks no rule: the circuit does. */
export function planGrant(opening: GrantOpening): GrantPlan {
  const { subject, signer, party } = opening;
  const { nk } = signer;
  const tag = subject.kind === KIND.CAPACITY ? subject.tag : grantTag(nk, opening.counter);
  const toParty = subject.kind === KIND.QUOTA || subject.kind === KIND.DEPOSIT;
  const plaintext: GrantPlaintext = {
    token: {
      kind: subject.kind,
      registrar: opening.registrar.index,
      issuer: signer.leaf.index,
      rootId: subject.kind === KIND.DEPOSIT ? 0n : rootId(nk, tag, opening.attempt),
      due: subject.kind === KIND.QUOTA ? subject.due : 0n,
      terms: termsOf(subject),
    },
    owner: toParty ? party.index : signer.leaf.index,
    value: opening.value,
    budget: opening.budget,
    party: party.index,
    salt: outputSalt(legSeed(nk, tag, opening.attempt), 0n),
    capacity: subject.kind === KIND.CAPACITY ? subject.terms : undefined,
  };
  const note = grantNote(plaintext);
  return { opening, tag, note, commitment: noteCommitment(note), plaintext };
}

/** What the officers sign. @param context from all legs of the operation */
export function grantDigestOf(plan: GrantPlan, context: bigint): bigint {
  const { opening, tag, commitment } = plan;
  return grantDigest({ kind: opening.subject.kind, context, tag, commitment });
}

/** All inputs of the circuit `grant`. */
export function assignGrant(plan: GrantPlan, settings: GrantSettings): Assignment {
  const { opening, tag } = plan;
  const { signer, party, registrar } = opening;
  const words = settings.words ?? grantWords(plan.plaintext);
  const sealed = sealSections([{ view: registrar.view, words }], tag, settings);
  const publicSignals: CircuitInput = {
    partyRoot: partyRootOf(signer.leaf),
    date: settings.date,
    supervisorX: settings.supervisor.x,
    supervisorY: settings.supervisor.y,
    context: settings.context,
    tag,
    cm: plan.commitment,
    R: pointSignal(sealed.ephemeralKey),
    wrap: sealed.wraps[0] ?? 0n,
    ct: sealed.boxes[0] ?? [],
  };
  return assign('grant', publicSignals, {
    ...subjectSignals(opening.subject),
    registrar: registrar.index,
    counter: opening.counter,
    value: opening.value,
    budget: opening.budget,
    attempt: opening.attempt,
    ephemeral: settings.ephemeral,
    ...signerSignals(signer, settings.signatures),
    party: party.index,
    ...leafSignals('party', party),
    ...signatureSignals('partySig', settings.partySignatures ?? []),
    ...leafSignals('registrar', registrar),
  });
}

function termsOf(subject: GrantSubject): bigint {
  switch (subject.kind) {
    case KIND.QUOTA:
      return quotaTerms(subject.mandate);
    case KIND.CAPACITY:
      return capacityTerms(subject.terms);
    case KIND.LIMIT:
      return subject.terms;
    default:
      return 0n;
  }
}

function subjectSignals(subject: GrantSubject): CircuitInput {
  const capacity = subject.kind === KIND.CAPACITY ? subject : undefined;
  const { deliveryDay, flags, basis, fields } = capacity?.terms ?? NO_CAPACITY;
  const { due, mandate } = subject.kind === KIND.QUOTA ? subject : { due: 0n, mandate: 0n };
  return {
    ...{ kind: subject.kind, due, mandate, deliveryDay, flags, basis, fields },
    limitTerms: subject.kind === KIND.LIMIT ? subject.terms : 0n,
    partySlots: [...(capacity?.supplierSlots ?? noSlots())],
  };
}

const NO_CAPACITY: Omit<CapacityTerms, 'supplier'> = {
  ...{ deliveryDay: 0n, flags: 0n, basis: 0n, fields: 0n },
};
