/** Notes held for a bank: reserved between a quote and its payment, pledged, and released (rows ENCUMBER and RELEASE). */
import { checkFundingDay } from '@fuqi/domain';
import { HOLD, HOLD_SELECTION, KIND, MOVE_ACTION, ROLE, STANDING } from '@fuqi/protocol';
import type { MoveOutput } from '@fuqi/protocol';
import { UNHELD, opaqueHold, openHold } from '../../notes/opened-hold';
import type { OpenedHold } from '../../notes/opened-hold';
import { randomField } from '../../random';
import { makeDraft } from '../draft';
import type { Draft } from '../draft';
import type { InputNote, MoveRecipe } from '../recipes';
import {
  isLive,
  isMatured,
  refuseHere,
  requireAlike,
  requireHolder,
  requireOwner,
  requireParts,
  requireSpendable,
  shareBudget,
} from '../rules';
import { currentVersions, policyOf, requireStanding, selfOf } from '../session';
import type { Session } from '../session';
import type { ActOptions } from './own';

/** A quote that the seller has chosen. */
export interface ReserveQuote {
  readonly bank: number;
  /** Fen that the bank will pay. */
  readonly net: bigint;
  /** Salted commitment to the rest of the signed quote: basis, rate, fees, registration number. */
  readonly rest: bigint;
  /** Last date code of the reserve. */
  readonly expiry: number;
}

/**
 * Reserves a voucher, or a part of it, for a bank's quote: until it lapses only this bank can move it.
 * @param value fen of face; the rest stays free
 * @throws FuqiError `phase-closed`, `funding-too-late`, `quote-expired`, `role-missing`, `issuer-blocked`, `same-party`, and
 *   as `split`
 */
export function reserve(
  session: Session,
  inputs: readonly InputNote[],
  value: bigint,
  quote: ReserveQuote,
  options: ActOptions = {},
): Promise<Draft> {
  const { date, day } = currentVersions(session);
  if ((date & 3) !== 0) refuseHere('phase-closed');
  if (quote.expiry < date) refuseHere('quote-expired');
  const [first] = inputs;
  if (first?.note.token.kind === KIND.VOUCHER) {
    const due = Number(first.note.token.due);
    const checked = checkFundingDay(policyOf(session), session.calendar, day, due);
    if (!checked.ok) throw checked.error;
  }
  const hold = openHold(
    { kind: HOLD.RESERVE, holder: BigInt(quote.bank), expiry: BigInt(quote.expiry) },
    { type: 'quote', net: quote.net, rest: quote.rest },
  );
  return makeDraft(session, [encumberRecipe(session, inputs, value, hold)], options);
}

/**
 * Pledges a note, or a part of it, to a lending bank.
 * @param loan salted reference of the loan
 * @throws FuqiError as {@link reserve}
 */
export function pledge(
  session: Session,
  inputs: readonly InputNote[],
  value: bigint,
  to: { readonly bank: number; readonly loan: bigint },
  options: ActOptions = {},
): Promise<Draft> {
  const holder = BigInt(to.bank);
  const hold = opaqueHold({ kind: HOLD.PLEDGE, holder, reference: to.loan, expiry: 0n });
  return makeDraft(session, [encumberRecipe(session, inputs, value, hold)], options);
}

function encumberRecipe(
  session: Session,
  inputs: readonly InputNote[],
  value: bigint,
  newHold: OpenedHold,
): MoveRecipe {
  requireAlike(inputs);
  const { date, day } = currentVersions(session);
  requireStanding(selfOf(session), day, { kyc: true });
  for (const input of inputs) {
    requireSpendable(input);
    requireOwner(input.note, session.wallet.id, date);
  }
  requireBank(session, Number(newHold.holder));
  const whole = inputs.reduce((sum, { note }) => sum + note.value, 0n);
  requireParts(whole, [value]);
  const values = value === whole ? [value] : [value, whole - value];
  const budgets = shareBudget(
    inputs.reduce((sum, { note }) => sum + note.budget, 0n),
    values,
  );
  const layer = inputs.reduce((top, { note }) => (note.layer > top ? note.layer : top), 0n);
  const paid = inputs[0]?.note.paid ?? 0n;
  const outputs = values.map((part, i): MoveOutput => ({
    value: part,
    owner: BigInt(session.wallet.id),
    layer,
    budget: budgets[i] ?? 0n,
    paid,
    holdSelection: i === 0 ? HOLD_SELECTION.NEW : HOLD_SELECTION.NONE,
  }));
  return {
    circuit: 'move',
    action: MOVE_ACTION.ENCUMBER,
    inputs,
    party: Number(newHold.holder),
    newHold,
    outputs,
    attempt: randomField(session.random),
  };
}

function requireBank({ book, wallet }: Session, bank: number): void {
  if (bank === wallet.id) refuseHere('same-party');
  const { roles, standing } = book.member(bank).status;
  if ((roles & ROLE.BANK) === 0n) refuseHere('role-missing', 'bank');
  if (standing !== STANDING.ACTIVE) refuseHere('issuer-blocked', 'standing of the bank');
}

/**
 * The bank releases what it holds, in whole or in part.
 * @param value what is set free; the rest stays held
 * @throws FuqiError `not-controller`, `hold-expired` when the reserve lapsed by itself, `note-matured`, `split-exceeds-value`
 */
export function release(
  session: Session,
  input: InputNote,
  value: bigint = input.note.value,
  options: ActOptions = {},
): Promise<Draft> {
  const { note } = input;
  requireSpendable(input);
  requireHolder(note, session.wallet.id, [HOLD.RESERVE, HOLD.PLEDGE]);
  const { date, day } = currentVersions(session);
  requireStanding(selfOf(session), day, {});
  if (isMatured(note, date)) refuseHere('note-matured');
  if (note.hold.kind === HOLD.RESERVE && !isLive(note, date)) refuseHere('hold-expired');
  requireParts(note.value, [value]);
  const values = value === note.value ? [value] : [value, note.value - value];
  const budgets = shareBudget(note.budget, values);
  const { owner, layer, paid } = note;
  const outputs = values.map((part, i): MoveOutput => ({
    value: part,
    owner,
    layer,
    budget: budgets[i] ?? 0n,
    paid,
    holdSelection: i === 0 ? HOLD_SELECTION.NONE : HOLD_SELECTION.SAME,
  }));
  const recipe: MoveRecipe = {
    circuit: 'move',
    action: MOVE_ACTION.RELEASE,
    inputs: [input],
    party: 0,
    newHold: UNHELD,
    outputs,
    attempt: randomField(session.random),
  };
  return makeDraft(session, [recipe], options);
}
