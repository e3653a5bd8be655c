/** Signing, notes, wallet, operations and the Ledger port. Sorted by file; a test holds the list. */
export { COMMITMENT_SALT_BYTES, invoiceCommitment, saltedCommitment } from './commitments';
export type { CommitmentUse } from './commitments';
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
export { Register } from './desk/register';
export type { RegisterEntry, RegisterOptions } from './desk/register';
export { dueDays, issuerTotals, paymentList, quotaTotals, shareOut } from './desk/registrar-desk';
export type { DueDay, IssuerTotals, PayeeTotal, PaymentLine } from './desk/registrar-desk';
export { RegistrarReader, SupervisorReader } from './desk/section-reader';
export type { Plaintext, ReaderKey, SectionReader } from './desk/section-reader';
export { parseValues, stringifyValues } from './json-values';
export { MemberKeys, SEED_BYTES } from './keys/member-keys';
export type { ViewingKey } from './keys/member-keys';
export { OFFICER_KEY_BYTES, OfficerKey, verifyOfficerSignature } from './keys/officer-key';
export type { OfficerSignature, Signer } from './keys/officer-key';
export { formatSealedSecret, parseSealedSecret } from './keys/parse-sealed-secret';
export { DEFAULT_COST, PASSPHRASE_MIN, openSecret, sealSecret } from './keys/sealed-secret';
export type { ScryptCost, SealedSecret, SlowHash } from './keys/sealed-secret';
export { pureScrypt } from './keys/pure-scrypt';
export { signWithViewingKey } from './keys/view-signature';
export { anchorOf, digestHex } from './ledger/anchors';
export { ContractLedger, eventsOf } from './ledger/contract-ledger';
export type { CommittedCall, LedgerTransport, TransactionOutcome } from './ledger/contract-ledger';
export { EmbeddedTransport, embeddedLedger } from './ledger/embedded';
export type { EmbeddedPort } from './ledger/embedded';
export type {
  ChannelInfo,
  EpochInfo,
  Ledger,
  LedgerBlock,
  LedgerEvent,
  LedgerVersions,
  OperationOutcome,
  PartyLeaf,
  PendingEntry,
  PolicyInfo,
  ReceiptState,
  SubmitOutcome,
  TreeInfo,
} from './ledger/ledger';
export { ScannedLeg, scanEpoch, scanOperation } from './ledger/scan-operation';
export { track } from './ledger/track';
export type { TrackOptions, TrackState } from './ledger/track';
export { followRegistrations, syncBook } from './members/follow-book';
export { PartyBook } from './members/party-book';
export { lookupTag, pairKeys, selfTagKey } from './memo/lookup-tags';
export type { Contact } from './memo/lookup-tags';
export { emptyMemo, openFromContact, openFromSelf, sealForContact, sealForSelf } from './memo/memo';
export { MEMO_TEXT_MAX, decodePayload, encodePayload } from './memo/payload';
export type { MemoNote, MemoPayload } from './memo/payload';
export { KeyStore } from './node/key-store';
export { localProver } from './node/local-prover';
export { serveProver } from './node/prover-service';
export type { ProverService, ProverServiceOptions } from './node/prover-service';
export { RecordFile } from './node/record-file';
export { RemoteLedger, remoteLedger } from './node/remote-ledger';
export type { RemoteLedgerOptions } from './node/remote-ledger';
export { remoteProver } from './node/remote-prover';
export type { RemoteProverOptions } from './node/remote-prover';
export { nodeScrypt } from './node/scrypt';
export { UNHELD, opaqueHold, openHold } from './notes/opened-hold';
export type { OpenedHold, ReferenceOpening } from './notes/opened-hold';
export { commitmentOf, nullifierOf, plainNote } from './notes/opened-note';
export type { OpenedNote } from './notes/opened-note';
export {
  capacityToken,
  opaqueToken,
  openToken,
  quotaToken,
  voucherToken,
} from './notes/opened-token';
export type { OpenedToken, TermsOpening } from './notes/opened-token';
export { pledge, release, reserve } from './operations/acts/encumber';
export type { ReserveQuote } from './operations/acts/encumber';
export { reject, takeBack } from './operations/acts/give-back';
export { grantLimit, grantQuota, mintDeposit, registerInvoice } from './operations/acts/grants';
export type { InvoiceRegistration, QuotaGrant } from './operations/acts/grants';
export { issue } from './operations/acts/issue';
export type { IssueTerms } from './operations/acts/issue';
export { accept, merge, passOn, split } from './operations/acts/own';
export type { ActOptions, PassOn } from './operations/acts/own';
export { attestPaid, clear, fail, fund, pay, payeeOf, paymentOf } from './operations/acts/payments';
export {
  addOfficer,
  officerSlots,
  possess,
  registerMember,
  removeOfficer,
  setStanding,
  takesAway,
  updateMember,
} from './operations/acts/registration';
export type { NewMember, RegistrationSession } from './operations/acts/registration';
export { composeSwap, offerLeg, swapLeg } from './operations/acts/swap';
export type { SwapSide } from './operations/acts/swap';
export { memberNumber } from './operations/describe';
export type { NameOf, Sentence } from './operations/describe';
export { describeLeg } from './operations/describe-leg';
export {
  abandonDraft,
  composeDraft,
  defaultValidity,
  draftLegs,
  fixTerms,
  makeDraft,
  parseDraft,
  serializeDraft,
} from './operations/draft';
export type { Draft, DraftLeg, DraftTerms, TermsSecret } from './operations/draft';
export { checkLeg, legDigest } from './operations/leg-view';
export type { LegView, PublicLeg } from './operations/leg-view';
export { assembleOperation, proveDraft, proveLegs } from './operations/prove-draft';
export type { ProveSession, ProveTools, ProvedLeg, ProvedLegs } from './operations/prove-draft';
export type {
  AttestRecipe,
  ClearRecipe,
  GrantRecipe,
  InputNote,
  InputRecord,
  IssueRecipe,
  LegRecipe,
  MoveRecipe,
  RegisterRecipe,
} from './operations/recipes';
export { isLive, isMatured } from './operations/rules';
export { currentVersions } from './operations/session';
export type { CurrentVersions, Session } from './operations/session';
export { collectSignatures, signatureRules } from './operations/signatures';
export type { SignatureRule, SignatureRules } from './operations/signatures';
export { draftContext, draftDigest } from './operations/signed-parts';
export type { SignedParts } from './operations/signed-parts';
export {
  redactLeg,
  requestFor,
  reviewRequest,
  signRequest,
  signingRequest,
} from './operations/signing';
export type {
  Effect,
  LegSignature,
  Review,
  SigningOfficer,
  SigningRequest,
} from './operations/signing';
export { requestTag } from './oprf/client';
export type { OprfAsker, OprfBank, OprfOutcome } from './oprf/client';
export { MemoryCounter } from './oprf/counter';
export type { RequestCounter } from './oprf/counter';
export { blind, evaluateShare, finishTag, verifyPartial } from './oprf/evaluate';
export type { Blinding, PartialEvaluation } from './oprf/evaluate';
export { enterpriseFields, invoiceFields } from './oprf/fields';
export { hashToCurve } from './oprf/hash-to-curve';
export { JournalCounter } from './oprf/journal-counter';
export { oprfRequestDigest, signOprfRequest } from './oprf/request';
export type { OprfRequest, SignedOprfRequest } from './oprf/request';
export { joinReshared, publicOfResharing, reshare } from './oprf/reshare';
export type { Resharing } from './oprf/reshare';
export { OprfService } from './oprf/service';
export type { OprfRegister, OprfServiceOptions } from './oprf/service';
export { DEFAULT_THRESHOLD, KeyShare, deal, joinDealt, publicOfDealings } from './oprf/shares';
export type { Dealing, OprfPublic, Threshold } from './oprf/shares';
export { checkPaper, formatPaper, parsePaper } from './paper/voucher-paper';
export type { PaperVerdict, VoucherPaper } from './paper/voucher-paper';
export { randomField, randomScalar, secureRandom } from './random';
export type { RandomSource } from './random';
export { SerialQueue } from './serial-queue';
export { balances, dueList } from './wallet/balances';
export type { Balance, DueEntry } from './wallet/balances';
export { MemoryRecords } from './wallet/journal';
export type { RecordStore } from './wallet/journal';
export { NotePaths } from './wallet/note-paths';
export { selectNotes, usableNotes } from './wallet/select-notes';
export type { Need, Selection } from './wallet/select-notes';
export { Wallet } from './wallet/wallet';
export type { MemoNumber, SyncReport, TryReport, WalletOptions } from './wallet/wallet';
export type { LedgerPlace, SealedRange, WalletNote, WalletRecord } from './wallet/wallet-note';
