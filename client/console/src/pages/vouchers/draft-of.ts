import type { Action, DraftBody } from '../../api/types';

/** The draft of an act that needs nothing but its voucher; undefined for one that needs more. */
export function draftOf(action: Action, voucher: string): DraftBody | undefined {
  switch (action) {
    case 'accept':
    case 'reject':
    case 'take-back':
      return { act: action, voucher };
    default:
      return undefined;
  }
}
