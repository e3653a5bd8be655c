import { beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC_INPUTS } from '@fuqi/protocol';
import * as path from 'node:path';
import { MAIN_CIRCUITS } from '../paths';
import { TestCircuit } from '../testing/test-circuit';
import { World } from '../testing/world';
import {
  ATTEST_CASES,
  CLEAR_CASES,
  GRANT_CASES,
  ISSUE_CASES,
  proveAttest,
  proveClear,
  proveGrant,
  proveIssue,
} from '../testing/world-legs';
import { REGISTER_CASES, proveRegister } from '../testing/world-registrations';
import type { Assignment } from './assignment';

type Cases<Leg> = Readonly<Record<string, (world: World) => Leg>>;

const SUITES = {
  issue: provedBy(ISSUE_CASES, proveIssue),
  clear: provedBy(CLEAR_CASES, proveClear),
  register: provedBy(REGISTER_CASES, proveRegister),
  grant: provedBy(GRANT_CASES, proveGrant),
  attest: provedBy(ATTEST_CASES, proveAttest),
};

describe.each(['issue', 'clear', 'register', 'grant', 'attest'] as const)('%s', (name) => {
  let circuit: TestCircuit;

  beforeAll(async () => {
    circuit = await TestCircuit.open({ main: path.join(MAIN_CIRCUITS, `${name}.circom`) });
  }, 300_000);

  it.each(Object.entries(SUITES[name]))(
    '%s: the input satisfies every constraint and shows the public inputs of the protocol',
    (_case, prove) => {
      const { publics, input } = prove();
      const { wires, failed, violated } = circuit.judge(input);
      expect(failed).toEqual([]);
      expect(violated).toEqual([]);
      expect(publics).toHaveLength(PUBLIC_INPUTS[name].length);
      expect(wires.slice(1, 1 + publics.length)).toEqual(publics);
    },
  );

  it('is refused with another first public input, so that the cases above can fail', () => {
    const [prove] = Object.values(SUITES[name]);
    const { input } = prove?.() ?? { input: {} };
    const [first] = PUBLIC_INPUTS[name];
    expect(circuit.judge({ ...input, [first]: 1n }).violated).not.toEqual([]);
  });
});

function provedBy<Leg>(
  cases: Cases<Leg>,
  prove: (world: World, leg: Leg) => Assignment,
): Record<string, () => Assignment> {
  return Object.fromEntries(
    Object.entries(cases).map(([name, build]) => [
      name,
      () => {
        const world = new World();
        return prove(world, build(world));
      },
    ]),
  );
}
