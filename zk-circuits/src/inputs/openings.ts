import {
  type Leaf,
  type Member,
  type MerklePath,
  type Point,
  type Siblings,
  type Status,
  accountHash,
  leafHash,
  officerSlotHashes,
  officersHash,
  rootFromPath,
  statusHash,
} from '@fuqi/protocol';

/** A member's leaf as another member knows it, and where it lies in the party tree. */
export interface PlacedLeaf {
  readonly index: bigint;
  /** Hash of the officers. */
  readonly officers: bigint;
  readonly view: Point;
  readonly status: Status;
  /** Hash of the account. */
  readonly account: bigint;
  readonly nkCommitment: bigint;
  readonly salt: bigint;
  readonly siblings: readonly Siblings[];
}

/** The member for whom officers sign. */
export interface SigningMember {
  readonly leaf: PlacedLeaf;
  readonly nk: bigint;
  /** Hashes of the officer slots. */
  readonly slots: readonly bigint[];
}

/** The secret opening of a spent note beyond what its leg says of it, and where it lies. */
export interface PlacedNote {
  readonly value: bigint;
  readonly layer: bigint;
  readonly budget: bigint;
  readonly salt: bigint;
  readonly path: MerklePath;
}

/** An officer's signature of a digest (EdDSA-Poseidon). */
export interface OfficerSignature {
  /** Slot of the officer in the leaf. */
  readonly slot: bigint;
  readonly key: Point;
  readonly powers: bigint;
  readonly r8: Point;
  readonly s: bigint;
}

/** What a proof is made against; none of it is signed. */
export interface ProofSettings {
  /** From all legs of the operation. */
  readonly context: bigint;
  /** Date code. */
  readonly date: bigint;
  readonly supervisor: Point;
  /** Scalar of the ephemeral key, 0 < e < 2^251. */
  readonly ephemeral: bigint;
  /** One or two, as the circuit requires. */
  readonly signatures: readonly OfficerSignature[];
}

/** A record that a leg relies on. */
export interface PlacedRecord {
  readonly attester: bigint;
  readonly salt: bigint;
  readonly path: MerklePath;
}

/** {@link PlacedLeaf} of a member that is known in full. */
export function placeMember(member: Member, path: MerklePath): PlacedLeaf {
  return {
    index: member.index,
    officers: officersHash(member.officers),
    view: member.view,
    status: member.status,
    account: accountHash(member.account),
    nkCommitment: member.nkCommitment,
    salt: member.salt,
    siblings: path.siblings,
  };
}

/** {@link SigningMember} of a member that is known in full. */
export function signingMember(member: Member, path: MerklePath, nk: bigint): SigningMember {
  return { leaf: placeMember(member, path), nk, slots: officerSlotHashes(member.officers) };
}

/** Party root under which a leaf lies. */
export function partyRootOf(placed: PlacedLeaf): bigint {
  const { index, officers, view, account, nkCommitment, salt } = placed;
  const status = statusHash(placed.status);
  const leaf: Leaf = { index, officers, view, status, account, nkCommitment, salt };
  return rootFromPath(leafHash(leaf), { index, siblings: placed.siblings });
}
