/** What an owner does with notes: accept, split, merge, pass on (row OWN). */
import { LIMITS, checkTransferDay, firstOfferExpiry, unwrap } from '@fuqi/domain';
import { HOLD, HOLD_SELECTION, KIND, MOVE_ACTION } from '@fuqi/protocol';
import type { MoveOutput } from '@fuqi/protocol';
import { UNHELD, opaqueHold } from '../../notes/opened-hold';
import type { OpenedNote } from '../../notes/opened-note';
import { randomField } from '../../random';
import { makeDraft } from '../draft';
import type { Draft, DraftTerms } from '../draft';
import type { InputNote, MoveRecipe } from '../recipes';
import {
  refuseHere,
  requireAlike,
  requireOwner,
  requireParts,
  requireSpendable,
  shareBudget,
} from '../rules';
import { currentVersions, policyOf, requireStanding, selfOf } from '../session';
import type { Session } from '../session';

/** What every act may be given beside its own parameters. */
export interface ActOptions {
  readonly terms?: DraftTerms;
  /** For the counterparty, at most 64 bytes. */
  readonly text?: string;
}

/** Inputs of an owner's act, checked. */
function ownInputs(
  session: Session,
  inputs: readonly InputNote[],
): { whole: bigint; budget: bigint; layer: bigint; first: OpenedNote } {
  requireAlike(inputs);
  const { date, day } = currentVersions(session);
  requireStanding(selfOf(session), day, { kyc: true });
  for (const input of inputs) {
    requireSpendable(input);
    requireOwner(input.note, session.wallet.id, date);
  }
  const notes = inputs.map(({ note }) => note);
  const [first] = notes;
  if (first === undefined) refuseHere('note-not-found');
  const most = BigInt(2 ** LIMITS.budgetBits - 1);
  const budget = notes.reduce((sum, note) => sum + note.budget, 0n);
  return {
    first,
    whole: notes.reduce((sum, { value }) => sum + value, 0n),
    budget: budget > most ? most : budget,
    layer: notes.reduce((top, { layer }) => (layer > top ? layer : top), 0n),
  };
}

function kept(
  session: Session,
  value: bigint,
  layer: bigint,
  budget: bigint,
  paid: bigint,
): MoveOutput {
  const owner = BigInt(session.wallet.id);
  return { value, owner, layer, budget, paid, holdSelection: HOLD_SELECTION.NONE };
}

/**
 * Splits or rearranges notes into parts of the given values; what is left over stays in one more part.
 * @param inputs one or two notes of one voucher
 * @throws FuqiError `split-exceeds-value`, `value-zero`, `budget-limit`, `note-matured`, `note-encumbered`, `not-controller`,
 *   `note-pending`, `kyc-expired`, `party-frozen`
 */
export function split(
  session: Session,
  inputs: readonly InputNote[],
  parts: readonly bigint[],
  options: ActOptions = {},
): Promise<Draft> {
  const { whole, budget, layer, first } = ownInputs(session, inputs);
  requireParts(whole, parts);
  const rest = whole - parts.reduce((sum, part) => sum + part, 0n);
  const values = rest === 0n ? parts : [...parts, rest];
  requireParts(whole, values);
  const budgets = shareBudget(budget, values);
  const outputs = values.map((value, i) =>
    kept(session, value, layer, budgets[i] ?? 0n, first.paid),
  );
  return makeDraft(session, [ownRecipe(session, inputs, outputs)], options);
}

/** Makes one note of two of the same voucher. @throws FuqiError as {@link split} */
export function merge(
  session: Session,
  inputs: readonly [InputNote, InputNote],
  options: ActOptions = {},
): Promise<Draft> {
  const whole = inputs[0].note.value + inputs[1].note.value;
  return split(session, inputs, [whole], options);
}

/**
 * Accepts an offer, of an issue or of a transfer: the note is written anew, and its maker can follow it no further.
 * @throws FuqiError as {@link split}; `note-kind` when it was not offered
 */
