import {
  type Account,
  HOLD_SELECTION,
  type Hold,
  MOVE_ACTION,
  type MoveOutput,
  type MovePlaintext,
  type Note,
  type Payment,
  type Token,
  dummyNullifier,
  holdHash,
  legSeed,
  moveDigest,
  moveNotes,
  moveWords,
  noteCommitment,
  nullifier,
  returnSalt,
  rootFromPath,
  tokenHash,
} from '@fuqi/protocol';
import type { CircuitInput } from '../witness/circuit-input';
import { type Assignment, assign } from './assignment';
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

/** Everything that decides what a `move` does. */
export interface MoveOpening {
  readonly action: bigint;
  readonly token: Token;
  /** Owner, hold and paid-through that the inputs share. */
  readonly owner: bigint;
  readonly hold: Hold;
  readonly paid: bigint;
  /** One or two notes; the first is never padding. */
  readonly inputs: readonly [PlacedNote, PlacedNote?];
  readonly signer: SigningMember;
  /** The counterparty, for the actions that have one. */
  readonly party?: PlacedLeaf | undefined;
  readonly registrar: PlacedLeaf;
  /** `NO_HOLD` when none is made. */
  readonly newHold: Hold;
  /** What a paying reference opens to, for PAY, FAIL and FUND. */
  readonly payment?: Payment | undefined;
  /** For FUND. */
  readonly funding?: Funding | undefined;
  /** One to four, padded with empty ones of the signer. */
  readonly outputs: readonly MoveOutput[];
  readonly attempt: bigint;
}

/** What shows that a reserve's price was received. */
export interface Funding {
  readonly net: bigint;
  readonly rest: bigint;
  readonly reserveExpiry: bigint;
  /** The seller's account. */
  readonly account: Account;
  readonly record: PlacedRecord;
}

/** What a `move` does, before it is signed. */
export interface MovePlan {
  readonly opening: MoveOpening;
  readonly nullifiers: readonly [bigint, bigint];
  /** Output notes with their salts. */
  readonly notes: readonly Note[];
  readonly commitments: readonly [bigint, bigint, bigint, bigint];
  readonly plaintext: MovePlaintext;
}

/** Further settings of a proof of `move`. */
export interface MoveSettings extends ProofSettings {
  readonly maxLayer: bigint;
  /** Root that records are proved under, any known one when there is none; by default the first input's. */
  readonly recordRoot?: bigint | undefined;
  /** Words of the plaintext, by default those of the plan. */
  readonly words?: readonly bigint[] | undefined;
}

/** Computes nullifiers, output notes and plaintext. It checks no rule: the circuit does. */
export function planMove(opening: MoveOpening): MovePlan {
  const { signer } = opening;
  const [first, second] = opening.inputs;
  const cm0 = inputCommitment(opening, first);
  const nf0 = nullifier(first.salt, cm0);
  const { nf1, cm1 } = secondInput(opening, second, nf0);
  const plaintext: MovePlaintext = {
    token: opening.token,
    signer: signer.leaf.index,
    action: opening.action,
    party: opening.party?.index ?? 0n,
    owner: opening.owner,
    real1: second !== undefined,
    inputs: [cm0, cm1],
    newHold: opening.newHold,
    seed: legSeed(signer.nk, nf0, opening.attempt),
    outputs: padded(opening),
  };
  const notes = moveNotes(plaintext, {
    nf0,
    inputSalt: first.salt,
    inputHold: holdHash(opening.hold),
    previousHold: (opening.payment ?? NO_PAYMENT).previousHold,
  });
  const [c0 = 0n, c1 = 0n, c2 = 0n, c3 = 0n] = notes.map(noteCommitment);
  return { opening, nullifiers: [nf0, nf1], notes, commitments: [c0, c1, c2, c3], plaintext };
}

/**
 * What PAY puts into its paying reference: the return salt of output 0. It is a secret of this one proof, which the owner
 * recomputes, so one payment never counts for two notes.
 */
export function payInstruction(
  opening: Pick<MoveOpening, 'token' | 'owner' | 'hold' | 'paid' | 'inputs'>,
): bigint {
  const [first] = opening.inputs;
  return returnSalt(first.salt, nullifier(first.salt, inputCommitment(opening, first)), 0n);
}

/** What the officers sign. @param context from all legs of the operation */
export function moveDigestOf(plan: MovePlan, context: bigint): bigint {
  const { opening, nullifiers, commitments } = plan;
  return moveDigest({ action: opening.action, context, nullifiers, commitments });
}

