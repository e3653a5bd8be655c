import {
  type Member,
  type Officer,
  type OfficerSlots,
  ONE_OFFICER_SUFFICES,
  POWER,
  REGISTER_MODE,
  ROLE,
  STANDING,
  accountHash,
} from '@fuqi/protocol';
import type { Assignment } from '../inputs/assignment';
import {
  type RegisterOpening,
  type RegisterSettings,
  type RegisteredLeaf,
  assignRegister,
  planRegister,
  registerDigestOf,
} from '../inputs/register';
import type { TestName, World } from './world';
import {
  named,
  namedScalar,
  signedBy,
  signedWith,
  signedWithScalar,
  testMember,
  testOfficer,
} from './world-member';
import { multiplyBase } from '../inputs/curve';

/** A valid `register` of the test world, before it is signed. */
export interface RegisterCase {
  readonly opening: RegisterOpening;
  /** Officer slots that get a new key, and the names of the keys. */
  readonly newKeys: readonly (readonly [slot: number, secret: string])[];
  /** Name of a new viewing key's scalar. */
  readonly newView?: string;
  /** Whose old officers sign an update, and their slots. */
  readonly signer?: TestName;
  readonly slots?: readonly number[];
}

/** Plans, signs and assigns a case. */
export function proveRegister(
  world: World,
  leg: RegisterCase,
  changes: Partial<RegisterSettings> = {},
): Assignment {
  const plan = planRegister(leg.opening);
  const context = changes.context ?? named('context');
  const digest = registerDigestOf(plan, context);
  const signer = leg.signer === undefined ? undefined : world.members[leg.signer];
  return assignRegister(plan, {
    context,
    newKeys: leg.newKeys.map(([slot, secret]) => ({
      slot: BigInt(slot),
      ...signedWith(secret, digest),
    })),
    newView:
      leg.newView === undefined ? undefined : signedWithScalar(namedScalar(leg.newView), digest),
    signatures: signer === undefined ? [] : signedBy(signer, digest, leg.slots ?? [1, 2]),
    ...changes,
  });
}

/** A leaf's parts as whoever registers it knows them. */
export function registered(member: Member): RegisteredLeaf {
  const { officers, view, status, account, salt } = member;
  return { officers, view, status, account: accountHash(account), salt };
}

/** The slots with another officer, or none, in one of them. */
export function withSlot(
  officers: OfficerSlots,
  slot: number,
  officer: Officer | undefined,
): OfficerSlots {
  return officers.map((former, i) => (i === slot ? officer : former));
}

/** A new enterprise, or another new member of these roles. */
export function registerNew(world: World, mode: bigint, roles: bigint): RegisterCase {
  const index = 7n;
  const newcomer = testMember('newcomer', index, {
    roles,
    account: world.members.supplier.member.account,
    ...(mode === REGISTER_MODE.NEW ? {} : { operator: 2n }),
  }).member;
  const next = { ...registered(newcomer), officers: withSlot(newcomer.officers, 0, undefined) };
  return {
    newKeys: [
      [1, 'newcomer 1'],
      [2, 'newcomer 2'],
    ],
    newView: 'view of newcomer',
    opening: {
      ...{ mode, closes: false, tag: named('tag of the newcomer'), index },
      siblings: world.parties.path(index).siblings,
      nkCommitment: newcomer.nkCommitment,
      old: undefined,
      next,
    },
  };
}

/** A member's leaf is replaced; its officers or the bank change what `change` changes. */
export function reregister(
  world: World,
  name: TestName,
  mode: bigint,
  closes: boolean,
  change: (leaf: RegisteredLeaf) => Partial<RegisteredLeaf>,
): RegisterCase {
  const { member } = world.members[name];
  const old = registered(member);
  return {
    newKeys: [],
    ...(mode === REGISTER_MODE.UPDATE ? { signer: name } : {}),
    opening: {
      ...{ mode, closes, tag: 0n, index: member.index, nkCommitment: member.nkCommitment },
      siblings: world.parties.path(member.index).siblings,
      old,
      next: { ...old, ...change(old) },
    },
  };
}

