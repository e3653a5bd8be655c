/** What a wallet remembers. */
import type { LedgerRecord } from '@fuqi/protocol';
import type { OpenedNote } from '../notes/opened-note';
import type { RunPosition } from './tag-streams';

/** Leaves that one seal made; the note's own leaf is among them. */
export interface SealedRange {
  readonly first: number;
  readonly count: number;
}

/** Where a commitment stands on the ledger. */
export interface LedgerPlace {
  readonly commitment: bigint;
  /** Ledger key of the leg that made it. */
  readonly anchor: string;
  /** Its place among the leg's commitments. */
  readonly output: number;
  readonly block: number;
  /** Undefined while it is pending: it cannot be spent before. */
  readonly sealed: SealedRange | undefined;
}

/** A note that the wallet can read: the member's own, one it holds, or one it made and watches. */
export interface WalletNote extends LedgerPlace {
  readonly note: OpenedNote;
  readonly nullifier: bigint;
  /** Member who told of it. */
  readonly sender: number;
  /** What the sender wrote to it. */
  readonly text: string;
  readonly spent: { readonly block: number; readonly digest: string } | undefined;
}

/** A record that the wallet can read. */
export interface WalletRecord extends LedgerPlace {
  readonly record: LedgerRecord;
}

/** One step of a wallet's memory. Applying the same steps in the same order gives the same wallet. */
export type WalletChange =
  | { readonly type: 'note'; readonly note: WalletNote }
  | { readonly type: 'record'; readonly record: WalletRecord }
  | {
      readonly type: 'spent';
      readonly nullifier: bigint;
      readonly block: number;
      readonly digest: string;
    }
  | { readonly type: 'sealed'; readonly anchor: string; readonly range: SealedRange }
  | { readonly type: 'tag'; readonly stream: string; readonly counter: number }
  | { readonly type: 'reserved'; readonly stream: string; readonly counter: number }
  | { readonly type: 'released'; readonly stream: string; readonly counter: number }
  | ({ readonly type: 'run' } & RunPosition)
  /** A memo for this member that does not open or does not fit the ledger. */
  | { readonly type: 'unreadable'; readonly anchor: string; readonly sender: number }
  | { readonly type: 'date'; readonly date: number }
  /** The next block to look at. */
  | { readonly type: 'position'; readonly next: number };
