/** Money that leaves: a hold before the instruction is sent, and its end in paid or failed (rows PAY, FAIL, FUND; CLEAR). */
import {
  CLEAR_ACTION,
  HOLD,
  HOLD_SELECTION,
  KIND,
  MOVE_ACTION,
  PAY_PURPOSE,
  RECORD_TYPE,
  holdHash,
  returnSalt,
} from '@fuqi/protocol';
import type { MoveOutput, Payment } from '@fuqi/protocol';
import { UNHELD, openHold } from '../../notes/opened-hold';
import type { OpenedHold } from '../../notes/opened-hold';
import { nullifierOf } from '../../notes/opened-note';
import type { OpenedNote } from '../../notes/opened-note';
import { randomField } from '../../random';
import { makeDraft } from '../draft';
import type { Draft } from '../draft';
import type { ClearRecipe, InputNote, InputRecord, MoveRecipe } from '../recipes';
import { isLive, isMatured, refuseHere, requireHolder, requireSpendable } from '../rules';
import { currentVersions, requireStanding, selfOf } from '../session';
import type { Session } from '../session';
import type { ActOptions } from './own';

/** Who is paid when this note is: the lender of a pledge, the payer of a lapsed offer, else the owner. */
export function payeeOf(note: OpenedNote, date: number): bigint {
  const { hold, owner } = note;
  const lapsedOffer = hold.kind === HOLD.OFFER && !isLive(note, date);
  return hold.kind === HOLD.PLEDGE || lapsedOffer ? hold.holder : owner;
}

/**
 * The payment that a note's PAY would start. Its hash, the new hold's reference, is the remark of the bank's instruction;
 * it contains a secret of the note, so it says nothing to a stranger and counts for this note only.
 */
export function paymentOf(input: InputNote, purpose: bigint, date: number): Payment {
  const { note, commitment } = input;
  return {
    purpose,
    previousHold: holdHash(note.hold),
    payee: payeeOf(note, date),
    instruction: returnSalt(note.salt, nullifierOf(note, commitment), 0n),
  };
}

/**
 * Holds a note for payment, before any instruction is sent: by the bank of a live reserve to fund it, or by the registrar of
 * a matured voucher to clear it.
 * @throws FuqiError `not-controller`, `hold-expired`, `phase-closed`, `note-encumbered`, `note-pending`, `party-frozen`
 */
export function pay(session: Session, input: InputNote, options: ActOptions = {}): Promise<Draft> {
  const { note } = input;
  const self = session.wallet.id;
  requireSpendable(input);
  const { date, day } = currentVersions(session);
  requireStanding(selfOf(session), day, {});
  const clears = isMatured(note, date);
  if (clears) requireRegistrarPays(note, self);
  else requireReserve(note, self, date);
  const purpose = clears ? PAY_PURPOSE.CLEARING : PAY_PURPOSE.FUNDING;
  const payment = paymentOf(input, purpose, date);
  const newHold = openHold(
    { kind: HOLD.PAYING, holder: BigInt(self), expiry: 0n },
    { type: 'payment', payment },
  );
  const outputs = [whole(note, HOLD_SELECTION.NEW)];
  const recipe = { ...moveRecipe(session, MOVE_ACTION.PAY, input, outputs), newHold, payment };
  return makeDraft(session, [recipe], options);
}

function requireRegistrarPays({ token, hold }: OpenedNote, self: number): void {
  if (token.registrar !== BigInt(self)) refuseHere('not-controller');
  if (hold.kind === HOLD.ISSUE_OFFER || hold.kind === HOLD.PAYING) refuseHere('note-encumbered');
}

function requireReserve(note: OpenedNote, self: number, date: number): void {
  requireHolder(note, self, [HOLD.RESERVE]);
  if (!isLive(note, date)) refuseHere('hold-expired');
  if ((date & 3) !== 0) refuseHere('phase-closed');
}

/** The payment behind a paying hold. @throws FuqiError `note-kind` when it is not known */
function openedPayment({ hold }: OpenedNote): Payment {
  if (hold.kind !== HOLD.PAYING || hold.opening?.type !== 'payment') {
    return refuseHere('note-kind', 'not held for payment');
  }
  return hold.opening.payment;
}

/**
 * A payment failed or was returned: the note is as it was before. The registrar of a matured voucher may also end a funding
 * payment that the bank leaves open.
 * @param previous the hold before the payment, for one that clears a held voucher
 * @throws FuqiError `not-controller`, `note-kind`, `note-pending`
 */
export function fail(
  session: Session,
  input: InputNote,
  previous: OpenedHold = UNHELD,
  options: ActOptions = {},
): Promise<Draft> {
  const { note } = input;
  requireSpendable(input);
  const payment = openedPayment(note);
  const self = BigInt(session.wallet.id);
  const { date, day } = currentVersions(session);
  requireStanding(selfOf(session), day, {});
  const funding = payment.purpose === PAY_PURPOSE.FUNDING;
  const registrarEnds = funding && isMatured(note, date) && note.token.registrar === self;
  if (note.hold.holder !== self && !registrarEnds) refuseHere('not-controller');
  if (!funding && holdHash(previous) !== payment.previousHold) {
    refuseHere('note-kind', 'another hold stood before');
  }
  const selection = funding ? HOLD_SELECTION.NONE : HOLD_SELECTION.PREVIOUS;
  const recipe: MoveRecipe = {
    ...moveRecipe(session, MOVE_ACTION.FAIL, input, [whole(note, selection)]),
    payment,
    ...(funding ? {} : { previousHold: previous }),
  };
  return makeDraft(session, [recipe], options);
}

