import { HOLD, KIND, NO_HOLD, tokenHash } from '@fuqi/protocol';
import { MOVE_CASES, ownMerge, payToFund, proveMove } from '../testing/world-moves';
import { named } from '../testing/world-member';
import { TEST_VOUCHER_TOKEN } from '../testing/world-tokens';
import { attack, openMove, withOutput } from './attack';

/** M1–M4, M12: what is spent. */
export const MOVE_INPUT_ATTACKS = [
  attack('M1', 'spend a note that is not in the tree', (w) => {
    const move = ownMerge(w);
    const [first] = move.opening.inputs;
    const missing = { ...first, salt: named('never committed') };
    const outputs = withOutput(move, 0, { value: first.value, budget: 40n });
    return { ...openMove(w, move, { inputs: [missing], outputs }), root0: w.notes.root };
  }),
  attack('M1', 'spend a second note under a root it does not lie under', (w) => ({
    ...proveMove(w, ownMerge(w)).input,
    root1: 1n,
  })),
  attack('M1', 'publish a nullifier that is not the note’s', (w) => {
    const move = ownMerge(w);
    const { input } = proveMove(w, move);
    return { ...input, nf1: named('another nullifier') };
  }),
  attack('M1', 'spend nothing at all', (w) => {
    const move = ownMerge(w);
    const [first] = move.opening.inputs;
    const nothing = { ...first, value: 0n };
    return openMove(w, move, { inputs: [nothing], outputs: [] });
  }),
  attack('M1', 'claim a path at an index beyond the tree', (w) => {
    const { input } = proveMove(w, ownMerge(w));
    const [a = 0n, b = 0n] = input['inIndex'] as bigint[];
    return { ...input, inIndex: [a + 4n ** 16n, b] };
  }),
  attack('M2', 'give a dummy input a value', (w) => {
    const move = payToFund(w);
    const { input } = proveMove(w, { ...move, opening: { ...move.opening } });
    const [value = 0n] = input['inValue'] as bigint[];
    return { ...input, inValue: [value, 1n] };
  }),
  attack('M2', 'give a dummy input a budget', (w) => {
    const { input } = proveMove(w, MOVE_CASES['OWN: accept an offer'](w));
    const [budget = 0n] = input['inBudget'] as bigint[];
    return { ...input, inBudget: [budget, 9n] };
  }),
  attack('M2', 'give a dummy input a layer', (w) => {
    const { input } = proveMove(w, MOVE_CASES['OWN: accept an offer'](w));
    return { ...input, inLayer: [2n, 1n] };
  }),
  attack('M2', 'burn a stranger’s nullifier as a dummy', (w) => ({
    ...proveMove(w, MOVE_CASES['OWN: accept an offer'](w)).input,
    nf1: named('somebody’s nullifier'),
  })),
  attack('M2', 'call an input half real', (w) => ({
    ...proveMove(w, ownMerge(w)).input,
    real1: 2n,
  })),
  attack('M3', 'spend one note as both inputs', (w) => {
    const move = ownMerge(w);
    const [first] = move.opening.inputs;
    const outputs = move.opening.outputs.map((o) => ({ ...o, value: 2n * first.value }));
    return openMove(w, move, { inputs: [first, first], outputs });
  }),
  attack('M3', 'merge a note of another token', (w) => {
    const move = ownMerge(w);
    const [first] = move.opening.inputs;
    const { token, value, owner, layer, budget } = {
      ...{ token: tokenHash({ ...TEST_VOUCHER_TOKEN, rootId: 7n }), value: 2_00n, owner: 5n },
      ...{ layer: 2n, budget: 40n },
    };
    const other = w.place({ token, value, owner, hold: 0n, layer, budget, paid: 0n, salt: 99n });
    return { ...openMove(w, move, { inputs: [first, other] }), root1: w.notes.root };
  }),
  attack('M3', 'merge a note that somebody else owns', (w) => {
    const move = ownMerge(w);
    const [first] = move.opening.inputs;
    const other = w.place({
      ...{ token: tokenHash(TEST_VOUCHER_TOKEN), value: 2_00n, owner: 6n, hold: 0n },
      ...{ layer: 2n, budget: 40n, paid: 0n, salt: 98n },
    });
    return { ...openMove(w, move, { inputs: [first, other] }), root1: w.notes.root };
  }),
  attack('M3', 'merge a note that is pledged', (w) => {
    const move = ownMerge(w);
    const [first] = move.opening.inputs;
    const other = w.place({
      ...{ token: tokenHash(TEST_VOUCHER_TOKEN), value: 2_00n, owner: 5n, hold: named('pledge') },
      ...{ layer: 2n, budget: 40n, paid: 0n, salt: 97n },
    });
    return { ...openMove(w, move, { inputs: [first, other] }), root1: w.notes.root };
  }),
  attack('M3', 'merge a note that is paid through further', (w) => {
    const move = ownMerge(w);
    const [first] = move.opening.inputs;
    const other = w.place({
      ...{ token: tokenHash(TEST_VOUCHER_TOKEN), value: 2_00n, owner: 5n, hold: 0n },
      ...{ layer: 2n, budget: 40n, paid: 1n, salt: 96n },
    });
    return { ...openMove(w, move, { inputs: [first, other] }), root1: w.notes.root };
  }),
  attack('M4', 'say that a held note is not held', (w) => {
    const move = MOVE_CASES['RELEASE: a pledge in part'](w);
    const owner = ownMerge(w);
    return openMove(w, owner, {
      ...move.opening,
      ...{ action: owner.opening.action },
      signer: owner.opening.signer,
      hold: NO_HOLD,
    });
  }),
  attack('M4', 'hide a holder behind hold kind 0', (w) => ({
    ...proveMove(w, ownMerge(w)).input,
    holdHolder: 1n,
  })),
  attack('M4', 'hide a reference behind hold kind 0', (w) => ({
    ...proveMove(w, ownMerge(w)).input,
    holdReference: 1n,
  })),
  attack('M4', 'hide an expiry behind hold kind 0', (w) => ({
    ...proveMove(w, ownMerge(w)).input,
    holdExpiry: 1n,
  })),
  attack('M4', 'use a hold kind that no row knows', (w) => {
    const move = ownMerge(w);
    const hold = { kind: HOLD.DISPOSAL, holder: 1n, reference: 0n, expiry: 0n };
    const [first] = move.opening.inputs;
    return openMove(w, move, { hold, inputs: [first] });
  }),
  attack('M12', 'split a distribution state', (w) => {
    const move = ownMerge(w);
    const token = { ...TEST_VOUCHER_TOKEN, kind: KIND.DISTRIBUTION };
    const note = (salt: bigint, value: bigint) =>
      w.place({
        ...{ token: tokenHash(token), value, owner: 5n, hold: 0n },
        ...{ layer: 3n, budget: 40n, paid: 0n, salt },
      });
    return openMove(w, move, { token, inputs: [note(1n, 1_00n), note(2n, 2_00n)] });
  }),
];
