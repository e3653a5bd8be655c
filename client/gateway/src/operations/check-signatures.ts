import { FuqiError } from '@fuqi/domain';
import type { PartyBook } from '@fuqi/sdk';
import { collectSignatures, draftContext, signatureRules } from '@fuqi/sdk';
import type { Draft, DraftLeg, LegSignature, SignatureRule } from '@fuqi/sdk';

/** The rule by which a member's officers sign a leg, as its signer or beside it. @throws FuqiError `not-controller` */
function ruleOf({ view }: DraftLeg, book: PartyBook, self: number): SignatureRule {
  const { signer, cosigner } = signatureRules(view, book);
  const rule = view.signer === self ? signer : view.cosigner === self ? cosigner : undefined;
  if (rule === undefined) throw new FuqiError('not-controller', 'nothing to sign');
  return rule;
}

/** How many officers of the member must sign a draft: as many as its strictest leg asks for. */
export function officersNeeded(draft: Draft, book: PartyBook, self: number): number {
  return Math.max(...draft.legs.map((leg) => ruleOf(leg, book, self).count));
}

/**
 * Checks that an officer signed every leg of a draft, under the key and with the power that the register has for the slot.
 * @throws FuqiError `malformed` unless there is one signature a leg; `officer-unknown`, `power-missing`, `signature-invalid`
 */
export function checkSignatures(
  draft: Draft,
  signatures: readonly LegSignature[],
  book: PartyBook,
  self: number,
): void {
  const context = draftContext(draft);
  const legs = new Set(signatures.map(({ leg }) => leg));
  if (signatures.length !== draft.legs.length || legs.size !== draft.legs.length) {
    throw new FuqiError('malformed', 'one signature for every leg', { layer: 'wallet' });
  }
  for (const [place, leg] of draft.legs.entries()) {
    const rule = ruleOf(leg, book, self);
    const own = signatures.filter((signature) => signature.leg === place);
    // One at a time: whether there are enough is the operation's state, not this signature's.
    collectSignatures(leg, context, { ...rule, count: 1 }, own);
  }
}
