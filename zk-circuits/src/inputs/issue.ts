import {
  type CapacityTerms,
  type IssuePlaintextA,
  type IssuePlaintextB,
  type Note,
  type QuotaHead,
  type Token,
  ISSUE_OUTPUT,
  issueDigest,
  issueNoteB,
  issueNotesA,
  issueWordsA,
  issueWordsB,
  legSeed,
  noteCommitment,
  noteNullifier,
  outputSalt,
  rootFromPath,
  rootId,
  subtractInField,
  tokenHash,
} from '@fuqi/protocol';
import type { CircuitInput } from '../witness/circuit-input';
import { type Assignment, assign } from './assignment';
import { capacityTokenOf, quotaTokenOf } from './authority-tokens';
import {
  type PlacedLeaf,
  type PlacedNote,
  type ProofSettings,
  type SigningMember,
  partyRootOf,
} from './openings';
import { sealSections } from './sealed-sections';
import { leafSignals, noteSiblings, pointSignal, signerSignals } from './signals';

/** Everything that decides what an `issue` does. */
export interface IssueOpening {
  readonly quota: { readonly rootId: bigint; readonly due: bigint; readonly note: PlacedNote };
  readonly capacity: {
    readonly rootId: bigint;
    readonly terms: CapacityTerms;
    readonly note: PlacedNote;
  };
  /** Face of the voucher. */
  readonly value: bigint;
  readonly due: bigint;
  /** Date code from which the debtor may take the voucher back. */
  readonly offerExpiry: bigint;
  /** Splits allowed from this root, by policy. */
  readonly rootBudget: bigint;
  /** The debtor. */
  readonly signer: SigningMember;
  readonly supplier: PlacedLeaf;
  readonly mandate: PlacedLeaf;
  /** The quota's grantor and registrar. */
  readonly grantor: PlacedLeaf;
  readonly attempt: bigint;
}

/** What an `issue` does, before it is signed. */
export interface IssuePlan {
  readonly opening: IssueOpening;
  readonly nullifiers: readonly [bigint, bigint];
  /** Voucher, quota change, capacity change, distribution state. */
  readonly notes: readonly [Note, Note, Note, Note];
  readonly commitments: readonly [bigint, bigint, bigint, bigint];
  readonly plaintextA: IssuePlaintextA;
  readonly plaintextB: IssuePlaintextB;
}

/** Further settings of a proof of `issue`. */
export interface IssueSettings extends ProofSettings {
  readonly maxDue: bigint;
  /** Words of sections a and b, by default those of the plan. */
  readonly words?: readonly [readonly bigint[], readonly bigint[]] | undefined;
}

/** Computes nullifiers, output notes and plaintexts. It checks no rule: the circuit does. */
export function planIssue(opening: IssueOpening): IssuePlan {
  const { quota, capacity, signer } = opening;
  const quotaNote = authorityNote(quotaToken(opening), quota.note, signer.leaf.index);
  const capacityNote = authorityNote(capacityToken(opening), capacity.note, signer.leaf.index);
  const nf0 = noteNullifier(quotaNote);
  const nf1 = noteNullifier(capacityNote);
  const seed = legSeed(signer.nk, nf0, opening.attempt);
  const plaintextA = sectionA(opening, { nf0, seed, capacityInput: noteCommitment(capacityNote) });
  // not from the mandate's seed: it could test guesses of the quota that is left
  const quotaSeed = legSeed(signer.nk, nf1, opening.attempt);
  const plaintextB = sectionB(opening, quotaSeed, noteCommitment(quotaNote));
  const { voucher, capacityChange, distribution } = issueNotesA(plaintextA);
  const notes = [voucher, issueNoteB(plaintextB), capacityChange, distribution] as const;
  const [c0, c1, c2, c3] = notes;
  return {
    opening,
    nullifiers: [nf0, nf1],
    notes,
    commitments: [noteCommitment(c0), noteCommitment(c1), noteCommitment(c2), noteCommitment(c3)],
    plaintextA,
    plaintextB,
  };
}

/** What the officers sign. @param context from all legs of the operation */
export function issueDigestOf(plan: IssuePlan, context: bigint): bigint {
  const { nullifiers, commitments } = plan;
  return issueDigest({ context, nullifiers, commitments });
}

