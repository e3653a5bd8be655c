import { FuqiError } from '@fuqi/domain';
import type { PartyBook } from '@fuqi/sdk';
import { collectSignatures, draftContext, signatureRules } from '@fuqi/sdk';
import type { Draft, LegSignature } from '@fuqi/sdk';

/** How many officers of the member must sign a draft: as many as its strictest leg asks for. */
export function officersNeeded(draft: Draft, book: PartyBook): number {
  return Math.max(...draft.legs.map(({ view }) => signatureRules(view, book).signer.count));
}

/**
 * Checks that an officer signed every leg of a draft, under the key and with the power that the register has for the slot.
 * @throws FuqiError `malformed` unless there is one signature a leg; `officer-unknown`, `power-missing`, `signature-invalid`
 */
export function checkSignatures(
  draft: Draft,
  signatures: readonly LegSignature[],
  book: PartyBook,
): void {
  const context = draftContext(draft);
  const legs = new Set(signatures.map(({ leg }) => leg));
  if (signatures.length !== draft.legs.length || legs.size !== draft.legs.length) {
    throw new FuqiError('malformed', 'one signature for every leg', { layer: 'wallet' });
  }
  for (const [place, leg] of draft.legs.entries()) {
    const { signer } = signatureRules(leg.view, book);
    const own = signatures.filter((signature) => signature.leg === place);
    // One at a time: whether there are enough is the operation's state, not this signature's.
    collectSignatures(leg, context, { ...signer, count: 1 }, own);
  }
}
