/** The few calls of Fabric's gateway that sending a transaction takes: what tests put another gateway behind. */

/** A transaction that enough banks have endorsed; its bytes no longer change. */
export interface EndorsedTransaction {
  readonly txId: string;
  /** What the contract answered. */
  readonly answer: Uint8Array;
  /** Sends the bytes to the orderers; a second call sends the same bytes. @throws GatewayError */
  submit(): Promise<void>;
  /** Waits until a block holds it. @throws GatewayError */
  status(): Promise<CommitResult>;
  /** Validation code of the transaction that a peer has under this id, the first one of its kind. @throws GatewayError */
  recorded(): Promise<CommitResult>;
}

/** Where a transaction stands. */
export interface CommitResult {
  /** Fabric's validation code. */
  readonly code: number;
  /** Number of the block, where it is known. */
  readonly block?: bigint;
}

/** A gateway, as one client of one organisation uses it. */
export interface FabricPort {
  /** @throws GatewayError */
  evaluate(fn: string, args: readonly string[]): Promise<Uint8Array>;
  /** A new proposal, endorsed. @throws GatewayError */
  endorse(fn: string, args: readonly Uint8Array[]): Promise<EndorsedTransaction>;
  /** @throws GatewayError */
  height(): Promise<number>;
  /** Blocks from a number on, without end, in Fabric's encoding. @throws GatewayError when the line breaks */
  blocks(from: number): AsyncIterable<Uint8Array>;
}