/** All inputs of the circuit `move`. */
export function assignMove(plan: MovePlan, settings: MoveSettings): Assignment {
  const { opening, nullifiers, commitments } = plan;
  const { signer, registrar, inputs } = opening;
  const words = settings.words ?? moveWords(plan.plaintext);
  const sealed = sealSections([{ view: registrar.view, words }], nullifiers[0], settings);
  const root0 = rootFromPath(plan.plaintext.inputs[0], inputs[0].path);
  const root1 = inputs[1] ? rootFromPath(plan.plaintext.inputs[1], inputs[1].path) : root0;
  const publicSignals: CircuitInput = {
    root0,
    root1,
    recordRoot: settings.recordRoot ?? root0,
    partyRoot: partyRootOf(signer.leaf),
    date: settings.date,
    supervisorX: settings.supervisor.x,
    supervisorY: settings.supervisor.y,
    maxLayer: settings.maxLayer,
    context: settings.context,
    nf0: nullifiers[0],
    nf1: nullifiers[1],
    cm: [...commitments],
    R: pointSignal(sealed.ephemeralKey),
    wrap: sealed.wraps[0] ?? 0n,
    ct: sealed.boxes[0] ?? [],
  };
  return assign('move', publicSignals, {
    ...spentSignals(opening),
    ...signerSignals(signer, settings.signatures),
    party: opening.party?.index ?? 0n,
    ...leafSignals('party', opening.party),
    ...leafSignals('registrar', registrar),
    ...actionSignals(opening),
    ...outputSignals(plan),
    attempt: opening.attempt,
    ephemeral: settings.ephemeral,
  });
}

function inputCommitment(
  opening: Pick<MoveOpening, 'token' | 'owner' | 'hold' | 'paid'>,
  input: PlacedNote,
): bigint {
  const { token, owner, paid } = opening;
  const { value, layer, budget, salt } = input;
  const hold = holdHash(opening.hold);
  return noteCommitment({ token: tokenHash(token), value, owner, hold, layer, budget, paid, salt });
}

function secondInput(
  opening: MoveOpening,
  second: PlacedNote | undefined,
  nf0: bigint,
): { nf1: bigint; cm1: bigint } {
  if (second === undefined) {
    return { nf1: dummyNullifier(opening.signer.nk, nf0, 1n), cm1: 0n };
  }
  const cm1 = inputCommitment(opening, second);
  return { nf1: nullifier(second.salt, cm1), cm1 };
}

function padded(opening: MoveOpening): MoveOutput[] {
  const empty: MoveOutput = {
    ...{ value: 0n, owner: opening.signer.leaf.index, layer: 0n, budget: 0n, paid: 0n },
    holdSelection: HOLD_SELECTION.NONE,
  };
  return [0, 1, 2, 3].map((j) => opening.outputs[j] ?? empty);
}

function spentSignals(opening: MoveOpening): CircuitInput {
  const { token, hold, inputs } = opening;
  const both = [inputs[0], inputs[1]];
  return {
    ...{ kind: token.kind, registrar: token.registrar, issuer: token.issuer },
    ...{ rootId: token.rootId, due: token.due, terms: token.terms },
    owner: opening.owner,
    paid: opening.paid,
    holdKind: hold.kind,
    holdHolder: hold.holder,
    holdReference: hold.reference,
    holdExpiry: hold.expiry,
    real1: inputs[1] ? 1n : 0n,
    inValue: both.map((input) => input?.value ?? 0n),
    inLayer: both.map((input) => input?.layer ?? 0n),
    inBudget: both.map((input) => input?.budget ?? 0n),
    inSalt: both.map((input) => input?.salt ?? 0n),
    inIndex: both.map((input) => input?.path.index ?? 0n),
    inSib: both.map((input) => noteSiblings(input?.path)),
  };
}

function actionSignals(opening: MoveOpening): CircuitInput {
  const { newHold, funding } = opening;
  const payment = opening.payment ?? NO_PAYMENT;
  return {
    action: opening.action,
    newKind: newHold.kind,
    newHolder: newHold.holder,
    newReference: newHold.reference,
    newExpiry: newHold.expiry,
    payPurpose: payment.purpose,
    payPrevious: payment.previousHold,
    payPayee: payment.payee,
    payInstruction: payment.instruction,
    quoteNet: funding?.net ?? 0n,
    quoteRest: funding?.rest ?? 0n,
    reserveExpiry: funding?.reserveExpiry ?? 0n,
    ...accountSignals(funding?.account),
    ...recordSignals(funding?.record),
  };
}

function outputSignals(plan: MovePlan): CircuitInput {
  const { outputs, action } = plan.plaintext;
  const offered = (output: MoveOutput): boolean =>
    action === MOVE_ACTION.OWN && output.holdSelection === HOLD_SELECTION.NEW;
  return {
    outValue: outputs.map(({ value }) => value),
    outOwner: outputs.map(({ owner }) => owner),
    outLayer: outputs.map(({ layer }) => layer),
    outBudget: outputs.map(({ budget }) => budget),
    outPaid: outputs.map(({ paid }) => paid),
    outHold: outputs.map(({ holdSelection }) => holdSelection),
    toParty: outputs.map((output) => (offered(output) ? 1n : 0n)),
  };
}
