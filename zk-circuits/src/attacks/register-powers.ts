import { REGISTER_MODE, STANDING, accountHash } from '@fuqi/protocol';
import type { NegativeCase } from '../testing/negative';
import type { World } from '../testing/world';
import {
  addOfficer,
  changeViewAndAccount,
  proveRegister,
  replaceOfficers,
  reregister,
} from '../testing/world-registrations';
import type { CircuitInput } from '../witness/circuit-input';
import { attack } from './attack';

/** The supplier's leaf becomes another that only its new holder signs. @param mode what it is called */
function takeOver(mode: bigint) {
  return (w: World): CircuitInput => {
    const { opening, newView } = changeViewAndAccount(w);
    const taken = { ...opening, mode };
    return proveRegister(w, { opening: taken, newKeys: [], newView: newView ?? '' }).input;
  };
}

/** A frozen supplier has its officers change the account it is paid to. */
function divertWhileFrozen(w: World): CircuitInput {
  w.change('supplier', (m) => ({ ...m, status: { ...m.status, standing: STANDING.FROZEN } }));
  const account = accountHash({ bank: 1n, reference: 1n });
  return proveRegister(
    w,
    reregister(w, 'supplier', REGISTER_MODE.UPDATE, true, () => ({ account })),
  ).input;
}

/** A supplier that needs two administrators is updated by one of them. */
function signedByOne(w: World): CircuitInput {
  return proveRegister(w, { ...addOfficer(w), slots: [1] }).input;
}

/** Officers are dismissed, and older roots do not close. */
function dismissQuietly(w: World): CircuitInput {
  const leg = replaceOfficers(w);
  return proveRegister(w, { ...leg, opening: { ...leg.opening, closes: false } }).input;
}

/** Attacks on `register` by a prover who computes what a mode permits to his own liking. */
export const REGISTER_POWER_ATTACKS: readonly NegativeCase[] = [
  {
    ...attack('R2', 'take a leaf over, as a new member', takeOver(REGISTER_MODE.NEW)),
    says: { 'main.acts[0]': 0n },
  },
  {
    ...attack('R5', 'take a leaf over, as an update', takeOver(REGISTER_MODE.UPDATE)),
    says: { 'main.acts[1]': 0n },
  },
  {
    ...attack('R6', 'take a leaf over, as a standing', takeOver(REGISTER_MODE.STANDING)),
    says: { 'main.acts[2]': 0n },
  },
  {
    ...attack('R5', 'update on one signature, as if one sufficed', signedByOne),
    says: { 'main.two': 0n },
  },
  {
    ...attack('R5', 'open other officers than the old leaf’s', (w) => {
      return proveRegister(w, addOfficer(w)).input;
    }),
    says: { 'main.OfficersSign.opened': 1n },
  },
  {
    ...attack('R7', 'dismiss officers under roots that stay open, as if closed', dismissQuietly),
    says: { 'main.keeps': 0n },
  },
  {
    ...attack('R10', 'divert the account while frozen, as if not', divertWhileFrozen),
    tamper: (wires) => {
      wires.set('main.frozenUpdate', 0n);
    },
  },
];
