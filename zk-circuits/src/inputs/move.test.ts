import { beforeAll, describe, expect, it } from '@jest/globals';
import * as path from 'node:path';
import {
  type Point,
  contentKey,
  decryptWords,
  moveFromWords,
  moveNotes,
  noteCommitment,
  holdHash,
  unwrapKey,
} from '@fuqi/protocol';
import { MAIN_CIRCUITS } from '../paths';
import { TestCircuit } from '../testing/test-circuit';
import { World } from '../testing/world';
import { namedScalar } from '../testing/world-member';
import { MOVE_CASES, type MoveCase, ownMerge, proveMove } from '../testing/world-moves';
import { multiply } from './curve';

describe('move', () => {
  let circuit: TestCircuit;

  beforeAll(async () => {
    circuit = await TestCircuit.open({ main: path.join(MAIN_CIRCUITS, 'move.circom') });
  }, 300_000);

  it.each<[string, (world: World) => MoveCase]>(Object.entries(MOVE_CASES))(
    '%s: the input satisfies every constraint and shows the public inputs of the protocol',
    (_name, build) => {
      const world = new World();
      const { publics, input } = proveMove(world, build(world));
      const { wires, failed, violated } = circuit.judge(input);
      expect(failed).toEqual([]);
      expect(violated).toEqual([]);
      expect(wires.slice(1, 1 + publics.length)).toEqual(publics);
      expect(publics).toHaveLength(31);
    },
  );

  it('is refused when a note that is not there is named, so that the cases above can fail', () => {
    const world = new World();
    const { input } = proveMove(world, ownMerge(world));
    expect(circuit.judge({ ...input, root0: 1n }).violated).not.toEqual([]);
  });

  it.each<[string, (world: World) => MoveCase]>(Object.entries(MOVE_CASES))(
    '%s: registrar and supervisor read every output from it',
    (_name, build) => {
      const world = new World();
      const move = build(world);
      const { publics } = proveMove(world, move);
      const nf0 = publics[9] ?? 0n;
      const ephemeralKey: Point = { x: publics[15] ?? 0n, y: publics[16] ?? 0n };
      const registrar = Object.values(world.members).find(
        ({ member }) => member.index === move.opening.token.registrar,
      );
      const key = contentKey(multiply(ephemeralKey, registrar?.viewSecret ?? 0n), nf0);
      const watched = multiply(ephemeralKey, namedScalar('supervisor'));
      expect(unwrapKey(publics[17] ?? 0n, watched, nf0, 0n)).toBe(key);
      const words = decryptWords({ key, n0: nf0, section: 0n }, publics.slice(18));
      const notes = moveNotes(moveFromWords(words), {
        nf0,
        inputSalt: move.opening.inputs[0].salt,
        inputHold: holdHash(move.opening.hold),
        previousHold: move.opening.payment?.previousHold ?? 0n,
      });
      expect(notes.map(noteCommitment)).toEqual(publics.slice(11, 15));
    },
  );
});
