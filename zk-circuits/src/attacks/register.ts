import { accountHash, FIELD_ORDER, POWER, REGISTER_MODE, ROLE, STANDING } from '@fuqi/protocol';
import { multiplyBase } from '../inputs/curve';
import type { RegisterOpening, RegisteredLeaf } from '../inputs/register';
import type { World } from '../testing/world';
import { named, namedScalar, signedWith, testOfficer } from '../testing/world-member';
import {
  REGISTER_CASES,
  type RegisterCase,
  addOfficer,
  changeViewAndAccount,
  proveRegister,
  registerNew,
  replaceOfficers,
  reregister,
  withSlot,
} from '../testing/world-registrations';
import type { CircuitInput } from '../witness/circuit-input';
import { filledTwice } from './filled-twice';
import { attack } from './attack';

const { NEW, UPDATE, STANDING: STAND, NEW_INSTITUTION, INSTITUTION_STANDING } = REGISTER_MODE;

type Build = (w: World) => RegisterCase;

/** A case whose opening or new leaf is changed. */
function opened(
  build: Build,
  change: (o: RegisterOpening) => Partial<RegisterOpening>,
  rest: Partial<RegisterCase> = {},
) {
  return (w: World): CircuitInput => {
    const leg = build(w);
    return proveRegister(w, {
      ...leg,
      ...rest,
      opening: { ...leg.opening, ...change(leg.opening) },
    }).input;
  };
}

function next(
  build: Build,
  change: (leaf: RegisteredLeaf) => Partial<RegisteredLeaf>,
  rest: Partial<RegisterCase> = {},
) {
  return opened(build, (o) => ({ next: { ...o.next, ...change(o.next) } }), rest);
}

function status(build: Build, change: Partial<RegisteredLeaf['status']>) {
  return next(build, (leaf) => ({ status: { ...leaf.status, ...change } }));
}

const enterprise: Build = (w) => registerNew(w, NEW, ROLE.ENTERPRISE);
const renewed: Build = REGISTER_CASES['STANDING: renewed'];
const frozen: Build = REGISTER_CASES['STANDING: frozen'];

/** The same change, said to take nothing away. */
const open_ = (build: Build) => opened(build, () => ({ closes: false }));

