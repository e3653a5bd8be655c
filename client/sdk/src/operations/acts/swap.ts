/** Two members exchange notes in one operation: both legs are recorded, or none. */
import { equalBytes } from '@fuqi/protocol';
import { composeDraft, draftLegs } from '../draft';
import type { Draft, DraftLeg, TermsSecret } from '../draft';
import { LAST_DATE } from '../describe';
import type { InputNote } from '../recipes';
import { refuseHere } from '../rules';
import type { Session } from '../session';
import { givesForGood, redactLeg } from '../signing';
import { passOnRecipe } from './own';
import type { PassOn } from './own';

/** What one side gives. */
export interface SwapSide {
  readonly inputs: readonly InputNote[];
  readonly gives: Omit<PassOn, 'expiry'>;
}

/**
 * A side's leg with its secrets, for its own store; the other side gets {@link redactLeg} of it. Its offer never lapses: one
 * that could be taken back would let the side that accepts first take its own part back from one who is offline.
 */
export async function swapLeg(session: Session, { inputs, gives }: SwapSide): Promise<DraftLeg> {
  const [leg] = await draftLegs(session, [
    passOnRecipe(session, inputs, { ...gives, expiry: LAST_DATE }),
  ]);
  return leg ?? refuseHere('malformed', 'no legs');
}

/** What a side shows of its leg to the other. */
export function offerLeg(leg: DraftLeg, to: number): DraftLeg {
  return { ...redactLeg(leg, to), recipe: undefined, numbers: [] };
}

/**
 * The operation of both legs, seller's first. Both sides compose the same terms and get the same text and digest, each with
 * its own leg in full and the other's as it was shown.
 *
 * @throws FuqiError `same-party`; `offer-too-short` when a side's offer could be taken back
 */
export function composeSwap(
  session: Pick<Session, 'network'>,
  legs: readonly [seller: DraftLeg, buyer: DraftLeg],
  terms: TermsSecret,
): Draft {
  const [seller, buyer] = legs;
  if (seller.view.signer === buyer.view.signer) refuseHere('same-party');
  if (!legs.every(givesForGood)) refuseHere('offer-too-short');
  return composeDraft(session.network, legs, terms);
}

/** Whether two sides look at the same operation. */
export function sameSwap(left: Draft, right: Draft): boolean {
  return equalBytes(left.terms.text, right.terms.text) && left.legalText === right.legalText;
}
