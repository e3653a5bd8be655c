import {
  type Account,
  CLEAR_ACTION,
  type CapacityTerms,
  type ClearPlaintextA,
  type ClearPlaintextB,
  type Hold,
  KIND,
  type Note,
  type Payment,
  type Token,
  clearCapacityNote,
  clearDigest,
  clearQuotaNote,
  clearWordsA,
  clearWordsB,
  holdHash,
  noteCommitment,
  nullifier,
  returnSalt,
  rootFromPath,
  tokenHash,
  voucherTerms,
} from '@fuqi/protocol';
import type { CircuitInput } from '../witness/circuit-input';
import { type Assignment, assign } from './assignment';
import { capacityTokenOf, quotaTokenOf } from './authority-tokens';
import {
  type PlacedLeaf,
  type PlacedNote,
  type PlacedRecord,
  type ProofSettings,
  type SigningMember,
  partyRootOf,
} from './openings';
import { sealSections } from './sealed-sections';
import {
  NO_PAYMENT,
  accountSignals,
  leafSignals,
  noteSiblings,
  pointSignal,
  recordSignals,
  signerSignals,
} from './signals';

/** Everything that decides what a `clear` does. */
export interface ClearOpening {
  readonly action: bigint;
  /** What the voucher was cut from. */
  readonly quota: { readonly rootId: bigint; readonly due: bigint; readonly mandate: bigint };
  readonly capacity: { readonly rootId: bigint; readonly terms: CapacityTerms };
  readonly voucher: { readonly issuer: bigint; readonly rootId: bigint; readonly due: bigint };
  readonly owner: bigint;
  readonly hold: Hold;
  readonly note: PlacedNote;
  readonly signer: SigningMember;
  /** The voucher's registrar. */
  readonly mandate: PlacedLeaf;
  /** The quota's grantor and registrar. */
  readonly grantor: PlacedLeaf;
  /** For CLEAR. */
  readonly settlement?: Settlement | undefined;
}

/** What shows that a voucher was paid. */
export interface Settlement {
  readonly payment: Payment;
  readonly payee: PlacedLeaf;
  /** The payee's account. */
  readonly account: Account;
  readonly record: PlacedRecord;
}

/** What a `clear` does, before it is signed. */
export interface ClearPlan {
  readonly opening: ClearOpening;
  readonly nf0: bigint;
  /** Quota, and capacity or an empty note. */
  readonly notes: readonly [Note, Note];
  readonly commitments: readonly [bigint, bigint];
  readonly plaintextA: ClearPlaintextA;
  readonly plaintextB: ClearPlaintextB;
}

/** Further settings of a proof of `clear`. */
export interface ClearSettings extends ProofSettings {
  /** Root that the record is proved under, any known one when there is none; by default the voucher's. */
  readonly recordRoot?: bigint | undefined;
  /** Words of sections a and b, by default those of the plan. */
  readonly words?: readonly [readonly bigint[], readonly bigint[]] | undefined;
}

/** Computes nullifier, output notes and plaintexts. It checks no rule: the circuit does. */
export function planClear(opening: ClearOpening): ClearPlan {
  const { note } = opening;
  const input = voucherCommitment(opening);
  const nf0 = nullifier(note.salt, input);
  const clears = opening.action === CLEAR_ACTION.CLEAR;
  const plaintextA: ClearPlaintextA = {
    signer: opening.signer.leaf.index,
    action: opening.action,
    value: note.value,
    owner: opening.owner,
    input,
    rootId: opening.voucher.rootId,
    capacitySalt: returnSalt(note.salt, nf0, 1n),
    holdReference: opening.hold.reference,
  };
  const { registrar, issuer, due, rootId } = quotaToken(opening);
  const plaintextB: ClearPlaintextB = {
    quota: { registrar, issuer, due, rootId },
    owner: clears ? issuer : opening.voucher.issuer,
    value: note.value,
    mandate: opening.quota.mandate,
    quotaSalt: returnSalt(note.salt, nf0, 0n),
  };
  const known = {
    capacityToken: tokenHash(capacityToken(opening)),
    debtor: opening.voucher.issuer,
  };
  const notes = [clearQuotaNote(plaintextB), clearCapacityNote(plaintextA, known)] as const;
  const commitments = [noteCommitment(notes[0]), noteCommitment(notes[1])] as const;
  return { opening, nf0, notes, commitments, plaintextA, plaintextB };
}

