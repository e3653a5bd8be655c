/** The contracts as a chaincode service beside a peer, and the package that a peer installs. */
export { type BuiltPackage, type ServiceConnection, buildPackage } from './build-package';
export { createChaincode } from './chaincode';
export { type CodePackage, hashCode } from './code-hash';
export { ownCodeHash } from './own-code';
export { ServiceError, type ServiceErrorCode } from './service-error';
export { type ServiceSettings, type ServiceTls, readSettings } from './settings';
export type { RunnableChaincode } from './shim';
export { type RunningService, startService } from './start-service';
