import { OFFICER_SLOTS } from '../constants';
import { hashIn } from '../poseidon';
import { FuqiError } from '@fuqi/domain';

/** A point of BabyJubJub, affine. */
export interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

/** An officer's key and what it may sign. */
export interface Officer {
  readonly key: Point;
  readonly powers: bigint;
}

/** Eight slots, of which empty ones are undefined. */
export type OfficerSlots = readonly (Officer | undefined)[];

/** Standing of a member and the limits it acts under. */
export interface Status {
  readonly roles: bigint;
  readonly standing: bigint;
  /** Last day of validity of the identification. */
  readonly kycDay: bigint;
  /** From this value on an operation needs two officers. */
  readonly dualFrom: bigint;
  /** The institution behind a mandate, the member itself otherwise. */
  readonly operator: bigint;
}

/** Where a member is paid. */
export interface Account {
  readonly bank: bigint;
  /** Salted commitment to the account number. */
  readonly reference: bigint;
}

/** Opening of a leaf of the party tree, its parts hashed. */
export interface Leaf {
  /** Also the member's id. */
  readonly index: bigint;
  readonly officers: bigint;
  readonly view: Point;
  readonly status: bigint;
  readonly account: bigint;
  readonly nkCommitment: bigint;
  readonly salt: bigint;
}

/** Full opening of a leaf. */
export interface Member {
  readonly index: bigint;
  readonly officers: OfficerSlots;
  readonly view: Point;
  readonly status: Status;
  readonly account: Account;
  readonly nkCommitment: bigint;
  readonly salt: bigint;
}

/** `H_OFFICER(Ax, Ay, powers)`, 0 for an empty slot. */
export function officerHash(officer: Officer | undefined): bigint {
  if (officer === undefined) return 0n;
  return hashIn('OFFICER', [officer.key.x, officer.key.y, officer.powers]);
}

/** Hash of each slot. @throws FuqiError malformed unless there are eight */
export function officerSlotHashes(slots: OfficerSlots): bigint[] {
  if (slots.length !== OFFICER_SLOTS) throw new FuqiError('malformed', 'officers');
  return slots.map(officerHash);
}

/** `H_OFFICERS(officer0 … officer7)` @throws FuqiError malformed */
export function officersHash(slots: OfficerSlots): bigint {
  return hashIn('OFFICERS', officerSlotHashes(slots));
}

/** `H_STATUS(roles, standing, kycDay, dualFrom, operator)` */
export function statusHash(status: Status): bigint {
  const { roles, standing, kycDay, dualFrom, operator } = status;
  return hashIn('STATUS', [roles, standing, kycDay, dualFrom, operator]);
}

/** `H_ACCOUNT(bank, reference)` */
export function accountHash(account: Account): bigint {
  return hashIn('ACCOUNT', [account.bank, account.reference]);
}

/** `H_NK(nk)` */
export function nkCommitment(nk: bigint): bigint {
  return hashIn('NK', [nk]);
}

/** `H_LEAF(index, officers, Vx, Vy, status, account, H_NK(nk), salt)` */
export function leafHash(leaf: Leaf): bigint {
  const { index, officers, view, status, account, salt } = leaf;
  return hashIn('LEAF', [
    ...[index, officers, view.x, view.y, status, account],
    ...[leaf.nkCommitment, salt],
  ]);
}

/** The leaf of a member, its parts hashed. */
export function memberLeaf(member: Member): Leaf {
  return {
    index: member.index,
    officers: officersHash(member.officers),
    view: member.view,
    status: statusHash(member.status),
    account: accountHash(member.account),
    nkCommitment: member.nkCommitment,
    salt: member.salt,
  };
}

/** Hash of a member's leaf. */
export function memberHash(member: Member): bigint {
  return leafHash(memberLeaf(member));
}
