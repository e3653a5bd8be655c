/** The one door to the ledger, whichever ledger it is. */
import type { FuqiError } from '@fuqi/domain';

/** What a channel is; screens and receipts must show `development`. */
export interface ChannelInfo {
  readonly channel: string;
  readonly contract: string;
  readonly development: boolean;
  /** MSP ids of the banks. */
  readonly banks: readonly string[];
}

/** A supervisor's key that may be cited. */
export interface EpochInfo {
  readonly epoch: number;
  readonly x: bigint;
  readonly y: bigint;
}

/** A policy that may be cited. */
export interface PolicyInfo {
  readonly version: number;
  readonly id: string;
  readonly maxLayer: number;
  readonly rootBudget: number;
  readonly tenorMonths: number;
}

/** Everything that an operation made now may cite. */
export interface LedgerVersions {
  /** The open date code. */
  readonly date: number;
  readonly calendar: string;
  /** Oldest first. */
  readonly epochs: readonly EpochInfo[];
  readonly policies: readonly PolicyInfo[];
  /** Open roots of the party tree, the newest last. */
  readonly partyRoots: readonly bigint[];
}

/** What became of one operation of a batch. */
export type OperationOutcome =
  | {
      readonly ok: true;
      /** SHA-256 of the operation, hex. */
      readonly digest: string;
      /** State key of the receipt. */
      readonly receipt: string;
      /** Whether this very operation had been recorded before. */
      readonly duplicate: boolean;
    }
  | {
      readonly ok: false;
      readonly error: FuqiError;
      /** `bytes`: these bytes can never succeed; `state`: it fails on what is recorded now. */
      readonly on: 'bytes' | 'state';
    };

/**
 * What became of a batch. `unknown` is an answer of its own: it may have been recorded or not, and only the same bytes may
 * be sent again.
 */
export type SubmitOutcome =
  | { readonly state: 'committed'; readonly outcomes: readonly OperationOutcome[] }
  | { readonly state: 'refused'; readonly error: FuqiError }
  | { readonly state: 'unknown'; readonly error: FuqiError };

/** What stands under a nullifier, a tag or a party root. */
export type ReceiptState =
  | { readonly state: 'unused' }
  | { readonly state: 'recorded'; readonly digest: string; readonly receipt: string }
  | { readonly state: 'frozen'; readonly case: string };

/** The tree of notes and records. */
export interface TreeInfo {
  readonly leaves: number;
  /** Complete chunks of 256 leaves. */
  readonly chunks: number;
  readonly root: bigint;
}

/** What a block says, in the order in which it happened; invalid transactions are left out. */
export type LedgerEvent =
  /** An operation recorded for the first time. */
  | { readonly type: 'operation'; readonly digest: string; readonly bytes: Uint8Array }
  /** Pending commitments became leaves `first … first + count − 1`, in the order of the anchors. */
  | {
      readonly type: 'sealed';
      readonly anchors: readonly string[];
      readonly first: number;
      readonly count: number;
      readonly root: bigint;
    }
  /** The date moved. */
  | { readonly type: 'date'; readonly date: number };

/** A committed block. */
export interface LedgerBlock {
  readonly number: number;
  readonly events: readonly LedgerEvent[];
}

/** A member's leaf as the ledger has it. */
export interface PartyLeaf {
  readonly index: number;
  readonly leaf: bigint;
}

/** A pending entry: commitments that wait to be sealed. */
export interface PendingEntry {
  readonly anchor: string;
  readonly commitments: readonly bigint[];
}

/** The ledger as a client of one organisation sees it. */
export interface Ledger {
  channel(): Promise<ChannelInfo>;
  versions(): Promise<LedgerVersions>;
  /** Sends a batch; never throws for what the ledger or the way to it does. */
  submit(batch: Uint8Array): Promise<SubmitOutcome>;
  /** @param anchor `nf/<hex>`, `tag/<circuit>/<hex>` or `party/<hex>` */
  receipt(anchor: string): Promise<ReceiptState>;
  tree(): Promise<TreeInfo>;
  /** Leaves of a chunk; fewer than 256 in the last one. */
  chunk(index: number): Promise<readonly bigint[]>;
  /** Roots of complete chunks from an index on; may be fewer than all. */
  chunkRoots(from: number): Promise<readonly bigint[]>;
  /** All leaves of the party tree, by member id. */
  partyLeaves(): Promise<readonly PartyLeaf[]>;
  /** Entries that wait to be sealed, in no order of time. */
  pending(): Promise<readonly PendingEntry[]>;
  /** Seals pending entries; anybody may. */
  seal(anchors: readonly string[]): Promise<SubmitOutcome>;
  /** Number of blocks; the newest has number `height − 1`. */
  height(): Promise<number>;
  /** Committed blocks from a number on, up to the newest at the time it is reached; then it ends. */
  blocks(from: number): AsyncIterable<LedgerBlock>;
}
