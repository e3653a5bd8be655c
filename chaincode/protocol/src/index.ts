/** The note protocol of docs/PROTOCOL.md. Sorted by hand; a test holds the list. */
export {
  asciiBytes,
  bytesToInteger,
  concatBytes,
  equalBytes,
  fromHex,
  integerToBytes,
  toHex,
} from './bytes';
export { contentKey, decryptWords, encryptWords, streamBlock, unwrapKey, wrapKey } from './cipher';
export type { StreamKey } from './cipher';
export { CIRCUITS, CIRCUIT_ID, circuitOf } from './circuits';
export type { CircuitName } from './circuits';
export {
  BITS,
  CAPACITY_FLAG,
  CHUNK_DEPTH,
  CHUNK_LEAVES,
  CLEAR_ACTION,
  HOLD,
  HOLD_SELECTION,
  INVOICE_BASIS,
  KIND,
  MOVE_ACTION,
  NOTE_TREE_DEPTH,
  OFFICER_SLOTS,
  ONE_OFFICER_SUFFICES,
  PARTY_TREE_DEPTH,
  PAY_PURPOSE,
  POWER,
  PROTOCOL_VERSION,
  RECORD_TYPE,
  REGISTER_MODE,
  ROLE,
  STANDING,
} from './constants';
export { DOMAINS, DOMAIN_CONSTANTS, DOMAIN_NAMES, renderDomainsCircom } from './domains';
export type { Domain } from './domains';
export { decodeBatch, encodeBatch } from './encoding/batch-codec';
export {
  boundDigest,
  boundInputs,
  boundLeg,
  contextFromDigest,
  operationContext,
  operationDigest,
} from './encoding/context';
export type { BoundLeg, Network } from './encoding/context';
export { HASH_BYTES, MEMO_BYTES, MEMO_COUNT, PROOF_BYTES } from './encoding/operation';
export type { Cites, Leg, Operation, OperationTerms } from './encoding/operation';
export { decodeOperation, encodeOperation } from './encoding/operation-codec';
export {
  FIELD_BYTES,
  FIELD_ORDER,
  SUBGROUP_ORDER,
  addInField,
  fieldFromBytes,
  fieldFromHex,
  fieldToBytes,
  fieldToHex,
  isFieldElement,
  requireBits,
  requireField,
  subtractInField,
} from './field';
export {
  attestDigest,
  clearDigest,
  grantDigest,
  issueDigest,
  moveDigest,
  registerDigest,
} from './objects/digests';
export { NO_HOLD, holdHash, payReference, quoteReference } from './objects/hold';
export type { Hold, Payment } from './objects/hold';
export {
  accountHash,
  leafHash,
  memberHash,
  memberLeaf,
  nkCommitment,
  officerHash,
  officerSlotHashes,
  officersHash,
  statusHash,
} from './objects/leaf';
export type { Account, Leaf, Member, Officer, OfficerSlots, Point, Status } from './objects/leaf';
export { dummyNullifier, noteCommitment, noteNullifier, nullifier } from './objects/note';
export type { Note } from './objects/note';
export { recordCommitment } from './objects/record';
export type { LedgerRecord } from './objects/record';
export { leafSalt, legSeed, outputSalt, returnSalt, rootId } from './objects/salts';
export { attestTag, grantTag, oprfTag } from './objects/tags';
export { capacityTerms, quotaTerms, voucherTerms } from './objects/terms';
export type { CapacityTerms } from './objects/terms';
export { tokenHash } from './objects/token';
export type { Token } from './objects/token';
export { clearCapacityNote, clearQuotaNote } from './openings/clear-notes';
export { grantNote } from './openings/grant-note';
export {
  ISSUE_OUTPUT,
  distributionToken,
  issueNoteB,
  issueNotesA,
  issuedQuota,
  issuedToken,
} from './openings/issue-notes';
export type { IssueNotesA } from './openings/issue-notes';
export { moveNotes } from './openings/move-notes';
export type { MoveContext } from './openings/move-notes';
export { pack, unpack } from './pack';
export type { Layout, Packed } from './pack';
export {
  CLEAR_A_WORDS,
  CLEAR_B_WORDS,
  clearFromWordsA,
  clearFromWordsB,
  clearWordsA,
  clearWordsB,
} from './plaintexts/clear-plaintext';
export type { ClearPlaintextA, ClearPlaintextB } from './plaintexts/clear-plaintext';
export { ephemeralScalar } from './plaintexts/ephemeral';
export { GRANT_WORDS, grantFromWords, grantWords } from './plaintexts/grant-plaintext';
export type { GrantPlaintext } from './plaintexts/grant-plaintext';
export {
  ISSUE_A_WORDS,
  ISSUE_B_WORDS,
  issueFromWordsA,
  issueFromWordsB,
  issueWordsA,
  issueWordsB,
} from './plaintexts/issue-plaintext';
export type {
  AuthorityChange,
  IssuePlaintextA,
  IssuePlaintextB,
} from './plaintexts/issue-plaintext';
export { MOVE_WORDS, moveFromWords, moveWords } from './plaintexts/move-plaintext';
export type { MoveOutput, MovePlaintext } from './plaintexts/move-plaintext';
export {
  quotaHeadFromWords,
  quotaHeadWords,
  tokenFromWords,
  tokenWords,
} from './plaintexts/token-words';
export type { QuotaHead } from './plaintexts/token-words';
export { STREAM_BLOCK_WORDS, hash4, hashIn, poseidon, poseidonState } from './poseidon';
export type { Hash4 } from './poseidon';
export {
  FIXED_INPUTS,
  PUBLIC_INPUTS,
  assemblePublics,
  carriedInputs,
  carriedPart,
  legEffects,
  namedCarried,
  publicPosition,
} from './publics';
export type { FixedInputs, LegEffects } from './publics';
export { ChunkedTree, chunkRoot } from './tree/chunked-tree';
export { emptyRoots } from './tree/empty-roots';
export { Frontier } from './tree/frontier';
export type { Appended, CompletedChunk } from './tree/frontier';
export { indexDigits, rootFromPath } from './tree/path';
export type { MerklePath, Siblings } from './tree/path';
export { QuadTree } from './tree/quad-tree';
