/** Signing, notes, wallet, operations and the Ledger port. Sorted by hand; a test holds the list. */
export {
  BASE,
  addPoints,
  clearCofactor,
  equalPoints,
  isKeyPoint,
  isOnCurve,
  multiply,
  multiplyBase,
  multiplyFast,
  packPoint,
  requireKeyPoint,
  unpackPoint,
} from './curve/baby-jubjub';
export { MemberKeys, SEED_BYTES } from './keys/member-keys';
export type { ViewingKey } from './keys/member-keys';
export { OFFICER_KEY_BYTES, OfficerKey, verifyOfficerSignature } from './keys/officer-key';
export type { OfficerSignature, Signer } from './keys/officer-key';
export { formatSealedSecret, parseSealedSecret } from './keys/parse-sealed-secret';
export { DEFAULT_COST, PASSPHRASE_MIN, openSecret, sealSecret } from './keys/sealed-secret';
export type { ScryptCost, SealedSecret, SlowHash } from './keys/sealed-secret';
export { KeyStore } from './node/key-store';
export { nodeScrypt } from './node/scrypt';
export { requestTag } from './oprf/client';
export type { OprfAsker, OprfBank, OprfOutcome } from './oprf/client';
export { MemoryCounter } from './oprf/counter';
export type { RequestCounter } from './oprf/counter';
export { blind, evaluateShare, finishTag, verifyPartial } from './oprf/evaluate';
export type { Blinding, PartialEvaluation } from './oprf/evaluate';
export { hashToCurve } from './oprf/hash-to-curve';
export { oprfRequestDigest, signOprfRequest } from './oprf/request';
export type { OprfRequest, SignedOprfRequest } from './oprf/request';
export { joinReshared, publicOfResharing, reshare } from './oprf/reshare';
export type { Resharing } from './oprf/reshare';
export { OprfService } from './oprf/service';
export type { OprfRegister, OprfServiceOptions } from './oprf/service';
export { DEFAULT_THRESHOLD, KeyShare, deal, joinDealt, publicOfDealings } from './oprf/shares';
export type { Dealing, OprfPublic, Threshold } from './oprf/shares';
export { randomField, randomScalar, secureRandom } from './random';
export type { RandomSource } from './random';