/** Attacks on `register` (PROTOCOL.md §4.4). */
export const REGISTER_ATTACKS = [
  attack('R1', 'replace a leaf under a root it does not lie under', (w) => ({
    ...proveRegister(w, addOfficer(w)).input,
    oldRoot: 1n,
  })),
  attack('R1', 'make another root than the leaf’s', (w) => ({
    ...proveRegister(w, addOfficer(w)).input,
    newRoot: 1n,
  })),
  attack('R1', 'publish another leaf than the one made', (w) => ({
    ...proveRegister(w, addOfficer(w)).input,
    newLeaf: 1n,
  })),
  attack('R1', 'take a second leaf at another index', (w) => ({
    ...proveRegister(w, addOfficer(w)).input,
    index: 9n,
  })),
  attack('R2', 'register over somebody’s leaf', (w) => {
    const leg = enterprise(w);
    const { siblings } = w.parties.path(5n);
    const { input } = proveRegister(w, {
      ...leg,
      opening: { ...leg.opening, index: 5n, siblings },
    });
    return { ...input, oldRoot: w.parties.root };
  }),
  attack(
    'R2',
    'register without a tag',
    opened(enterprise, () => ({ tag: 0n })),
  ),
  attack(
    'R2',
    'update with a tag',
    opened(addOfficer, () => ({ tag: 7n })),
  ),
  attack('R2', 'change the nullifier key', (w) => {
    const leg = addOfficer(w);
    const { input } = proveRegister(w, leg);
    const other = proveRegister(w, {
      ...leg,
      opening: { ...leg.opening, nkCommitment: named('other nk') },
    });
    return { ...other.input, oldRoot: input['oldRoot'] as bigint };
  }),
  attack('R3', 'add an officer whose key nobody holds', (w) => {
    const leg = addOfficer(w);
    return proveRegister(w, { ...leg, newKeys: [[3, 'somebody else']] }).input;
  }),
  attack(
    'R3',
    'add an officer without proof of possession',
    (w) => proveRegister(w, { ...addOfficer(w), newKeys: [] }).input,
  ),
  attack(
    'R3',
    'add three officers at once',
    next(replaceOfficers, (leaf) => ({
      officers: withSlot(leaf.officers, 6, testOfficer('third', POWER.TRADE)),
    })),
  ),
  attack('R3', 'add a key outside the prime subgroup', (w) => {
    const leg = addOfficer(w);
    // (0, -1) has order two
    const officers = withSlot(leg.opening.next.officers, 3, {
      key: { x: 0n, y: FIELD_ORDER - 1n },
      powers: POWER.TRADE,
    });
    const opening = { ...leg.opening, next: { ...leg.opening.next, officers } };
    return proveRegister(w, { ...leg, opening }).input;
  }),
  attack('R3', 'add the identity as a key', (w) => {
    const leg = addOfficer(w);
    const officers = withSlot(leg.opening.next.officers, 3, {
      key: { x: 0n, y: 1n },
      powers: POWER.TRADE,
    });
    const opening = { ...leg.opening, next: { ...leg.opening.next, officers } };
    return proveRegister(w, { ...leg, opening }).input;
  }),
  attack('R3', 'register one person as two officers', (w) => {
    const leg = addOfficer(w);
    const officers = withSlot(leg.opening.next.officers, 3, testOfficer('supplier 0', POWER.TRADE));
    const opening = { ...leg.opening, next: { ...leg.opening.next, officers } };
    return proveRegister(w, { ...leg, opening, newKeys: [[3, 'supplier 0']] }).input;
  }),
  attack(
    'R3',
    'leave nobody to trade',
    next(enterprise, (leaf) => ({
      officers: withSlot(leaf.officers, 1, testOfficer('newcomer 1', POWER.ADMIN)),
    })),
  ),
  attack(
    'R3',
    'leave nobody to administrate',
    next(
      enterprise,
      (leaf) => ({
        officers: withSlot(
          withSlot(leaf.officers, 1, testOfficer('newcomer 1', POWER.TRADE)),
          2,
          undefined,
        ),
      }),
      { newKeys: [[1, 'newcomer 1']] },
    ),
  ),
  attack(
    'R3',
    'give a power that does not exist',
    next(addOfficer, (leaf) => ({
      officers: withSlot(leaf.officers, 3, testOfficer('supplier new 3', 16n)),
    })),
  ),
  attack('R3', 'fill a slot twice over', filledTwice),
  attack(
    'R4',
    'set a viewing key that nobody holds',
    (w) => proveRegister(w, { ...changeViewAndAccount(w), newView: 'somebody else’s view' }).input,
  ),
  attack('R4', 'set a viewing key without proof of possession', (w) => {
    const { opening, newKeys } = changeViewAndAccount(w);
    return proveRegister(w, { opening, newKeys, signer: 'supplier' }).input;
  }),
  attack('R4', 'register a viewing key outside the subgroup', (w) => {
    const leg = enterprise(w);
    const view = { x: 0n, y: 1n };
    return proveRegister(w, {
      ...leg,
      opening: { ...leg.opening, next: { ...leg.opening.next, view } },
    }).input;
  }),
  attack(
    'R5',
    'update on one administrator’s signature',
    (w) => proveRegister(w, { ...addOfficer(w), slots: [1, 1] }).input,
  ),
  attack(
    'R5',
    'update with officers who may not administrate',
    (w) => proveRegister(w, { ...addOfficer(w), slots: [0, 1] }).input,
  ),
  attack('R5', 'update with the new officers’ signatures', (w) => {
    const leg = replaceOfficers(w);
    const signature = signedWith('supplier new 0', 1n);
    const key = testOfficer('supplier new 0', POWER.TRADE | POWER.ADMIN);
    const signatures = [
      { slot: 0n, ...key, ...signature },
      { slot: 5n, ...key, ...signature },
    ];
    return proveRegister(w, leg, { signatures }).input;
  }),
  attack(
    'R5',
    'have another member’s officers update',
    (w) => proveRegister(w, { ...addOfficer(w), signer: 'debtor' }).input,
  ),
  attack('R5', 'renew one’s own KYC', status(addOfficer, { kycDay: 21_900n })),
  attack('R5', 'lift one’s own suspension', (w) => {
    w.change('supplier', (m) => ({ ...m, status: { ...m.status, standing: STANDING.SUSPENDED } }));
    return status(addOfficer, { standing: STANDING.ACTIVE })(w);
  }),
  attack('R5', 'make oneself a bank', status(addOfficer, { roles: ROLE.ENTERPRISE | ROLE.BANK })),
  attack('R5', 'change one’s own operator', status(replaceOfficers, { operator: 2n })),
  attack(
    'R6',
    'swap officers while changing standing',
    next(
      frozen,
      (leaf) => ({
        officers: withSlot(leaf.officers, 0, testOfficer('the bank’s own', POWER.TRADE)),
      }),
      { newKeys: [[0, 'the bank’s own']] },
    ),
  ),
  attack(
    'R6',
    'dismiss an officer while changing standing',
    next(frozen, (leaf) => ({ officers: withSlot(leaf.officers, 0, undefined) })),
  ),
  attack(
    'R6',
    'divert the account while changing standing',
    next(frozen, () => ({ account: accountHash({ bank: 1n, reference: 1n }) })),
  ),
  attack(
    'R6',
    'change the viewing key while changing standing',
    next(frozen, () => ({ view: multiplyBase(namedScalar('the bank’s view')) }), {
      newView: 'the bank’s view',
    }),
  ),
  attack('R6', 'change the threshold while changing standing', status(frozen, { dualFrom: 1n })),
  attack(
    'R6',
    'hide the leaf behind a new salt',
    next(frozen, () => ({ salt: named('the bank’s salt') })),
  ),
  attack('R7', 'dismiss officers without closing older roots', open_(replaceOfficers)),
  attack(
    'R7',
    'change the account without closing older roots',
    (w) =>
      proveRegister(
        w,
        reregister(w, 'supplier', UPDATE, false, () => ({ account: named('another account') })),
      ).input,
  ),
  attack(
    'R7',
    'change the viewing key without closing older roots',
    opened(changeViewAndAccount, (o) => ({
      closes: false,
      next: { ...o.next, account: o.old?.account ?? 0n, status: o.old?.status ?? o.next.status },
    })),
  ),
  attack(
    'R7',
    'change the threshold without closing older roots',
    (w) =>
      proveRegister(
        w,
        reregister(w, 'supplier', UPDATE, false, ({ status: s }) => ({
          status: { ...s, dualFrom: 1n },
        })),
      ).input,
  ),
  attack('R7', 'freeze without closing older roots', open_(frozen)),
  attack('R7', 'shorten KYC without closing older roots', status(renewed, { kycDay: 20_999n })),
  attack(
    'R7',
    'take a role without closing older roots',
    (w) =>
      proveRegister(
        w,
        reregister(w, 'mandate', INSTITUTION_STANDING, false, ({ status: s }) => ({
          status: { ...s, roles: ROLE.WAREHOUSE },
        })),
      ).input,
  ),
  attack(
    'R7',
    'change the operator without closing older roots',
    (w) =>
      proveRegister(
        w,
        reregister(w, 'mandate', INSTITUTION_STANDING, false, ({ status: s }) => ({
          status: { ...s, operator: 2n },
        })),
      ).input,
  ),
  attack(
    'R7',
    'close older roots with a new member',
    opened(enterprise, () => ({ closes: true })),
  ),
  attack('R8', 'invent a standing', status(frozen, { standing: 4n })),
  attack(
    'R8',
    'use a mode that no row knows',
    opened(renewed, () => ({ mode: 6n })),
  ),
  attack(
    'R8',
    'give a role that does not exist',
    status((w) => registerNew(w, NEW_INSTITUTION, ROLE.MANDATE), { roles: 32n }),
  ),
  attack('R8', 'half close', (w) => ({ ...proveRegister(w, renewed(w)).input, closes: 2n })),
  attack(
    'R9',
    'make a bank as if it were an enterprise',
    (w) => proveRegister(w, registerNew(w, NEW, ROLE.BANK)).input,
  ),
  attack('R9', 'name another operator for an enterprise', status(enterprise, { operator: 2n })),
  attack(
    'R9',
    'freeze a bank as if it were an enterprise',
    (w) =>
      proveRegister(
        w,
        reregister(w, 'bank', STAND, true, ({ status: s }) => ({
          status: { ...s, roles: ROLE.ENTERPRISE },
        })),
      ).input,
  ),
  attack('R10', 'divert the account while frozen', (w) => {
    w.change('supplier', (m) => ({ ...m, status: { ...m.status, standing: STANDING.FROZEN } }));
    return proveRegister(
      w,
      reregister(w, 'supplier', UPDATE, true, () => ({
        account: accountHash({ bank: 1n, reference: 1n }),
      })),
    ).input;
  }),
  attack('R11', 'move the proof to another context', (w) => ({
    ...proveRegister(w, addOfficer(w)).input,
    context: named('another context'),
  })),
];