/**
 * The bank takes the voucher over once the seller's side has confirmed the net proceeds.
 * @param reserved the reserve that stood before the payment
 * @param record the confirmation of the seller or its bank
 * @throws FuqiError `payment-unconfirmed`, `payment-amount`, `quote-mismatch`, `not-controller`, `kyc-expired`, `note-kind`
 */
export function fund(
  session: Session,
  input: InputNote,
  reserved: OpenedHold,
  record: InputRecord | undefined,
  options: ActOptions = {},
): Promise<Draft> {
  const { note } = input;
  const self = session.wallet.id;
  requireSpendable(input);
  requireHolder(note, self, [HOLD.PAYING]);
  requireStanding(selfOf(session), currentVersions(session).day, { kyc: true });
  const payment = openedPayment(note);
  if (payment.purpose !== PAY_PURPOSE.FUNDING) refuseHere('note-kind', 'not a funding payment');
  const { opening } = reserved;
  if (opening?.type !== 'quote' || holdHash(reserved) !== payment.previousHold) {
    return refuseHere('quote-mismatch');
  }
  const { net, rest } = opening;
  const confirmed = requireRecord(session, note, record, { amount: net, payee: note.owner });
  const layer = note.token.kind === KIND.VOUCHER ? note.layer + 1n : note.layer;
  const output = { ...whole(note, HOLD_SELECTION.NONE), owner: BigInt(self), layer };
  const recipe: MoveRecipe = {
    ...moveRecipe(session, MOVE_ACTION.FUND, input, [output]),
    party: Number(note.owner),
    payment,
    funding: { net, rest, reserveExpiry: reserved.expiry, record: confirmed },
  };
  return makeDraft(session, [recipe], options);
}

/**
 * The registrar retires a voucher that was paid; the quota goes back to its grantor.
 * @param record the confirmation of the payee or its bank
 * @throws FuqiError `payment-unconfirmed`, `payment-amount`, `not-controller`, `note-kind` when the authorities behind the
 *   voucher are not known
 */
export function clear(
  session: Session,
  input: InputNote,
  record: InputRecord | undefined,
  options: ActOptions = {},
): Promise<Draft> {
  const { note } = input;
  const self = BigInt(session.wallet.id);
  requireSpendable(input);
  requireHolder(note, session.wallet.id, [HOLD.PAYING]);
  if (note.token.registrar !== self || note.token.kind !== KIND.VOUCHER)
    refuseHere('not-controller');
  requireStanding(selfOf(session), currentVersions(session).day, {});
  const payment = openedPayment(note);
  if (payment.purpose !== PAY_PURPOSE.CLEARING) refuseHere('note-kind', 'not a clearing payment');
  const { value: amount } = note;
  const confirmed = requireRecord(session, note, record, { amount, payee: payment.payee });
  const recipe: ClearRecipe = {
    circuit: 'clear',
    action: CLEAR_ACTION.CLEAR,
    input,
    settlement: { payment, record: confirmed },
    attempt: randomField(session.random),
  };
  return makeDraft(session, [recipe], options);
}

/** A payment is confirmed by the payee or the bank of its account, never by who pays. */
function requireRecord(
  session: Session,
  note: OpenedNote,
  found: InputRecord | undefined,
  due: { readonly amount: bigint; readonly payee: bigint },
): InputRecord {
  if (found === undefined) return refuseHere('payment-unconfirmed');
  const { type, subject, amount, attester } = found.record;
  if (type !== RECORD_TYPE.PAID || subject !== note.hold.reference)
    refuseHere('payment-unconfirmed');
  if (found.sealed === undefined) refuseHere('note-pending', 'confirmation');
  if (amount !== due.amount) refuseHere('payment-amount');
  const { account } = session.book.member(due.payee);
  const { index, status } = selfOf(session);
  const byBank = attester === account.bank && attester !== status.operator;
  if (attester === index || (attester !== due.payee && !byBank)) refuseHere('payment-unconfirmed');
  return found;
}

/**
 * Confirms that a payment was received: by the payee, or by the bank of its account.
 * @param reference the paying hold's reference, the remark of the payment
 * @param amount fen received
 * @param toward the bank or registrar that paid, who is told of it
 * @throws FuqiError `issuer-blocked`, `kyc-expired`, `party-frozen`, `value-out-of-range`
 */
export function attestPaid(
  session: Session,
  reference: bigint,
  amount: bigint,
  toward: number,
  options: ActOptions = {},
): Promise<Draft> {
  requireStanding(selfOf(session), currentVersions(session).day, { active: true, kyc: true });
  if (amount < 1n || amount >= 1n << 64n) refuseHere('value-out-of-range');
  const attempt = randomField(session.random);
  const type = RECORD_TYPE.PAID;
  return makeDraft(
    session,
    [{ circuit: 'attest', type, subject: reference, amount, toward, attempt }],
    options,
  );
}

function whole(note: OpenedNote, holdSelection: bigint): MoveOutput {
  const { value, owner, layer, budget, paid } = note;
  return { value, owner, layer, budget, paid, holdSelection };
}

function moveRecipe(
  session: Session,
  action: bigint,
  input: InputNote,
  outputs: readonly MoveOutput[],
): MoveRecipe {
  const attempt = randomField(session.random);
  return { circuit: 'move', action, inputs: [input], party: 0, newHold: UNHELD, outputs, attempt };
}
