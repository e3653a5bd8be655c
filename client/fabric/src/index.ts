export {
  CertificateAuthority,
  EncryptedWallet,
  IdentityError,
  WalletKeys,
  certificateRequest,
} from './identity';
export type {
  CaOptions,
  EnrolmentRole,
  EnrolOptions,
  IdentityErrorCode,
  KeyAndRequest,
  Registration,
  StoredIdentity,
} from './identity';
export { parseConnection } from './connection-file';
export type { NodeEndpoint, OrganisationConnection } from './connection-file';
export { decodeBlock } from './decode-block';
export type { DecodedBlock } from './decode-block';
export type { CommitResult, EndorsedTransaction, FabricPort } from './fabric-port';
export { FabricTransport, fabricLedger } from './fabric-transport';
export { followBlocks } from './follow-blocks';
export type { FollowOptions } from './follow-blocks';
export { GatewayPort } from './gateway-port';
export type { ChainInfo, GatewayPortOptions } from './gateway-port';
export { judgeFailure, judgeValidation, textOf } from './judge-failure';
export type { Step, Verdict } from './judge-failure';
export { lowSSigner } from './low-s-signer';
export { PeerLine } from './open-gateway';
export { submitTransaction } from './submit-transaction';
export type { SubmitOptions } from './submit-transaction';
export { blockLinks } from './block-hash';
export type { BlockLinks } from './block-hash';
export { readSnapshot, snapshotFolder } from './snapshot/read-snapshot';
export type { PeerSnapshot } from './snapshot/read-snapshot';
export { requestSnapshot } from './snapshot/request-snapshot';
export { SnapshotError } from './snapshot/snapshot-reader';
export type { SnapshotEntry } from './snapshot/snapshot-reader';
export { StatusCode } from '@hyperledger/fabric-gateway';
