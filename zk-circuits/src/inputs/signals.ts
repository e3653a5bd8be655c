import {
  type Account,
  type MerklePath,
  NOTE_TREE_DEPTH,
  OFFICER_SLOTS,
  PARTY_TREE_DEPTH,
  type Payment,
  type Point,
  type Siblings,
} from '@fuqi/protocol';
import type { CircuitInput } from '../witness/circuit-input';
import type { OfficerSignature, PlacedLeaf, PlacedRecord, SigningMember } from './openings';

/** Two coordinates. */
export function pointSignal(point: Point): bigint[] {
  return [point.x, point.y];
}

/** `sib` of a path; zeros when there is none. */
export function siblingSignal(
  siblings: readonly Siblings[] | undefined,
  depth: number,
): bigint[][] {
  const none: Siblings = [0n, 0n, 0n];
  return (siblings ?? new Array<Siblings>(depth).fill(none)).map((level) => [...level]);
}

/** Index and siblings of a path in the note tree. */
export function noteSiblings(path: MerklePath | undefined): bigint[][] {
  return siblingSignal(path?.siblings, NOTE_TREE_DEPTH);
}

/** Signals of another member's leaf, named with a prefix; all zero when the leg names no such member. */
export function leafSignals(prefix: string, leaf: PlacedLeaf | undefined): CircuitInput {
  return {
    ...commonSignals(prefix, leaf),
    [`${prefix}NkCommitment`]: leaf?.nkCommitment ?? 0n,
  };
}

/** Signals of the signer, its nk and its officers' signatures; a missing second signature is zeros. */
export function signerSignals(
  signer: SigningMember,
  signatures: readonly OfficerSignature[],
): CircuitInput {
  return {
    signer: signer.leaf.index,
    nk: signer.nk,
    ...commonSignals('signer', signer.leaf),
    slots: [...signer.slots],
    ...signatureSignals('sig', signatures),
  };
}

/** Signals of up to two signatures. */
export function signatureSignals(
  prefix: string,
  signatures: readonly OfficerSignature[],
): CircuitInput {
  const both = [signatures[0] ?? NO_SIGNATURE, signatures[1] ?? NO_SIGNATURE];
  return {
    [`${prefix}Slot`]: both.map(({ slot }) => slot),
    [`${prefix}Key`]: both.map(({ key }) => pointSignal(key)),
    [`${prefix}Powers`]: both.map(({ powers }) => powers),
    [`${prefix}R8`]: both.map(({ r8 }) => pointSignal(r8)),
    [`${prefix}S`]: both.map(({ s }) => s),
  };
}

/** Signals of slots that nobody signs from. */
export function noSlots(): bigint[] {
  return new Array<bigint>(OFFICER_SLOTS).fill(0n);
}

/** What a paying reference opens to when a leg has none. */
export const NO_PAYMENT: Payment = { purpose: 0n, previousHold: 0n, payee: 0n, instruction: 0n };

/** Signals of an account; zeros when the leg needs none. */
export function accountSignals(account: Account | undefined): CircuitInput {
  return {
    accountBank: account?.bank ?? 0n,
    accountReference: account?.reference ?? 0n,
  };
}

/** Signals of a record; zeros when the leg relies on none. */
export function recordSignals(record: PlacedRecord | undefined): CircuitInput {
  return {
    recordAttester: record?.attester ?? 0n,
    recordSalt: record?.salt ?? 0n,
    recordIndex: record?.path.index ?? 0n,
    recordSib: noteSiblings(record?.path),
  };
}

const NO_LEAF: PlacedLeaf = {
  ...{ index: 0n, officers: 0n, view: { x: 0n, y: 0n }, account: 0n, nkCommitment: 0n, salt: 0n },
  status: { roles: 0n, standing: 0n, kycDay: 0n, dualFrom: 0n, operator: 0n },
  siblings: new Array<Siblings>(PARTY_TREE_DEPTH).fill([0n, 0n, 0n]),
};

const NO_SIGNATURE: OfficerSignature = {
  slot: 0n,
  key: { x: 0n, y: 0n },
  powers: 0n,
  r8: { x: 0n, y: 0n },
  s: 0n,
};

function commonSignals(prefix: string, leaf: PlacedLeaf = NO_LEAF): CircuitInput {
  const { roles, standing, kycDay, dualFrom, operator } = leaf.status;
  return {
    [`${prefix}Officers`]: leaf.officers,
    [`${prefix}View`]: pointSignal(leaf.view),
    [`${prefix}Roles`]: roles,
    [`${prefix}Standing`]: standing,
    [`${prefix}KycDay`]: kycDay,
    [`${prefix}DualFrom`]: dualFrom,
    [`${prefix}Operator`]: operator,
    [`${prefix}Account`]: leaf.account,
    [`${prefix}LeafSalt`]: leaf.salt,
    [`${prefix}Sib`]: siblingSignal(leaf.siblings, PARTY_TREE_DEPTH),
  };
}
