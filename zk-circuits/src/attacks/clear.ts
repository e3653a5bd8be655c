import { CLEAR_ACTION, NO_HOLD, STANDING } from '@fuqi/protocol';
import type { ClearOpening } from '../inputs/clear';
import type { TestName, World } from '../testing/world';
import { CLEAR_CASES, type LegCase, clearPaid, proveClear } from '../testing/world-legs';
import { named, signedBy } from '../testing/world-member';
import { TEST_ISSUE_OFFER } from '../testing/world-moves';
import type { CircuitInput } from '../witness/circuit-input';
import { attack, bumped } from './attack';

type Case = keyof typeof CLEAR_CASES;
const build = (w: World, name: Case): LegCase<ClearOpening> => CLEAR_CASES[name](w);

function opened(name: Case, change: (w: World, o: ClearOpening) => Partial<ClearOpening>) {
  return (w: World): CircuitInput => {
    const leg = build(w, name);
    return proveClear(w, { ...leg, opening: { ...leg.opening, ...change(w, leg.opening) } }).input;
  };
}

function by(name: Case, signer: TestName) {
  return (w: World): CircuitInput => {
    const leg = build(w, name);
    const opening = { ...leg.opening, signer: w.signerOf(w.members[signer]) };
    return proveClear(w, { ...leg, signer, opening }).input;
  };
}

const PAID = 'CLEAR: attested by the payee';

