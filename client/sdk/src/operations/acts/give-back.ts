/** Offers that come to nothing: rejected by the payee, or taken back by whoever made them once they have lapsed. */
import { CLEAR_ACTION, HOLD, HOLD_SELECTION, KIND, MOVE_ACTION } from '@fuqi/protocol';
import { UNHELD } from '../../notes/opened-hold';
import type { OpenedNote } from '../../notes/opened-note';
import { randomField } from '../../random';
import { makeDraft } from '../draft';
import type { Draft } from '../draft';
import type { ClearRecipe, InputNote, MoveRecipe } from '../recipes';
import { isLive, isMatured, refuseHere, requireHolder, requireSpendable } from '../rules';
import { currentVersions, requireStanding, selfOf } from '../session';
import type { Session } from '../session';
import type { ActOptions } from './own';

/**
 * Rejects an offer whole: a transfer goes back to the payer, an issue back into quota and capacity.
 * @throws FuqiError `note-kind` when it was not offered, `not-controller`, `note-matured`, `note-pending`, `party-frozen`
 */
export function reject(
  session: Session,
  input: InputNote,
  options: ActOptions = {},
): Promise<Draft> {
  requireSpendable(input);
  requireStanding(selfOf(session), currentVersions(session).day, {});
  const { note } = input;
  if (note.owner !== BigInt(session.wallet.id)) refuseHere('not-controller');
  return giveBack(session, input, CLEAR_ACTION.REJECT, options);
}

/**
 * Takes back what was offered and not accepted in time.
 * @throws FuqiError `hold-live` before the offer lapses, and as {@link reject}
 */
export function takeBack(
  session: Session,
  input: InputNote,
  options: ActOptions = {},
): Promise<Draft> {
  requireSpendable(input);
  const { date, day } = currentVersions(session);
  requireStanding(selfOf(session), day, {});
  requireHolder(input.note, session.wallet.id, [HOLD.OFFER, HOLD.ISSUE_OFFER]);
  if (isLive(input.note, date)) refuseHere('hold-live');
  return giveBack(session, input, CLEAR_ACTION.TAKE_BACK, options);
}

function giveBack(
  session: Session,
  input: InputNote,
  ofIssue: bigint,
  options: ActOptions,
): Promise<Draft> {
  const { kind } = input.note.hold;
  if (kind === HOLD.ISSUE_OFFER) {
    return makeDraft(session, [unissue(session, input, ofIssue)], options);
  }
  if (kind !== HOLD.OFFER) refuseHere('note-kind', 'not offered');
  if (isMatured(input.note, currentVersions(session).date)) refuseHere('note-matured');
  return makeDraft(session, [giveBackRecipe(session, input)], options);
}

function unissue(session: Session, input: InputNote, action: bigint): ClearRecipe {
  return { circuit: 'clear', action, input, attempt: randomField(session.random) };
}

function giveBackRecipe(session: Session, input: InputNote): MoveRecipe {
  const { value, hold, budget, paid } = input.note;
  const { holder: owner } = hold;
  const layer = earlierLayer(input.note);
  return {
    circuit: 'move',
    action: MOVE_ACTION.RETURN,
    inputs: [input],
    party: 0,
    newHold: UNHELD,
    outputs: [{ value, owner, layer, budget, paid, holdSelection: HOLD_SELECTION.NONE }],
    attempt: randomField(session.random),
  };
}

/** Only vouchers count their tiers. */
function earlierLayer({ token, layer }: OpenedNote): bigint {
  return token.kind === KIND.VOUCHER ? layer - 1n : layer;
}