export function accept(
  session: Session,
  input: InputNote,
  options: ActOptions = {},
): Promise<Draft> {
  const { kind } = input.note.hold;
  if (kind !== HOLD.OFFER && kind !== HOLD.ISSUE_OFFER) refuseHere('note-kind', 'not offered');
  return split(session, [input], [input.note.value], options);
}

/** Who gets how much. */
export interface PassOn {
  readonly payee: number;
  /** At most four with the rest; each becomes a note of its own. */
  readonly values: readonly bigint[];
  /** Date code up to which the payee may accept; the earliest one allowed by default. */
  readonly expiry?: number;
}

/**
 * Passes notes on, in whole or in part; the rest stays. The payee accepts, rejects, or simply uses what it is offered.
 * @throws FuqiError as {@link split}; `party-unknown`, `party-frozen`, `same-party`, `layer-limit`, `transfer-too-late`,
 *   `offer-too-short`
 */
export function passOn(
  session: Session,
  inputs: readonly InputNote[],
  to: PassOn,
  options: ActOptions = {},
): Promise<Draft> {
  return makeDraft(session, [passOnRecipe(session, inputs, to)], options);
}

/** The leg of {@link passOn}, for an operation of several legs. @throws as there */
export function passOnRecipe(
  session: Session,
  inputs: readonly InputNote[],
  to: PassOn,
): MoveRecipe {
  const { whole, budget, layer, first } = ownInputs(session, inputs);
  requireParts(whole, to.values);
  requirePayee(session, first, to.payee);
  const isVoucher = first.token.kind === KIND.VOUCHER;
  const passed = isVoucher ? layer + 1n : layer;
  const current = currentVersions(session);
  if (passed > BigInt(current.maxLayer)) refuseHere('layer-limit');
  const earliest = unwrap(firstOfferExpiry(policyOf(session), current.date));
  const expiry = to.expiry ?? earliest;
  if (expiry < current.date + 4 || expiry < earliest) refuseHere('offer-too-short');
  const rest = whole - to.values.reduce((sum, value) => sum + value, 0n);
  const values = rest === 0n ? to.values : [...to.values, rest];
  requireParts(whole, values);
  const budgets = shareBudget(budget, values);
  const outputs = values.map((value, i): MoveOutput => {
    const share = budgets[i] ?? 0n;
    if (i >= to.values.length) return kept(session, value, layer, share, first.paid);
    const owner = BigInt(to.payee);
    return {
      value,
      owner,
      layer: passed,
      budget: share,
      paid: first.paid,
      holdSelection: HOLD_SELECTION.NEW,
    };
  });
  const self = BigInt(session.wallet.id);
  const newHold = opaqueHold({
    kind: HOLD.OFFER,
    holder: self,
    reference: randomField(session.random),
    expiry: BigInt(expiry),
  });
  return { ...ownRecipe(session, inputs, outputs), party: to.payee, newHold };
}

function requirePayee(session: Session, note: OpenedNote, payee: number): void {
  const { day } = currentVersions(session);
  if (payee === session.wallet.id) refuseHere('same-party');
  requireStanding(session.book.member(payee), day, {});
  if (note.token.kind !== KIND.VOUCHER) return;
  if (note.token.issuer === BigInt(payee))
    refuseHere('same-party', 'the debtor cannot own its voucher');
  const due = Number(note.token.due);
  const checked = checkTransferDay(policyOf(session), session.calendar, day, due);
  if (!checked.ok) throw checked.error;
}

function ownRecipe(
  session: Session,
  inputs: readonly InputNote[],
  outputs: readonly MoveOutput[],
): MoveRecipe {
  return {
    circuit: 'move',
    action: MOVE_ACTION.OWN,
    inputs,
    party: 0,
    newHold: UNHELD,
    outputs,
    attempt: randomField(session.random),
  };
}
