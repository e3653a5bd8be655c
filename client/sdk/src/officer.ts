/**
 * What an officer's device needs, and nothing else: no Node, no prover, no wallet. A phone reviews and signs with it while a
 * server drafts and proves.
 */
export { MemberKeys } from './keys/member-keys';
export { OfficerKey, verifyOfficerSignature } from './keys/officer-key';
export type { OfficerSignature, Signer } from './keys/officer-key';
export { formatSealedSecret, parseSealedSecret } from './keys/parse-sealed-secret';
export { pureScrypt } from './keys/pure-scrypt';
export { DEFAULT_COST, PASSPHRASE_MIN, openSecret, sealSecret } from './keys/sealed-secret';
export type { ScryptCost, SealedSecret, SlowHash } from './keys/sealed-secret';
export { parseValues, stringifyValues } from './json-values';
export { memberNumber } from './operations/describe';
export type { NameOf, Sentence } from './operations/describe';
export { describeLeg } from './operations/describe-leg';
export { reviewRequest, signRequest } from './operations/signing';
export type {
  Effect,
  LegSignature,
  Review,
  SigningOfficer,
  SigningRequest,
} from './operations/signing';
