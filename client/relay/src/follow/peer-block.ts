/** A committed block as a bank's own peer has it, with everything that a follower checks. */

/** Where a key was last written. */
export interface StateVersion {
  readonly block: number;
  readonly transaction: number;
}

/** A key and the version in which a transaction read it; `null` stands for "was not there". */
export interface StateRead {
  readonly key: string;
  readonly version: StateVersion | null;
}

/** A key and its new value; `null` deletes it. */
export interface StateWrite {
  readonly key: string;
  readonly value: Uint8Array | null;
}

/** What was asked of the contracts, and by whom. */
export interface ContractCall {
  readonly txId: string;
  /** `contract:function` */
  readonly fn: string;
  readonly args: readonly Uint8Array[];
  readonly creator: { readonly mspId: string; readonly certificatePem: string };
  /** Unix seconds of the transaction's timestamp. */
  readonly seconds: number;
}

/** A transaction of a block. */
export interface PeerTransaction {
  readonly index: number;
  /** `stale`: the peer found one of its reads out of date. `other`: without effect for a reason that is not the state's. */
  readonly verdict: 'valid' | 'stale' | 'other';
  readonly call: ContractCall;
  readonly answer: Uint8Array;
  readonly reads: readonly StateRead[];
  readonly writes: readonly StateWrite[];
}

/** A block of the peer. */
export interface PeerBlock {
  readonly number: number;
  readonly transactions: readonly PeerTransaction[];
}

/** Where a follower gets its blocks: the bank's own peer. */
export interface PeerFeed {
  /** Blocks in order from a number on, up to the newest at the time it is reached; then it ends. */
  blocks(from: number): AsyncIterable<PeerBlock>;
}

/** The state as a contract reads it. */
export interface StateView {
  get(key: string): Uint8Array | undefined;
}

/** The contracts' own rules, run apart from the peer: code that the bank built itself. */
export interface RuleExecutor {
  /**
   * Runs a call on a state and changes nothing.
   * @throws whatever the rules refuse the call with
   */
  execute(
    call: ContractCall,
    state: StateView,
  ): Promise<{ readonly answer: Uint8Array; readonly writes: readonly StateWrite[] }>;
}
