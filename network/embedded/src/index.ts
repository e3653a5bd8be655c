export { openEmbeddedLedger } from './open-ledger';
export type { EmbeddedLedger } from './embedded-ledger';
export type {
  EndorsedTransaction,
  EndorseOptions,
  InvokeOptions,
  TransactionResult,
} from './invocation';
export type { CollectionOptions, EmbeddedLedgerOptions } from './options';
export type { Block, BlockTransaction, TransactionContent } from './block-view';
export type { CommitStatus } from './commit-tracker';
export type { ChaincodeEvent, ChaincodeResponse } from './endorsed-payload';
export { LedgerError, type LedgerErrorCode, type LedgerErrorDetails } from './errors';
export { seededRng, systemClock, systemRng, systemScheduler } from './host';
export type { Identity, Role } from './identity';
export type { BatchLimits } from './orderer';
export { outOf, type EndorsementPolicy } from './policy';
export type { Cancel, Clock, Rng, Scheduler } from './ports';
export type { TransactionTime } from './proposal';
export type {
  CollectionRwset,
  HashedRead,
  HashedWrite,
  PolicyWrite,
  RangeQuery,
  Read,
  Rwset,
  Version,
  Write,
} from './rwset';
export type { ContractClass, ContractMetadata } from './shim';
export { serveLedger } from './serve/serve-ledger';
export type { LedgerClient, ServedLedger, ServeOptions } from './serve/serve-ledger';
export type { ServeErrorCode } from './serve/wire';
export type {
  Storage,
  StorageEntry,
  StorageRange,
  StorageReader,
  StorageSnapshot,
  StorageWrite,
} from './storage';
export { VALIDATION_CODE, type ValidationCode } from './validation-code';
