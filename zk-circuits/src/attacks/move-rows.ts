import {
  HOLD,
  HOLD_SELECTION,
  MOVE_ACTION,
  RECORD_TYPE,
  ROLE,
  STANDING,
  payReference,
} from '@fuqi/protocol';
import type { MoveOpening } from '../inputs/move';
import { TODAY_OPEN, type TestName, type World } from '../testing/world';
import { named } from '../testing/world-member';
import {
  LATER,
  MATURED,
  MOVE_CASES,
  type MoveCase,
  TEST_PLEDGE,
  TEST_RESERVE,
  ownMerge,
  ownOffer,
  proveMove,
} from '../testing/world-moves';
import type { CircuitInput } from '../witness/circuit-input';
import { attack, openMove, withOutput } from './attack';

type Case = keyof typeof MOVE_CASES;

const build = (w: World, name: Case): MoveCase => MOVE_CASES[name](w);

/** The case proved at another date. */
function at(name: Case, date: bigint): (w: World) => CircuitInput {
  return (w) => proveMove(w, { ...build(w, name), date }).input;
}

/** The case signed by somebody else. */
function by(name: Case, signer: TestName): (w: World) => CircuitInput {
  return (w) => {
    const move = build(w, name);
    const opening = { ...move.opening, signer: w.signerOf(w.members[signer]) };
    return proveMove(w, { ...move, signer, opening }).input;
  };
}

/** The case with another opening. */
function opened(name: Case, change: (w: World, o: MoveOpening) => Partial<MoveOpening>) {
  return (w: World): CircuitInput => {
    const move = build(w, name);
    return openMove(w, move, change(w, move.opening));
  };
}

/** The case with one output changed. */
function output(name: Case, j: number, change: Parameters<typeof withOutput>[2]) {
  return (w: World): CircuitInput => {
    const move = build(w, name);
    return openMove(w, move, { outputs: withOutput(move, j, change) });
  };
}