/** Attacks on `clear` (PROTOCOL.md §4.3). */
export const CLEAR_ATTACKS = [
  attack('C1', 'retire a voucher that is not in the tree', (w) => ({
    ...proveClear(w, build(w, 'REJECT')).input,
    root0: 1n,
  })),
  attack('C1', 'retire it under another nullifier', (w) => ({
    ...proveClear(w, build(w, 'REJECT')).input,
    nf0: named('another nullifier'),
  })),
  attack('C1', 'give quota back that the voucher was not cut from', (w) => {
    const leg = build(w, 'REJECT');
    const { input } = proveClear(w, leg);
    const { opening } = leg;
    const other = { ...opening, quota: { ...opening.quota, rootId: named('another quota') } };
    return { ...proveClear(w, { ...leg, opening: other }).input, root0: input['root0'] as bigint };
  }),
  attack('C1', 'give capacity back that the voucher was not cut from', (w) => {
    const leg = build(w, 'REJECT');
    const { input } = proveClear(w, leg);
    const { opening } = leg;
    const other = {
      ...opening,
      capacity: { ...opening.capacity, rootId: named('another invoice') },
    };
    return { ...proveClear(w, { ...leg, opening: other }).input, root0: input['root0'] as bigint };
  }),
  attack('C1', 'retire a voucher of no value', (w) => {
    const leg = build(w, 'REJECT');
    const note = { ...leg.opening.note, value: 0n };
    return proveClear(w, { ...leg, opening: { ...leg.opening, note } }).input;
  }),
  attack('C2', 'reject while frozen', (w) => {
    w.change('supplier', (m) => ({ ...m, status: { ...m.status, standing: STANDING.FROZEN } }));
    return proveClear(w, build(w, 'REJECT')).input;
  }),
  attack('C2', 'reject on one signature where two are needed', (w) => {
    const leg = build(w, 'REJECT');
    const signatures = signedBy(w.members.supplier, named('not the digest'), [0]);
    return proveClear(w, leg, { signatures }).input;
  }),
  attack('C2', 'reject from a leaf that is not in the party tree', (w) => ({
    ...proveClear(w, build(w, 'REJECT')).input,
    partyRoot: 1n,
  })),
  attack(
    'C2',
    'use another nullifier key',
    opened('REJECT', (_w, o) => ({ signer: { ...o.signer, nk: 5n } })),
  ),
  attack(
    'C3',
    'act by an action that no row knows',
    opened('REJECT', () => ({ action: 4n })),
  ),
  attack('C3 CLEAR', 'clear as somebody else than the mandate', by(PAID, 'otherBank')),
  attack(
    'C3 CLEAR',
    'clear an unpaid voucher',
    opened('REJECT', (w, o) => {
      const { settlement } = build(w, PAID).opening;
      return {
        ...o,
        action: CLEAR_ACTION.CLEAR,
        signer: w.signerOf(w.members.mandate),
        settlement,
      };
    }),
  ),
  attack('C3 CLEAR', 'clear without a paid record', (w) => ({
    ...proveClear(w, build(w, PAID)).input,
    recordRoot: 1n,
  })),
  attack(
    'C3 CLEAR',
    'say paid as the mandate',
    (w) => proveClear(w, clearPaid(w, NO_HOLD, 'supplier', 'mandate')).input,
  ),
  attack(
    'C3 CLEAR',
    'say paid as a stranger',
    (w) => proveClear(w, clearPaid(w, NO_HOLD, 'supplier', 'subSupplier')).input,
  ),
  attack('C3 CLEAR', 'say paid as the bank behind the mandate', (w) => {
    w.change('supplier', (m) => ({ ...m, account: { bank: 1n, reference: m.account.reference } }));
    return proveClear(w, clearPaid(w, NO_HOLD, 'supplier', 'bank')).input;
  }),
  attack(
    'C3 CLEAR',
    'name another account for the payee',
    opened('CLEAR: attested by the payee’s bank', (_w, o) => ({
      settlement: o.settlement && { ...o.settlement, account: { bank: 2n, reference: 9n } },
    })),
  ),
  attack(
    'C3 CLEAR',
    'put another payee in the payee’s place',
    opened(PAID, (w, o) => ({
      settlement: o.settlement && { ...o.settlement, payee: w.leafOf(w.members.subSupplier) },
    })),
  ),
  attack('C3 CLEAR', 'pay less than the voucher', (w) => {
    const leg = clearPaid(w, NO_HOLD, 'supplier', 'supplier');
    const { settlement, hold } = leg.opening;
    if (settlement === undefined) throw new RangeError('a settlement');
    const { root, ...record } = w.placeRecord({
      ...{ type: 1n, attester: 5n, subject: hold.reference },
      ...{ amount: leg.opening.note.value - 1n, salt: named('salt of the record') },
    });
    const opening = { ...leg.opening, settlement: { ...settlement, record } };
    return proveClear(w, { ...leg, opening, recordRoot: root }).input;
  }),
  attack(
    'C3 CLEAR',
    'open the reference falsely',
    opened(PAID, (_w, o) => ({
      settlement: o.settlement && {
        ...o.settlement,
        payment: { ...o.settlement.payment, instruction: 1n },
      },
    })),
  ),
  attack('C3 REJECT', 'reject what one does not own', by('REJECT', 'subSupplier')),
  attack('C3 REJECT', 'reject after acceptance', (w) => {
    const leg = build(w, 'REJECT');
    const accepted = build(w, PAID);
    const opening = { ...leg.opening, hold: accepted.opening.hold, note: accepted.opening.note };
    return proveClear(w, { ...leg, opening }).input;
  }),
  attack(
    'C3 TAKE BACK',
    'take back an offer that is live',
    (w) => proveClear(w, { ...build(w, 'TAKE BACK'), date: TEST_ISSUE_OFFER.expiry }).input,
  ),
  attack('C3 TAKE BACK', 'take back as somebody else', by('TAKE BACK', 'subSupplier')),
  attack(
    'C3 TAKE BACK',
    'take a paid voucher back',
    opened(PAID, (w) => ({
      ...{ action: CLEAR_ACTION.TAKE_BACK, signer: w.signerOf(w.members.debtor) },
    })),
  ),
  attack('C4', 'bring capacity back with a payment', (w) => {
    const { input } = proveClear(w, build(w, PAID));
    return { ...input, cm: bumped(input['cm'], 1) };
  }),
  attack('C4', 'bring back more quota', (w) => {
    const { input } = proveClear(w, build(w, PAID));
    return { ...input, cm: bumped(input['cm'], 0) };
  }),
  attack('C5', 'hide it from the mandate', (w) => {
    const { input } = proveClear(w, build(w, PAID));
    return { ...input, a: bumped(input['a'], 0) };
  }),
  attack('C5', 'hide it from the grantor', (w) => {
    const { input } = proveClear(w, build(w, PAID));
    return { ...input, b: bumped(input['b'], 2) };
  }),
  attack(
    'C5',
    'encrypt to somebody else’s key',
    opened(PAID, (_w, o) => ({
      mandate: { ...o.mandate, view: o.grantor.view },
    })),
  ),
  attack(
    'C5',
    'hide the quota’s section from its grantor',
    opened(PAID, (_w, o) => ({
      grantor: { ...o.grantor, view: o.mandate.view },
    })),
  ),
  attack('C5', 'hide it from the supervisor', (w) => {
    const { input } = proveClear(w, build(w, PAID));
    return { ...input, wrap: bumped(input['wrap'], 0) };
  }),
  attack('C5', 'hide the quota’s section from the supervisor', (w) => {
    const { input } = proveClear(w, build(w, PAID));
    return { ...input, wrap: bumped(input['wrap'], 1) };
  }),
  attack('C6', 'move the proof to another context', (w) => ({
    ...proveClear(w, build(w, 'REJECT')).input,
    context: named('another context'),
  })),
];
