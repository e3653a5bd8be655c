import { HOLD, HOLD_SELECTION, ROLE, STANDING } from '@fuqi/protocol';
import { TODAY_OPEN } from '../testing/world';
import { LATER, MATURED, TEST_RESERVE, ownMerge, proveMove } from '../testing/world-moves';
import { attack, openMove } from './attack';
import { at, build, by, opened, output } from './rows';

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