/** What the officers sign. @param context from all legs of the operation */
export function clearDigestOf(plan: ClearPlan, context: bigint): bigint {
  const { opening, nf0, commitments } = plan;
  return clearDigest({ action: opening.action, context, nf0, commitments });
}

/** All inputs of the circuit `clear`. */
export function assignClear(plan: ClearPlan, settings: ClearSettings): Assignment {
  const { opening, nf0, commitments } = plan;
  const { mandate, grantor, note, signer } = opening;
  const [a, b] = settings.words ?? [clearWordsA(plan.plaintextA), clearWordsB(plan.plaintextB)];
  const sections = [
    { view: mandate.view, words: a },
    { view: grantor.view, words: b },
  ];
  const sealed = sealSections(sections, nf0, settings);
  const root0 = rootFromPath(plan.plaintextA.input, note.path);
  const publicSignals: CircuitInput = {
    root0,
    recordRoot: settings.recordRoot ?? root0,
    partyRoot: partyRootOf(signer.leaf),
    date: settings.date,
    supervisorX: settings.supervisor.x,
    supervisorY: settings.supervisor.y,
    context: settings.context,
    nf0,
    cm: [...commitments],
    R: pointSignal(sealed.ephemeralKey),
    wrap: sealed.wraps,
    a: sealed.boxes[0] ?? [],
    b: sealed.boxes[1] ?? [],
  };
  return assign('clear', publicSignals, {
    ...voucherSignals(opening),
    action: opening.action,
    ...settlementSignals(opening.settlement),
    ephemeral: settings.ephemeral,
    ...signerSignals(signer, settings.signatures),
    ...leafSignals('mandate', mandate),
    ...leafSignals('grantor', grantor),
  });
}

function quotaToken(opening: ClearOpening): Token {
  const { quota, grantor } = opening;
  const { rootId: root, due } = quota;
  return quotaTokenOf({ grantor: grantor.index, rootId: root, due, mandate: quota.mandate });
}

function capacityToken(opening: ClearOpening): Token {
  const { capacity, mandate, voucher } = opening;
  const { rootId: root, terms } = capacity;
  return capacityTokenOf({ mandate: mandate.index, buyer: voucher.issuer, rootId: root, terms });
}

function voucherCommitment(opening: ClearOpening): bigint {
  const { voucher, note, owner, mandate } = opening;
  const token = tokenHash({
    ...voucher,
    kind: KIND.VOUCHER,
    registrar: mandate.index,
    terms: voucherTerms(tokenHash(quotaToken(opening)), tokenHash(capacityToken(opening))),
  });
  const { value, layer, budget, salt } = note;
  const hold = holdHash(opening.hold);
  return noteCommitment({ token, value, owner, hold, layer, budget, paid: 0n, salt });
}

function voucherSignals(opening: ClearOpening): CircuitInput {
  const { quota, capacity, voucher, hold, note } = opening;
  return {
    mandate: opening.mandate.index,
    issuer: voucher.issuer,
    rootId: voucher.rootId,
    due: voucher.due,
    grantor: opening.grantor.index,
    quotaRootId: quota.rootId,
    quotaDue: quota.due,
    quotaMandate: quota.mandate,
    capacityRootId: capacity.rootId,
    supplier: capacity.terms.supplier,
    deliveryDay: capacity.terms.deliveryDay,
    flags: capacity.terms.flags,
    basis: capacity.terms.basis,
    fields: capacity.terms.fields,
    value: note.value,
    owner: opening.owner,
    holdKind: hold.kind,
    holdHolder: hold.holder,
    holdReference: hold.reference,
    holdExpiry: hold.expiry,
    layer: note.layer,
    budget: note.budget,
    salt: note.salt,
    index: note.path.index,
    sib: noteSiblings(note.path),
  };
}

function settlementSignals(settlement: Settlement | undefined): CircuitInput {
  const { previousHold, payee, instruction } = settlement?.payment ?? NO_PAYMENT;
  return {
    payPrevious: previousHold,
    payPayee: payee,
    payInstruction: instruction,
    ...accountSignals(settlement?.account),
    ...recordSignals(settlement?.record),
    ...leafSignals('payee', settlement?.payee),
  };
}
