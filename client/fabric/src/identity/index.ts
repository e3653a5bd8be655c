export { CertificateAuthority } from './certificate-authority';
export type { CaOptions, EnrolmentRole, EnrolOptions, Registration } from './certificate-authority';
export { certificateRequest } from './certificate-request';
export type { KeyAndRequest } from './certificate-request';
export { EncryptedWallet, WalletKeys } from './encrypted-wallet';
export { IdentityError } from './errors';
export type { IdentityErrorCode } from './errors';
export type { StoredIdentity } from './stored-identity';
