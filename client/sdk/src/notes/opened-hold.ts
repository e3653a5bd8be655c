/** Holds whose reference is known, as far as their holder was told. */
import { NO_HOLD, holdHash, payReference, quoteReference } from '@fuqi/protocol';
import type { Hold, Payment } from '@fuqi/protocol';

/** What is behind a hold's `reference`. */
export type ReferenceOpening =
  /** A reserve's quote: fen to be paid, and a salted commitment to the rest of the quote. */
  | { readonly type: 'quote'; readonly net: bigint; readonly rest: bigint }
  | { readonly type: 'payment'; readonly payment: Payment };

/** A hold and the opening of its reference, where it is known. */
export interface OpenedHold extends Hold {
  readonly opening: ReferenceOpening | undefined;
}

/** No hold. */
export const UNHELD: OpenedHold = { ...NO_HOLD, opening: undefined };

/** A hold without what is behind its reference. */
export function opaqueHold({ kind, holder, reference, expiry }: Hold): OpenedHold {
  return { kind, holder, reference, expiry, opening: undefined };
}

/** A hold from the opening of its reference. */
export function openHold(head: Omit<Hold, 'reference'>, opening: ReferenceOpening): OpenedHold {
  const reference =
    opening.type === 'quote'
      ? quoteReference(opening.net, opening.rest)
      : payReference(opening.payment);
  const { kind, holder, expiry } = head;
  return { kind, holder, expiry, reference, opening };
}

/** Whether two holds are the same for the ledger. */
export function sameHold(left: Hold, right: Hold): boolean {
  return holdHash(left) === holdHash(right);
}
