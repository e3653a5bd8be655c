import type { ChaincodeResponse } from './endorsed-payload';
import type { ProposalResponse } from './endorser';

/** A simulated bank, as the ledger talks to it. */
export interface Bank {
  readonly mspId: string;
  /** @param now milliseconds since the epoch; `signedProposal` is `peer.SignedProposal` bytes. */
  endorse(signedProposal: Uint8Array, now: number): Promise<ProposalResponse>;
  evaluate(signedProposal: Uint8Array, now: number): Promise<ChaincodeResponse>;
  close(): Promise<void>;
}

/** A block on its way to a bank that keeps its own copy of the ledger. */
export interface BlockDelivery {
  readonly block: Uint8Array;
  /** Private writes by index in the block, only those of collections the bank belongs to. */
  readonly privatePayloads: readonly (readonly [index: number, payload: Uint8Array])[];
}

/** Where a bank's copy of the ledger stands. */
export interface ReplicaTip {
  readonly height: number;
  /** Chains block outcomes and state hashes: equal hashes mean equal ledgers. */
  readonly commitHash: Uint8Array;
}

/** A bank with a ledger of its own, fed by the block stream. */
export interface ReplicaBank extends Bank {
  /** Where the replica stood when it was opened. */
  readonly openedAt: ReplicaTip;
  /** Applies the next block; resolves with where the replica then stands. */
  apply(delivery: BlockDelivery): Promise<ReplicaTip>;
  /** Hash of all that the bank's copy should share with the ledger: see `hashReplicated`. */
  audit(): Promise<Uint8Array>;
}
