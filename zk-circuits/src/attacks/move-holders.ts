import { HOLD, HOLD_SELECTION, MOVE_ACTION, STANDING } from '@fuqi/protocol';
import { TODAY_OPEN } from '../testing/world';
import { named } from '../testing/world-member';
import { MATURED, TEST_PLEDGE, ownOffer, proveMove } from '../testing/world-moves';
import { attack, openMove, withOutput } from './attack';
import { at, build, by, opened, output } from './rows';

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
