import type { CircuitName } from '@fuqi/protocol';
import { ATTACKS } from '../attacks';
import type { Assignment } from '../inputs/assignment';
import type { NegativeSuite } from '../testing/negative';
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
import { MOVE_CASES, proveMove } from '../testing/world-moves';
import { REGISTER_CASES, proveRegister } from '../testing/world-registrations';
import type { CircuitInput } from '../witness/circuit-input';

/** Valid inputs and attacks of every circuit. */
export const SUITES: Readonly<Record<CircuitName, NegativeSuite>> = {
  move: suite('move', MOVE_CASES, proveMove),
  issue: suite('issue', ISSUE_CASES, proveIssue),
  clear: suite('clear', CLEAR_CASES, proveClear),
  register: suite('register', REGISTER_CASES, proveRegister),
  grant: suite('grant', GRANT_CASES, proveGrant),
  attest: suite('attest', ATTEST_CASES, proveAttest),
};

function suite<Leg>(
  circuit: CircuitName,
  cases: Readonly<Record<string, (world: World) => Leg>>,
  prove: (world: World, leg: Leg) => Assignment,
): NegativeSuite {
  const [valid, ...others] = Object.values(cases).map((build) => (): CircuitInput => {
    const world = new World();
    return prove(world, build(world)).input;
  });
  if (valid === undefined) throw new RangeError(`${circuit} has no valid case`);
  return { circuit, valid, others, cases: ATTACKS[circuit] };
}
