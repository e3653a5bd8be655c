import { POWER, STANDING } from '@fuqi/protocol';
import { moveDigestOf, planMove } from '../inputs/move';
import { TODAY, type World } from '../testing/world';
import { named, signedBy, testOfficer } from '../testing/world-member';
import { type MoveCase, ownMerge, ownOffer, proveMove } from '../testing/world-moves';
import type { CircuitInput } from '../witness/circuit-input';
import { attack, openMove } from './attack';

function digestOf(world: World, move: MoveCase): bigint {
  return moveDigestOf(planMove(move.opening), world.settings(move.date).context);
}

/** Proves a case with signatures of chosen slots of the supplier. */
function signedFrom(world: World, move: MoveCase, slots: readonly number[]): CircuitInput {
  const signatures = signedBy(world.members.supplier, digestOf(world, move), slots);
  return proveMove(world, move, { signatures }).input;
}

/** M5, M6: who signs. */
export const MOVE_SIGNER_ATTACKS = [
  attack('M5', 'sign with a leaf that is not in the party tree', (w) => {
    const move = ownMerge(w);
    const { signer } = move.opening;
    const leaf = { ...signer.leaf, salt: named('another leaf') };
    const { input } = proveMove(w, {
      ...move,
      opening: { ...move.opening, signer: { ...signer, leaf } },
    });
    return { ...input, partyRoot: w.parties.root };
  }),
  attack('M5', 'move value while frozen', (w) => {
    w.change('supplier', (m) => ({ ...m, status: { ...m.status, standing: STANDING.FROZEN } }));
    return proveMove(w, ownMerge(w)).input;
  }),
  attack('M5', 'dispose of value after KYC lapsed', (w) => {
    w.change('supplier', (m) => ({ ...m, status: { ...m.status, kycDay: TODAY - 1n } }));
    return proveMove(w, ownMerge(w)).input;
  }),
  attack('M5', 'use another nullifier key', (w) => {
    const move = ownMerge(w);
    return openMove(w, move, { signer: { ...move.opening.signer, nk: named('another nk') } });
  }),
  attack('M6', 'have nobody sign', (w) => proveMove(w, ownMerge(w), { signatures: [] }).input),
  attack('M6', 'sign another operation’s digest', (w) => {
    const signatures = signedBy(w.members.supplier, named('another digest'), [0]);
    return proveMove(w, ownMerge(w), { signatures }).input;
  }),
  attack('M6', 'reuse the signature for another context', (w) => {
    const move = ownMerge(w);
    const signatures = signedBy(w.members.supplier, digestOf(w, move), [0]);
    return proveMove(w, move, { signatures, context: named('another context') }).input;
  }),
  attack('M6', 'let one officer sign what takes two', (w) => signedFrom(w, ownOffer(w), [0])),
  attack('M6', 'let one officer sign twice', (w) => signedFrom(w, ownOffer(w), [0, 0])),
  attack('M6', 'sign as an officer without power trade', (w) => signedFrom(w, ownMerge(w), [2])),
  attack('M6', 'sign second as an officer without power trade', (w) =>
    signedFrom(w, ownOffer(w), [0, 2]),
  ),
  attack('M6', 'claim a power that the officer’s slot does not have', (w) => {
    const move = ownMerge(w);
    const [signature] = signedBy(w.members.supplier, digestOf(w, move), [2]);
    if (signature === undefined) throw new RangeError('no signature');
    const signatures = [{ ...signature, powers: signature.powers | POWER.TRADE }];
    return proveMove(w, move, { signatures }).input;
  }),
  attack('M6', 'sign with an officer of another member', (w) => {
    const move = ownMerge(w);
    const signatures = signedBy(w.members.debtor, digestOf(w, move), [0]);
    return proveMove(w, move, { signatures }).input;
  }),
  attack('M6', 'bring a slot list of one’s own', (w) => {
    const move = ownMerge(w);
    const signatures = signedBy(w.members.debtor, digestOf(w, move), [0]);
    const { slots } = w.signerOf(w.members.debtor);
    return openMove(w, move, { signer: { ...move.opening.signer, slots } }, { signatures });
  }),
  attack('M6', 'sign from an empty slot', (w) => {
    const move = ownMerge(w);
    const [signature] = signedBy(w.members.supplier, digestOf(w, move), [0]);
    if (signature === undefined) throw new RangeError('no signature');
    return proveMove(w, move, { signatures: [{ ...signature, slot: 7n }] }).input;
  }),
  attack('M6', 'sign from a slot that does not exist', (w) => {
    const move = ownMerge(w);
    const [signature] = signedBy(w.members.supplier, digestOf(w, move), [0]);
    if (signature === undefined) throw new RangeError('no signature');
    return proveMove(w, move, { signatures: [{ ...signature, slot: 8n }] }).input;
  }),
  attack('M6', 'sign with a removed officer’s key', (w) => {
    const move = ownMerge(w);
    const [signature] = signedBy(w.members.supplier, digestOf(w, move), [0]);
    w.change('supplier', (m) => ({
      ...m,
      officers: m.officers.map((o, i) => (i === 0 ? testOfficer('new officer', POWER.TRADE) : o)),
    }));
    const after = ownMerge(w);
    return proveMove(w, after, { signatures: signature === undefined ? [] : [signature] }).input;
  }),
];