/** M11: OWN and RETURN, the rows of holders. */
export const MOVE_HOLDER_ATTACKS = [
  attack(
    'M11',
    'act by an action that no row knows',
    opened('OWN: merge', () => ({ action: 8n })),
  ),
  attack('M11 OWN', 'move a note one does not own', by('OWN: merge', 'subSupplier')),
  attack('M11 OWN', 'pass on a matured voucher', at('OWN: merge', MATURED)),
  attack('M11 OWN', 'move a pledged note as its owner', (w) => {
    const move = build(w, 'RELEASE: a pledge in part');
    const signer = w.signerOf(w.members.supplier);
    const [a, b] = move.opening.outputs;
    if (a === undefined || b === undefined) throw new RangeError('two outputs');
    const outputs = [a, { ...b, holdSelection: HOLD_SELECTION.NONE }];
    const opening = { ...move.opening, signer, action: MOVE_ACTION.OWN, outputs };
    return proveMove(w, { ...move, signer: 'supplier', opening }).input;
  }),
  attack(
    'M11 OWN',
    'move a reserved note before its reserve lapses',
    at('OWN: after a lapsed reserve', TODAY_OPEN),
  ),
  attack('M11 OWN', 'move a note that is being paid', (w) => {
    const move = build(w, 'FAIL: of funding');
    const opening = {
      ...move.opening,
      signer: w.signerOf(w.members.supplier),
      action: MOVE_ACTION.OWN,
    };
    return proveMove(w, { ...move, signer: 'supplier', date: TODAY_OPEN, opening }).input;
  }),
  attack('M11 OWN', 'give to a third party', output('OWN: split and offer', 0, { owner: 1n })),
  attack('M11 OWN', 'keep what is offered', output('OWN: split and offer', 0, { owner: 5n })),
  attack('M11 OWN', 'hand over without an offer', (w) => {
    const move = ownOffer(w);
    const outputs = withOutput(move, 0, { holdSelection: HOLD_SELECTION.NONE });
    return { ...openMove(w, move, { outputs }), toParty: [1n, 0n, 1n, 0n] };
  }),
  attack('M11 OWN', 'put one’s own part under the offer', (w) => {
    const move = ownOffer(w);
    const outputs = withOutput(move, 1, { holdSelection: HOLD_SELECTION.NEW });
    return { ...openMove(w, move, { outputs }), toParty: [1n, 0n, 1n, 0n] };
  }),
  attack(
    'M11 OWN',
    'hand over without counting the layer',
    output('OWN: split and offer', 0, { layer: 3n }),
  ),
  attack('M11 OWN', 'take the smaller layer of two inputs', output('OWN: merge', 0, { layer: 2n })),
  attack(
    'M11 OWN',
    'pass on beyond the last layer',
    (w) => proveMove(w, { ...ownOffer(w), maxLayer: 3n }).input,
  ),
  attack(
    'M11 OWN',
    'keep an old hold on a split',
    output('OWN: accept an offer', 0, { holdSelection: HOLD_SELECTION.SAME }),
  ),
  attack(
    'M11 OWN',
    'bring back a hold that is over',
    output('OWN: accept an offer', 0, { holdSelection: HOLD_SELECTION.PREVIOUS }),
  ),
  attack(
    'M11 OWN',
    'offer as another kind of hold',
    opened('OWN: split and offer', (_w, o) => ({
      newHold: { ...o.newHold, kind: HOLD.ISSUE_OFFER },
    })),
  ),
  attack(
    'M11 OWN',
    'name another as payer of the offer',
    opened('OWN: split and offer', (_w, o) => ({ newHold: { ...o.newHold, holder: 4n } })),
  ),
  attack(
    'M11 OWN',
    'offer for less than a day',
    opened('OWN: split and offer', (_w, o) => ({
      newHold: { ...o.newHold, expiry: TODAY_OPEN + 3n },
    })),
  ),
  attack('M11 OWN', 'offer to nobody in the party tree', (w) => {
    const move = ownOffer(w);
    const { party } = move.opening;
    return openMove(w, move, { party: party && { ...party, salt: named('no such leaf') } });
  }),
  attack('M11 OWN', 'offer to a frozen member', (w) => {
    w.change('subSupplier', (m) => ({ ...m, status: { ...m.status, standing: STANDING.FROZEN } }));
    return proveMove(w, ownOffer(w)).input;
  }),
  attack('M11 OWN', 'offer to oneself', (w) => {
    const move = ownOffer(w);
    const outputs = move.opening.outputs.map((o) => ({ ...o, owner: 5n }));
    return openMove(w, move, { party: w.leafOf(w.members.supplier), outputs });
  }),
  attack('M11 OWN', 'give a voucher back to its debtor', (w) => {
    const move = ownOffer(w);
    const outputs = move.opening.outputs.map((o) => (o.owner === 6n ? { ...o, owner: 4n } : o));
    return openMove(w, move, { party: w.leafOf(w.members.debtor), outputs });
  }),
  attack(
    'M11 OWN',
    'name a counterparty where there is none',
    opened('OWN: merge', (w) => ({ party: w.leafOf(w.members.subSupplier) })),
  ),
  attack(
    'M11 OWN',
    'make a hold where the row makes none',
    opened('OWN: merge', () => ({ newHold: TEST_PLEDGE })),
  ),
  attack('M11 RETURN', 'reject as a stranger', by('RETURN: reject', 'debtor')),
  attack('M11 RETURN', 'take back an offer that is live', at('RETURN: take back', TODAY_OPEN)),
  attack('M11 RETURN', 'reject a matured voucher', at('RETURN: reject', MATURED)),
  attack('M11 RETURN', 'return what was never offered', (w) => {
    const move = build(w, 'RELEASE: a pledge in part');
    const [a] = move.opening.outputs;
    if (a === undefined) throw new RangeError('an output');
    const signer = w.signerOf(w.members.supplier);
    const outputs = [{ ...a, value: 9_000_00n, owner: 1n, layer: 1n, budget: 40n }];
    const opening = { ...move.opening, signer, action: MOVE_ACTION.RETURN, outputs };
    return proveMove(w, { ...move, signer: 'supplier', opening }).input;
  }),
  attack('M11 RETURN', 'return to oneself', output('RETURN: reject', 0, { owner: 6n })),
  attack('M11 RETURN', 'return in two parts', (w) => {
    const move = build(w, 'RETURN: reject');
    const [a] = move.opening.outputs;
    if (a === undefined) throw new RangeError('an output');
    const parts = [
      { ...a, value: 1n, budget: 20n },
      { ...a, value: a.value - 1n, budget: 20n },
    ];
    return openMove(w, move, { outputs: parts });
  }),
  attack('M11 RETURN', 'let the return cost a layer', output('RETURN: reject', 0, { layer: 2n })),
  attack(
    'M11 RETURN',
    'return under a hold',
    output('RETURN: reject', 0, { holdSelection: HOLD_SELECTION.SAME }),
  ),
];