/** Two officers of the supplier are replaced and a third is dismissed by two administrators. */
export function replaceOfficers(world: World): RegisterCase {
  const update = reregister(world, 'supplier', REGISTER_MODE.UPDATE, true, ({ officers }) => {
    const first = testOfficer('supplier new 0', POWER.TRADE | POWER.ADMIN);
    const second = testOfficer('supplier new 5', POWER.TRADE | POWER.ATTEST);
    return { officers: withSlot(withSlot(withSlot(officers, 0, first), 2, undefined), 5, second) };
  });
  return {
    ...update,
    newKeys: [
      [0, 'supplier new 0'],
      [5, 'supplier new 5'],
    ],
  };
}

/** One officer is added, which takes nothing away. */
export function addOfficer(world: World): RegisterCase {
  const update = reregister(world, 'supplier', REGISTER_MODE.UPDATE, false, (old) => ({
    officers: withSlot(old.officers, 3, testOfficer('supplier new 3', POWER.TRADE)),
    salt: named('another leaf salt'),
  }));
  return { ...update, newKeys: [[3, 'supplier new 3']] };
}

/** Viewing key, account and threshold change. */
export function changeViewAndAccount(world: World): RegisterCase {
  const update = reregister(world, 'supplier', REGISTER_MODE.UPDATE, true, (old) => ({
    view: multiplyBase(namedScalar('next view')),
    account: accountHash({ bank: 1n, reference: named('another account') }),
    status: { ...old.status, dualFrom: 1n },
  }));
  return { ...update, newView: 'next view' };
}

/** One administrator suffices where one officer always does. */
export function updateAlone(world: World): RegisterCase {
  world.change('supplier', (m) => ({
    ...m,
    status: { ...m.status, dualFrom: ONE_OFFICER_SUFFICES },
  }));
  return { ...addOfficer(world), slots: [2] };
}

/** All eight slots of the supplier are filled in this world. */
export function fillSlots(world: World): void {
  world.change('supplier', (m) => ({
    ...m,
    officers: m.officers.map(
      (officer, slot) => officer ?? testOfficer(`supplier ${slot}`, POWER.TRADE),
    ),
  }));
}

const { NEW, UPDATE, STANDING: STAND, NEW_INSTITUTION, INSTITUTION_STANDING } = REGISTER_MODE;

/** Valid cases of `register`, by what they show. */
export const REGISTER_CASES = {
  'NEW: an enterprise': (w) => registerNew(w, NEW, ROLE.ENTERPRISE),
  'NEW INSTITUTION: a mandate': (w) => registerNew(w, NEW_INSTITUTION, ROLE.MANDATE),
  'UPDATE: officers replaced': replaceOfficers,
  'UPDATE: an officer added': addOfficer,
  'UPDATE: viewing key, account, threshold': changeViewAndAccount,
  'UPDATE: by one administrator': updateAlone,
  'STANDING: frozen': (w) =>
    reregister(w, 'supplier', STAND, true, ({ status }) => ({
      status: { ...status, standing: STANDING.FROZEN },
    })),
  'STANDING: renewed': (w) =>
    reregister(w, 'supplier', STAND, false, ({ status }) => ({
      status: { ...status, kycDay: status.kycDay + 365n },
    })),
  'STANDING: frozen with all slots filled': (w) => {
    fillSlots(w);
    return reregister(w, 'supplier', STAND, true, ({ status }) => ({
      status: { ...status, standing: STANDING.FROZEN },
    }));
  },
  'UPDATE: threshold with all slots filled': (w) => {
    fillSlots(w);
    return reregister(w, 'supplier', UPDATE, true, ({ status }) => ({
      status: { ...status, dualFrom: 1n },
    }));
  },
  'INSTITUTION STANDING: another role and operator': (w) =>
    reregister(w, 'mandate', INSTITUTION_STANDING, true, ({ status }) => ({
      status: { ...status, roles: ROLE.MANDATE | ROLE.WAREHOUSE, operator: 2n },
    })),
} as const satisfies Readonly<Record<string, (world: World) => RegisterCase>>;
