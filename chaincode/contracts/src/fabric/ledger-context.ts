import type { Certificate } from '../authz/actor';
import type { StateAccess } from '../overlay/overlay';
import type { TxTimestamp } from './tx-clock';

/** One row of a range scan. */
export interface StateRow {
  readonly key: string;
  readonly value: Uint8Array;
}

/** The part of fabric-shim's stub that the contracts use. */
export interface LedgerStub extends StateAccess {
  getChannelID(): string;
  getTxTimestamp(): TxTimestamp;
  /** The function's name and its arguments as bytes. fabric-shim's types leave it out; its class has it. */
  getBufferArgs(): readonly Uint8Array[];
  setEvent(name: string, payload: Uint8Array): void;
  /** Rows in key order; for queries only, since a range in a transaction would be checked again at commit. */
  getStateByRange(from: string, to: string): AsyncIterable<StateRow>;
}

/** The part of Fabric's transaction context that the contracts use. */
export interface LedgerContext {
  readonly stub: LedgerStub;
  readonly clientIdentity: Certificate;
}
