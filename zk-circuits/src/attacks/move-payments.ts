import { HOLD, HOLD_SELECTION, MOVE_ACTION, RECORD_TYPE, payReference } from '@fuqi/protocol';
import type { MoveOpening } from '../inputs/move';
import { TODAY_OPEN, type World } from '../testing/world';
import { named } from '../testing/world-member';
import { LATER, proveMove } from '../testing/world-moves';
import type { CircuitInput } from '../witness/circuit-input';
import { attack, openMove, withOutput } from './attack';
import { at, build, by, opened, output } from './rows';

/** M11: PAY, FAIL and FUND, the rows of payments. */
export const MOVE_PAYMENT_ATTACKS = [
  attack('M11 PAY', 'pay for a reserve of another bank', by('PAY: for funding', 'otherBank')),
  attack('M11 PAY', 'pay out of a lapsed reserve', at('PAY: for funding', LATER)),
  attack('M11 PAY', 'pay for funding after it closed', at('PAY: for funding', TODAY_OPEN + 1n)),
  attack(
    'M11 PAY',
    'pay before maturity as the registrar',
    at('PAY: at maturity, free note', TODAY_OPEN),
  ),
  attack(
    'M11 PAY',
    'pay at maturity as a bank that is not the registrar',
    by('PAY: at maturity, free note', 'bank'),
  ),
  attack(
    'M11 PAY',
    'pay to clear while calling it funding',
    opened('PAY: at maturity, free note', (_w, o) => repay(o, { purpose: 1n })),
  ),
  attack(
    'M11 PAY',
    'pay to fund while calling it clearing',
    opened('PAY: for funding', (_w, o) => repay(o, { purpose: 2n })),
  ),
  attack(
    'M11 PAY',
    'pay somebody else than the owner',
    opened('PAY: at maturity, free note', (_w, o) => repay(o, { payee: 4n })),
  ),
  attack(
    'M11 PAY',
    'pay the owner of a pledged note',
    opened('PAY: at maturity, pledged note', (_w, o) => repay(o, { payee: 6n })),
  ),
  attack(
    'M11 PAY',
    'pay the payee of a lapsed offer',
    opened('PAY: at maturity, lapsed offer', (_w, o) => repay(o, { payee: 6n })),
  ),
  attack(
    'M11 PAY',
    'use one reference for two notes',
    opened('PAY: at maturity, free note', (_w, o) =>
      repay(o, { instruction: named('the same again') }),
    ),
  ),
  attack(
    'M11 PAY',
    'forget what the note was held by',
    opened('PAY: at maturity, pledged note', (_w, o) => repay(o, { previousHold: 0n })),
  ),
  attack(
    'M11 PAY',
    'set a paying hold that another ends',
    opened('PAY: for funding', (_w, o) => ({ newHold: { ...o.newHold, holder: 2n } })),
  ),
  attack(
    'M11 PAY',
    'set a paying hold with an expiry',
    opened('PAY: for funding', (_w, o) => ({ newHold: { ...o.newHold, expiry: LATER } })),
  ),
  attack(
    'M11 PAY',
    'set a pledge for a paying hold',
    opened('PAY: for funding', (_w, o) => ({ newHold: { ...o.newHold, kind: HOLD.PLEDGE } })),
  ),
  attack(
    'M11 PAY',
    'write another reference than the payment’s',
    opened('PAY: for funding', (_w, o) => ({ newHold: { ...o.newHold, reference: 5n } })),
  ),
  attack('M11 PAY', 'take the note while paying', output('PAY: for funding', 0, { owner: 1n })),
  attack(
    'M11 PAY',
    'leave the note free while paying',
    output('PAY: for funding', 0, { holdSelection: HOLD_SELECTION.NONE }),
  ),
  attack('M11 PAY', 'raise the layer while paying', output('PAY: for funding', 0, { layer: 3n })),
  attack('M11 FAIL', 'fail a payment of another bank', by('FAIL: of funding', 'otherBank')),
  attack('M11 FAIL', 'fail a payment as the owner', by('FAIL: of funding', 'supplier')),
  attack(
    'M11 FAIL',
    'fail a bank’s payment before maturity as the registrar',
    at('FAIL: of funding, by the registrar at maturity', TODAY_OPEN),
  ),
  attack(
    'M11 FAIL',
    'lose the pledge in a failed clearing',
    output('FAIL: of clearing, back to the pledge', 0, { holdSelection: HOLD_SELECTION.NONE }),
  ),
  attack(
    'M11 FAIL',
    'restore a hold after failed funding',
    output('FAIL: of funding', 0, { holdSelection: HOLD_SELECTION.PREVIOUS }),
  ),
  attack('M11 FAIL', 'open the reference falsely', (w) => {
    const move = build(w, 'FAIL: of clearing, back to the pledge');
    const { payment } = move.opening;
    return openMove(w, move, {
      payment: payment && { ...payment, previousHold: named('another hold') },
    });
  }),
  attack(
    'M11 FAIL',
    'take the note in a failed payment',
    output('FAIL: of funding', 0, { owner: 1n }),
  ),
  attack('M11 FUND', 'take title before anybody said paid', (w) => {
    const { input } = proveMove(w, build(w, 'FUND: attested by the seller'));
    return { ...input, recordRoot: 1n };
  }),
  attack('M11 FUND', 'say paid oneself', (w) => attestedBy(w, 1n)),
  attack('M11 FUND', 'have a stranger say paid', (w) => attestedBy(w, 6n)),
  attack('M11 FUND', 'say paid as the seller’s own bank that funds', (w) => {
    w.change('supplier', (m) => ({ ...m, account: { bank: 1n, reference: m.account.reference } }));
    return attestedBy(w, 1n);
  }),
  attack(
    'M11 FUND',
    'name another account for the seller',
    opened('FUND: attested by the seller’s bank', (_w, o) => ({
      funding: o.funding && { ...o.funding, account: { bank: 3n, reference: 1n } },
    })),
  ),
  attack(
    'M11 FUND',
    'pay less than the quote',
    opened('FUND: attested by the seller', (_w, o) => ({
      funding: o.funding && { ...o.funding, net: o.funding.net - 1n },
    })),
  ),
  attack(
    'M11 FUND',
    'fund from a reserve that was for another quote',
    opened('FUND: attested by the seller', (_w, o) => ({
      funding: o.funding && { ...o.funding, rest: named('another quote') },
    })),
  ),
  attack('M11 FUND', 'fund as another bank', by('FUND: attested by the seller', 'otherBank')),
  attack('M11 FUND', 'fund what was paid to clear', (w) => {
    const move = build(w, 'FAIL: of clearing, back to no hold');
    const fund = build(w, 'FUND: attested by the seller');
    const outputs = withOutput(move, 0, {
      owner: 3n,
      layer: 3n,
      holdSelection: HOLD_SELECTION.NONE,
    });
    return openMove(w, move, {
      ...{ action: MOVE_ACTION.FUND, outputs },
      party: fund.opening.party,
      funding: fund.opening.funding,
    });
  }),
  attack(
    'M11 FUND',
    'fund another’s note with one’s leaf',
    opened('FUND: attested by the seller', (w) => ({ party: w.leafOf(w.members.subSupplier) })),
  ),
  attack(
    'M11 FUND',
    'leave the layer as it was',
    output('FUND: attested by the seller', 0, { layer: 2n }),
  ),
  attack(
    'M11 FUND',
    'give the title to a friend',
    output('FUND: attested by the seller', 0, { owner: 2n }),
  ),
  attack(
    'M11 FUND',
    'keep the note under a hold',
    output('FUND: attested by the seller', 0, { holdSelection: HOLD_SELECTION.SAME }),
  ),
  attack('M11', 'use two inputs where the row takes one', (w) => {
    const move = build(w, 'FAIL: of funding');
    const other = build(w, 'FAIL: of funding').opening.inputs[0];
    return openMove(w, move, {
      inputs: [move.opening.inputs[0], other],
      outputs: withOutput(move, 0, { value: 10_000_00n, budget: 80n }),
    });
  }),
];

/** The payment changed, and the new hold's reference with it. */
function repay(
  opening: MoveOpening,
  change: Partial<NonNullable<MoveOpening['payment']>>,
): Partial<MoveOpening> {
  if (opening.payment === undefined) throw new RangeError('a payment');
  const payment = { ...opening.payment, ...change };
  return { payment, newHold: { ...opening.newHold, reference: payReference(payment) } };
}

/** FUND on a record by somebody else, truly in the tree. */
function attestedBy(w: World, attester: bigint): CircuitInput {
  const move = build(w, 'FUND: attested by the seller');
  const { funding, hold } = move.opening;
  if (funding === undefined) throw new RangeError('a funding');
  const { root, ...record } = w.placeRecord({
    ...{ type: RECORD_TYPE.PAID, attester, subject: hold.reference },
    ...{ amount: funding.net, salt: named('salt of the record') },
  });
  return openMove(w, move, { funding: { ...funding, record } }, { recordRoot: root });
}
