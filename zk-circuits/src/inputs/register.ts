import {
  OFFICER_SLOTS,
  type OfficerSlots,
  type Point,
  type Siblings,
  type Status,
  leafHash,
  officerSlotHashes,
  officersHash,
  registerDigest,
  rootFromPath,
  statusHash,
} from '@fuqi/protocol';
import type { CircuitInput } from '../witness/circuit-input';
import { type Assignment, assign } from './assignment';
import { IDENTITY, eighthOf } from './curve';
import type { OfficerSignature } from './openings';
import { noSlots, pointSignal, siblingSignal, signatureSignals } from './signals';

/** A leaf's parts as whoever registers it knows them. */
export interface RegisteredLeaf {
  readonly officers: OfficerSlots;
  readonly view: Point;
  readonly status: Status;
  /** Hash of the account. */
  readonly account: bigint;
  readonly salt: bigint;
}

/** Everything that decides what a `register` does. */
export interface RegisterOpening {
  readonly mode: bigint;
  /** Whether older party roots close. */
  readonly closes: boolean;
  /** From the oblivious function for a new member, 0 otherwise. */
  readonly tag: bigint;
  readonly index: bigint;
  readonly siblings: readonly Siblings[];
  readonly nkCommitment: bigint;
  /** The leaf that stands there, undefined for a new member. */
  readonly old: RegisteredLeaf | undefined;
  readonly next: RegisteredLeaf;
}

/** What a `register` does, before it is signed. */
export interface RegisterPlan {
  readonly opening: RegisterOpening;
  /** 0 for a new member. */
  readonly oldLeaf: bigint;
  readonly newLeaf: bigint;
  readonly oldRoot: bigint;
  readonly newRoot: bigint;
}

/** A signature by a new key, which shows that its holder has it. */
export interface Possession {
  readonly r8: Point;
  readonly s: bigint;
}

/** Settings of a proof of `register`. */
export interface RegisterSettings {
  readonly context: bigint;
  /** Of officer slots that get a new key, at most two. */
  readonly newKeys: readonly (Possession & { readonly slot: bigint })[];
  /** When the viewing key is new. */
  readonly newView?: Possession | undefined;
  /** Of the old officers, for an update. */
  readonly signatures: readonly OfficerSignature[];
}

/** Computes leaves and roots. It checks no rule: the circuit does. */
export function planRegister(opening: RegisterOpening): RegisterPlan {
  const { old, index, siblings } = opening;
  const oldLeaf = old === undefined ? 0n : registeredHash(opening, old);
  const newLeaf = registeredHash(opening, opening.next);
  const root = (leaf: bigint): bigint => rootFromPath(leaf, { index, siblings });
  return { opening, oldLeaf, newLeaf, oldRoot: root(oldLeaf), newRoot: root(newLeaf) };
}

/** What officers and new keys sign. @param context from all legs of the operation */
export function registerDigestOf(plan: RegisterPlan, context: bigint): bigint {
  const { opening, oldLeaf, newLeaf } = plan;
  return registerDigest({ mode: opening.mode, context, oldLeaf, newLeaf, tag: opening.tag });
}

/** All inputs of the circuit `register`. */
export function assignRegister(plan: RegisterPlan, settings: RegisterSettings): Assignment {
  const { opening } = plan;
  const publicSignals: CircuitInput = {
    oldRoot: plan.oldRoot,
    newRoot: plan.newRoot,
    mode: opening.mode,
    closes: opening.closes ? 1n : 0n,
    index: opening.index,
    newLeaf: plan.newLeaf,
    tag: opening.tag,
    context: settings.context,
  };
  return assign('register', publicSignals, {
    sib: siblingSignal(opening.siblings, opening.siblings.length),
    ...oldSignals(opening.old),
    ...nextSignals(opening),
    ...possessionSignals(opening.next, settings),
    ...signatureSignals('sig', settings.signatures),
  });
}

function registeredHash(opening: RegisterOpening, leaf: RegisteredLeaf): bigint {
  return leafHash({
    index: opening.index,
    officers: officersHash(leaf.officers),
    view: leaf.view,
    status: statusHash(leaf.status),
    account: leaf.account,
    nkCommitment: opening.nkCommitment,
    salt: leaf.salt,
  });
}

function oldSignals(old: RegisteredLeaf | undefined): CircuitInput {
  const { view, status, account, salt } = old ?? NO_LEAF;
  return {
    oldSlots: old === undefined ? noSlots() : officerSlotHashes(old.officers),
    oldView: pointSignal(view),
    oldRoles: status.roles,
    oldStanding: status.standing,
    oldKycDay: status.kycDay,
    oldDualFrom: status.dualFrom,
    oldOperator: status.operator,
    oldAccount: account,
    oldLeafSalt: salt,
  };
}

const NO_LEAF: Omit<RegisteredLeaf, 'officers'> = {
  view: { x: 0n, y: 0n },
  status: { roles: 0n, standing: 0n, kycDay: 0n, dualFrom: 0n, operator: 0n },
  account: 0n,
  salt: 0n,
};

function nextSignals(opening: RegisterOpening): CircuitInput {
  const { officers, view, status, account, salt } = opening.next;
  return {
    filled: officers.map((officer) => (officer === undefined ? 0n : 1n)),
    officerKey: officers.map((officer) => pointSignal(officer?.key ?? { x: 0n, y: 0n })),
    officerPowers: officers.map((officer) => officer?.powers ?? 0n),
    view: pointSignal(view),
    roles: status.roles,
    standing: status.standing,
    kycDay: status.kycDay,
    dualFrom: status.dualFrom,
    operator: status.operator,
    account,
    nkCommitment: opening.nkCommitment,
    leafSalt: salt,
  };
}

/** The circuit asks a proof of the key in each slot named; slot 8 names none. */
function possessionSignals(next: RegisteredLeaf, settings: RegisterSettings): CircuitInput {
  const nobody = { slot: BigInt(OFFICER_SLOTS), ...NO_POSSESSION };
  const proofs = [settings.newKeys[0] ?? nobody, settings.newKeys[1] ?? nobody];
  return {
    proofSlot: proofs.map(({ slot }) => slot),
    proofEighth: proofs.map(({ slot }) => {
      const key = next.officers[Number(slot)]?.key;
      return pointSignal(key === undefined ? IDENTITY : eighthOf(key));
    }),
    proofR8: proofs.map(({ r8 }) => pointSignal(r8)),
    proofS: proofs.map(({ s }) => s),
    viewEighth: pointSignal(settings.newView === undefined ? IDENTITY : eighthOf(next.view)),
    viewR8: pointSignal((settings.newView ?? NO_POSSESSION).r8),
    viewS: (settings.newView ?? NO_POSSESSION).s,
  };
}

const NO_POSSESSION: Possession = { r8: { x: 0n, y: 0n }, s: 0n };