/** All inputs of the circuit `issue`. */
export function assignIssue(plan: IssuePlan, settings: IssueSettings): Assignment {
  const { opening, nullifiers, commitments, plaintextA, plaintextB } = plan;
  const { quota, capacity, signer, mandate, grantor } = opening;
  const [a, b] = settings.words ?? [issueWordsA(plaintextA), issueWordsB(plaintextB)];
  const sections = [
    { view: mandate.view, words: a },
    { view: grantor.view, words: b },
  ];
  const sealed = sealSections(sections, nullifiers[0], settings);
  const publicSignals: CircuitInput = {
    root0: rootFromPath(plaintextB.quotaInput, quota.note.path),
    root1: rootFromPath(plaintextA.capacityInput, capacity.note.path),
    partyRoot: partyRootOf(signer.leaf),
    date: settings.date,
    supervisorX: settings.supervisor.x,
    supervisorY: settings.supervisor.y,
    maxDue: settings.maxDue,
    rootBudget: opening.rootBudget,
    context: settings.context,
    nf0: nullifiers[0],
    nf1: nullifiers[1],
    cm: [...commitments],
    R: pointSignal(sealed.ephemeralKey),
    wrap: sealed.wraps,
    a: sealed.boxes[0] ?? [],
    b: sealed.boxes[1] ?? [],
  };
  return assign('issue', publicSignals, {
    ...authoritySignals(opening),
    value: opening.value,
    due: opening.due,
    offerExpiry: opening.offerExpiry,
    attempt: opening.attempt,
    ephemeral: settings.ephemeral,
    ...signerSignals(signer, settings.signatures),
    ...leafSignals('supplier', opening.supplier),
    ...leafSignals('mandate', mandate),
    ...leafSignals('grantor', grantor),
  });
}

function quotaToken(opening: IssueOpening): Token {
  const { quota, grantor, mandate } = opening;
  const { rootId: root, due } = quota;
  return quotaTokenOf({ grantor: grantor.index, rootId: root, due, mandate: mandate.index });
}

function capacityToken(opening: IssueOpening): Token {
  const { capacity, mandate, signer } = opening;
  const { rootId: root, terms } = capacity;
  return capacityTokenOf({ mandate: mandate.index, buyer: signer.leaf.index, rootId: root, terms });
}

function authorityNote(token: Token, placed: PlacedNote, owner: bigint): Note {
  const { value, layer, budget, salt } = placed;
  return { token: tokenHash(token), value, owner, hold: 0n, layer, budget, paid: 0n, salt };
}

function changeOf(note: PlacedNote, used: bigint): IssuePlaintextA['capacityChange'] {
  const value = subtractInField(note.value, used);
  return value === 0n
    ? { value, budget: 0n, layer: 0n }
    : { value, budget: note.budget, layer: note.layer };
}

function sectionA(
  opening: IssueOpening,
  leg: { nf0: bigint; seed: bigint; capacityInput: bigint },
): IssuePlaintextA {
  const { capacity, signer, mandate, value, due, offerExpiry } = opening;
  return {
    mandate: mandate.index,
    debtor: signer.leaf.index,
    due,
    rootId: rootId(signer.nk, leg.nf0, opening.attempt),
    quota: quotaHead(opening),
    capacityToken: tokenHash(capacityToken(opening)),
    capacityRootId: capacity.rootId,
    ...capacity.terms,
    value,
    budget: opening.rootBudget,
    offerExpiry,
    capacityChange: changeOf(capacity.note, value),
    seed: leg.seed,
    capacityInput: leg.capacityInput,
  };
}

function quotaHead({ quota, grantor }: IssueOpening): QuotaHead {
  const { due, rootId: root } = quota;
  return { registrar: grantor.index, issuer: grantor.index, due, rootId: root };
}

function sectionB(opening: IssueOpening, seed: bigint, quotaInput: bigint): IssuePlaintextB {
  const { quota, signer, mandate, value } = opening;
  return {
    quota: quotaHead(opening),
    debtor: signer.leaf.index,
    mandate: mandate.index,
    value,
    quotaChange: changeOf(quota.note, value),
    changeSalt: outputSalt(seed, BigInt(ISSUE_OUTPUT.QUOTA_CHANGE)),
    quotaInput,
  };
}

function authoritySignals(opening: IssueOpening): CircuitInput {
  const { quota, capacity, grantor, mandate } = opening;
  const { terms } = capacity;
  return {
    grantor: grantor.index,
    quotaRootId: quota.rootId,
    quotaDue: quota.due,
    mandate: mandate.index,
    ...placedSignals('quota', quota.note),
    capacityRootId: capacity.rootId,
    supplier: terms.supplier,
    deliveryDay: terms.deliveryDay,
    flags: terms.flags,
    basis: terms.basis,
    fields: terms.fields,
    ...placedSignals('capacity', capacity.note),
  };
}

function placedSignals(prefix: string, note: PlacedNote): CircuitInput {
  return {
    [`${prefix}Value`]: note.value,
    [`${prefix}Layer`]: note.layer,
    [`${prefix}Budget`]: note.budget,
    [`${prefix}Salt`]: note.salt,
    [`${prefix}Index`]: note.path.index,
    [`${prefix}Sib`]: noteSiblings(note.path),
  };
}
