import { FIELD_ORDER, HOLD_SELECTION } from '@fuqi/protocol';
import { multiplyBase } from '../inputs/curve';
import { named, namedScalar } from '../testing/world-member';
import { MOVE_CASES, ownMerge, ownOffer, payToFund, proveMove } from '../testing/world-moves';
import { attack, openMove, withOutput } from './attack';

const WRAP = 2n ** 64n;

/** M7–M10, M13: what comes out and who reads it. */
export const MOVE_OUTPUT_ATTACKS = [
  attack('M7', 'take out one fen more than went in', (w) => {
    const move = ownMerge(w);
    return openMove(w, move, { outputs: withOutput(move, 0, { value: 3_01n }) });
  }),
  attack('M7', 'lose one fen', (w) => {
    const move = ownMerge(w);
    return openMove(w, move, { outputs: withOutput(move, 0, { value: 2_99n }) });
  }),
  attack('M7', 'balance a value of 2^64', (w) => {
    const move = ownOffer(w);
    const { input } = proveMove(w, move);
    const [a = 0n, b = 0n, c = 0n, d = 0n] = input['outValue'] as bigint[];
    return { ...input, outValue: [a + WRAP, b - WRAP + FIELD_ORDER, c, d] };
  }),
  attack('M7', 'commit to another note than the one described', (w) => {
    const { input } = proveMove(w, ownMerge(w));
    const [first = 0n, ...rest] = input['cm'] as bigint[];
    return { ...input, cm: [first + 1n, ...rest] };
  }),
  attack('M8', 'gain split budget', (w) => {
    const move = ownMerge(w);
    return openMove(w, move, { outputs: withOutput(move, 0, { budget: 81n }) });
  }),
  attack('M8', 'make a note without split budget', (w) => {
    const move = ownMerge(w);
    return openMove(w, move, { outputs: withOutput(move, 0, { budget: 0n }) });
  }),
  attack('M8', 'put a budget on padding', (w) => {
    const move = ownMerge(w);
    const [first] = withOutput(move, 0, { budget: 70n });
    const pad = { ...first, value: 0n, layer: 0n, budget: 5n } as NonNullable<typeof first>;
    return openMove(w, move, { outputs: first === undefined ? [] : [first, pad] });
  }),
  attack('M8', 'give padding to somebody else', (w) => {
    const move = ownMerge(w);
    const [first] = move.opening.outputs;
    const pad = { ...first, value: 0n, layer: 0n, budget: 0n, owner: 6n } as NonNullable<
      typeof first
    >;
    return openMove(w, move, { outputs: first === undefined ? [] : [first, pad] });
  }),
  attack('M8', 'give padding a layer', (w) => {
    const move = ownMerge(w);
    const [first] = move.opening.outputs;
    const pad = { ...first, value: 0n, layer: 1n, budget: 0n } as NonNullable<typeof first>;
    return openMove(w, move, { outputs: first === undefined ? [] : [first, pad] });
  }),
  attack('M8', 'give padding a paid-through', (w) => {
    const move = ownMerge(w);
    const [first] = move.opening.outputs;
    const pad = { ...first, value: 0n, layer: 0n, budget: 0n, paid: 1n } as NonNullable<
      typeof first
    >;
    return openMove(w, move, { outputs: first === undefined ? [] : [first, pad] });
  }),
  attack('M8', 'call a note paid through a distribution that never was', (w) => {
    const move = ownMerge(w);
    return openMove(w, move, { outputs: withOutput(move, 0, { paid: 1n }) });
  }),
  attack('M8', 'shrink another’s budget while paying', (w) => {
    const move = payToFund(w);
    return openMove(w, move, { outputs: withOutput(move, 0, { budget: 1n }) });
  }),
  attack('M8', 'shrink the owner’s budget while releasing', (w) => {
    const move = MOVE_CASES['RELEASE: a pledge in part'](w);
    return openMove(w, move, { outputs: withOutput(move, 1, { budget: 1n }) });
  }),
  attack('M9', 'choose the salt of an output', (w) => {
    const { input } = proveMove(w, ownMerge(w));
    return { ...input, attempt: named('another attempt') };
  }),
  attack('M10', 'encrypt another amount to the registrar', (w) => {
    const move = ownMerge(w);
    const { input } = proveMove(w, move);
    const ct = [...(input['ct'] as bigint[])];
    ct[9] = (ct[9] ?? 0n) + 1n;
    return { ...input, ct };
  }),
  attack('M10', 'encrypt to a key that is not the registrar’s', (w) => {
    const move = ownMerge(w);
    const registrar = { ...move.opening.registrar, view: multiplyBase(namedScalar('stranger')) };
    return openMove(w, move, { registrar });
  }),
  attack('M10', 'name a registrar that is not the token’s', (w) => {
    const move = ownMerge(w);
    return openMove(w, move, { registrar: w.leafOf(w.members.otherBank) });
  }),
  attack('M10', 'name a registrar without a registrar’s role', (w) => {
    w.change('mandate', (m) => ({ ...m, status: { ...m.status, roles: 1n } }));
    return proveMove(w, ownMerge(w)).input;
  }),
  attack('M10', 'wrap another key for the supervisor', (w) => {
    const { input } = proveMove(w, ownMerge(w));
    return { ...input, wrap: (input['wrap'] as bigint) + 1n };
  }),
  attack('M10', 'encrypt to another supervisor', (w) => {
    const move = ownMerge(w);
    const honest = w.supervisor;
    const { input } = proveMove(w, move, {
      supervisor: multiplyBase(namedScalar('no supervisor')),
    });
    return { ...input, supervisorX: honest.x, supervisorY: honest.y };
  }),
  attack(
    'M10',
    'use the identity as ephemeral key',
    (w) => proveMove(w, ownMerge(w), { ephemeral: 0n }).input,
  ),
  attack('M10', 'show another ephemeral key', (w) => {
    const { input } = proveMove(w, ownMerge(w));
    const other = multiplyBase(namedScalar('another ephemeral'));
    return { ...input, R: [other.x, other.y] };
  }),
  attack('M10', 'select no hold in the plaintext of a held output', (w) => {
    const move = ownOffer(w);
    const { input } = proveMove(w, move);
    return { ...input, outHold: [HOLD_SELECTION.NONE, 0n, 2n, 0n] };
  }),
  attack('M13', 'move the proof to another context', (w) => ({
    ...proveMove(w, ownMerge(w)).input,
    context: named('another context'),
  })),
];
