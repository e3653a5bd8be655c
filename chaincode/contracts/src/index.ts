import { CalendarContract } from './contracts/calendar-contract';
import { GovernanceContract } from './contracts/governance-contract';
import { OperationsContract } from './contracts/operations-contract';
import { QueryContract } from './contracts/query-contract';
import { SealsContract } from './contracts/seals-contract';

/** The contracts of this chaincode, in the form in which fabric-shim's launcher looks for them. */
export const contracts = [
  OperationsContract,
  SealsContract,
  CalendarContract,
  GovernanceContract,
  QueryContract,
];

export { CalendarContract, GovernanceContract, OperationsContract, QueryContract, SealsContract };
export { useCodeHash } from './code-hash';
export { DUTIES, DUTY_ATTRIBUTE } from './authz/actor';
export type { Duty } from './authz/actor';
export { canonicalJson, parseCanonical } from './encoding/canonical-json';
export type { Json } from './encoding/canonical-json';
export { listenersNow, restoreListeners } from './fabric/exception-listeners';
export type { LedgerContext, LedgerStub, StateRow } from './fabric/ledger-context';
export { ACTION_KINDS } from './governance/action-shapes';
export type { Action, ActionKind, ActionOf } from './governance/action-shapes';
export { proveDutyKey } from './governance/duty-possession';
export type { DutyKey } from './governance/duty-possession';
export { motionHash } from './governance/motion-hash';
export { CHAINCODE_TITLE, CHAINCODE_VERSION, createChaincodeMetadata, metadata } from './metadata';
export { Overlay } from './overlay/overlay';
export type { StateAccess } from './overlay/overlay';
export * from './proof/index';
export { proofService, useProofVerifier } from './proof-service';
export { consentHash } from './party/institution-consent';
export type { InstitutionLeaf } from './party/institution-consent';
export { KEYS, LEAF_RANGE, MOTION_RANGE, PENDING_RANGE } from './state/keys';
export { readReceipt } from './state/receipt-repository';
export type { Receipt } from './state/receipt-repository';
export type { Outcome, RefusalGround } from './submit/outcome';
