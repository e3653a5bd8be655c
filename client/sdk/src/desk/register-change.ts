/** What a block changes in a register, as its store keeps it. */
import type { Note, Token } from '@fuqi/protocol';
import type { OpenedHold } from '../notes/opened-hold';
import type { OpenedToken } from '../notes/opened-token';
import type { LedgerPlace, SealedRange } from '../wallet/wallet-note';

/** Where and when a note was spent. */
export interface Spending {
  readonly block: number;
  /** Hexadecimal digest of the operation. */
  readonly digest: string;
}

/** A note of the register; its token is opened when it is asked for, because more may be known then. */
export interface StoredEntry extends LedgerPlace {
  readonly token: Token;
  readonly hold: OpenedHold;
  readonly plain: Note;
  readonly nullifier: bigint;
  readonly spent: Spending | undefined;
}

/** One change. */
export type RegisterChange =
  | { readonly type: 'token'; readonly token: OpenedToken }
  | { readonly type: 'entry'; readonly entry: StoredEntry }
  | { readonly type: 'spent'; readonly commitment: bigint; readonly spent: Spending }
  | { readonly type: 'sealed'; readonly anchor: string; readonly range: SealedRange }
  | { readonly type: 'position'; readonly next: number };
