import type { CircuitName } from '@fuqi/protocol';
import type { CircuitInput } from '@fuqi/zk-circuits';
import { World } from '@fuqi/zk-circuits/dist/testing/world';
import {
  attestPaid,
  clearPaid,
  grantCapacity,
  issueCase,
  proveAttest,
  proveClear,
  proveGrant,
  proveIssue,
} from '@fuqi/zk-circuits/dist/testing/world-legs';
import { NO_HOLD } from '@fuqi/protocol';
import { ownMerge, proveMove } from '@fuqi/zk-circuits/dist/testing/world-moves';
import { proveRegister, replaceOfficers } from '@fuqi/zk-circuits/dist/testing/world-registrations';

/** A valid input of every circuit: the full shape where a circuit has several. */
export const PROOF_INPUTS: Readonly<Record<CircuitName, () => CircuitInput>> = {
  move: () => of((world) => proveMove(world, ownMerge(world))),
  issue: () => of((world) => proveIssue(world, issueCase(world, 12_345_67n))),
  clear: () => of((world) => proveClear(world, clearPaid(world, NO_HOLD, 'supplier', 'supplier'))),
  register: () => of((world) => proveRegister(world, replaceOfficers(world))),
  grant: () => of((world) => proveGrant(world, grantCapacity(world, 10_000_00n))),
  attest: () => of((world) => proveAttest(world, attestPaid(world, 10_000_00n))),
};

function of(prove: (world: World) => { readonly input: CircuitInput }): CircuitInput {
  return prove(new World()).input;
}