/** M11: ENCUMBER and RELEASE, the rows of banks. */
export const MOVE_BANK_ATTACKS = [
  attack('M11 ENCUMBER', 'reserve somebody else’s note', by('ENCUMBER: reserve', 'subSupplier')),
  attack('M11 ENCUMBER', 'reserve a matured voucher', (w) => {
    const move = build(w, 'ENCUMBER: reserve');
    const newHold = { ...TEST_RESERVE, expiry: MATURED };
    return proveMove(w, { ...move, date: MATURED, opening: { ...move.opening, newHold } }).input;
  }),
  attack('M11 ENCUMBER', 'reserve after funding closed', at('ENCUMBER: reserve', TODAY_OPEN + 1n)),
  attack(
    'M11 ENCUMBER',
    'reserve until yesterday',
    opened('ENCUMBER: reserve', (_w, o) => ({
      newHold: { ...o.newHold, expiry: TODAY_OPEN - 1n },
    })),
  ),
  attack(
    'M11 ENCUMBER',
    'reserve for another bank than named',
    opened('ENCUMBER: reserve', (_w, o) => ({ newHold: { ...o.newHold, holder: 2n } })),
  ),
  attack('M11 ENCUMBER', 'reserve for a member that is no bank', (w) => {
    const move = build(w, 'ENCUMBER: reserve');
    const newHold = { ...TEST_RESERVE, holder: 6n };
    return openMove(w, move, { party: w.leafOf(w.members.subSupplier), newHold });
  }),
  attack('M11 ENCUMBER', 'reserve for a suspended bank', (w) => {
    w.change('bank', (m) => ({ ...m, status: { ...m.status, standing: STANDING.SUSPENDED } }));
    return proveMove(w, build(w, 'ENCUMBER: reserve')).input;
  }),
  attack(
    'M11 ENCUMBER',
    'pledge with an expiry',
    opened('ENCUMBER: pledge', (_w, o) => ({ newHold: { ...o.newHold, expiry: LATER } })),
  ),
  attack(
    'M11 ENCUMBER',
    'set a paying hold as owner',
    opened('ENCUMBER: pledge', (_w, o) => ({ newHold: { ...o.newHold, kind: HOLD.PAYING } })),
  ),
  attack(
    'M11 ENCUMBER',
    'give away under a reserve',
    output('ENCUMBER: reserve', 0, { owner: 1n }),
  ),
  attack('M11 ENCUMBER', 'gain a layer', output('ENCUMBER: reserve', 1, { layer: 1n })),
  attack('M11 ENCUMBER', 'reserve for oneself, being a bank', (w) => {
    w.change('supplier', (m) => ({ ...m, status: { ...m.status, roles: ROLE.BANK } }));
    const move = build(w, 'ENCUMBER: reserve');
    const newHold = { ...TEST_RESERVE, holder: 5n };
    return openMove(w, move, { party: w.leafOf(w.members.supplier), newHold });
  }),
  attack('M11 RELEASE', 'release as the owner', by('RELEASE: a pledge in part', 'supplier')),
  attack('M11 RELEASE', 'release as another bank', by('RELEASE: a pledge in part', 'otherBank')),
  attack('M11 RELEASE', 'keep a lapsed reserve alive', at('RELEASE: a reserve', LATER)),
  attack('M11 RELEASE', 'release a matured voucher', at('RELEASE: a pledge in part', MATURED)),
  attack(
    'M11 RELEASE',
    'release to oneself',
    output('RELEASE: a pledge in part', 0, { owner: 1n }),
  ),
  attack(
    'M11 RELEASE',
    'give nothing back',
    output('RELEASE: a pledge in part', 0, { holdSelection: HOLD_SELECTION.SAME }),
  ),
  attack('M11 RELEASE', 'release the dust in output 1 only', (w) => {
    const move = build(w, 'RELEASE: a pledge in part');
    const [a, b] = move.opening.outputs;
    if (a === undefined || b === undefined) throw new RangeError('two outputs');
    const outputs = [
      { ...a, owner: 1n, value: 0n, layer: 0n, budget: 0n },
      { ...b, value: 9_000_00n, budget: 40n },
    ];
    return openMove(w, move, { outputs });
  }),
  attack(
    'M11 RELEASE',
    'raise the owner’s layer',
    output('RELEASE: a pledge in part', 0, { layer: 3n }),
  ),
  attack('M11 RELEASE', 'merge two pledges and their layers', (w) => {
    const move = build(w, 'RELEASE: a pledge in part');
    const [first] = move.opening.inputs;
    const merge = ownMerge(w);
    const [other] = merge.opening.inputs;
    return openMove(w, move, { inputs: [first, other] });
  }),
];

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
