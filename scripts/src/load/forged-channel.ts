import { type Json, canonicalJson, proveDutyKey } from '@fuqi/contracts';
import {
  EMPTY_PARTY_ROOT,
  FIRST_DATE,
  FIRST_DAY,
  TestNetwork,
  fixedInputs,
  openChannelAction,
} from '@fuqi/contracts/dist/testing/test-network';
import {
  type Head,
  draftLeg,
  encoded,
  prove,
  unproved,
} from '@fuqi/contracts/dist/testing/test-operation';
import { type Network, encodeBatch } from '@fuqi/protocol';
import { MoveForger } from '../bench/forged-moves';
import type { OpenLedger, StageLedger } from '../stage/stage-ledger';

/** Secret of the supervisor's key for which the test contracts' forger fixes its inputs. */
const SUPERVISOR_SECRET = 20_261_116n;
const POLICY = 1;
const EPOCH = 1;

/** What an operation cites on the first day. */
const HEAD: Head = {
  ...{ validUntil: FIRST_DATE + 20, evidence: new Uint8Array(32), text: new Uint8Array(32) },
  ...{ date: FIRST_DATE, epoch: EPOCH, policy: POLICY, partyRoot: EMPTY_PARTY_ROOT },
};

/**
 * A channel of any ledger whose verifying keys have known trapdoors: operations of notes that do not exist are recorded there
 * as real ones are, and cost contracts and verifier what real ones cost. Nobody has to prove for seconds.
 */
export class ForgedChannel {
  private constructor(
    readonly ledger: StageLedger,
    private readonly keys: TestNetwork,
    /** A root of notes that the ledger knows. */
    readonly root: bigint,
    /** Moves without anything of their own, many at a time. */
    readonly forger: MoveForger,
  ) {}

  static async open(openLedger: OpenLedger): Promise<ForgedChannel> {
    const keys = await TestNetwork.blank();
    const ledger = await openLedger({
      ...{ seed: 'fuqi/forged', firstDay: FIRST_DAY },
      motion: (network) => canonicalJson(opening(network, keys)),
    });
    const { network, port } = ledger;
    const genesis = prove(
      unproved(HEAD, [draftLeg('attest', 'genesis')]),
      network,
      keys.keys,
      fixedInputs,
    );
    const outcome = await port.submit(encodeBatch([encoded(genesis)]));
    if (outcome.state !== 'committed') throw outcome.error;
    await ledger.seal();
    const { root } = await port.tree();
    return new ForgedChannel(ledger, keys, root, new MoveForger(network, keys.key('move'), root));
  }

  /** A move of this content with a proof that fits it, whatever it cites. */
  move(
    label: string,
    values: Readonly<Record<string, bigint>> = {},
    head: Partial<Head> = {},
  ): Uint8Array {
    const roots = { root0: this.root, root1: this.root, recordRoot: this.root };
    const leg = draftLeg('move', label, { ...roots, ...values });
    const operation = unproved({ ...HEAD, ...head }, [leg]);
    return encoded(prove(operation, this.ledger.network, this.keys.keys, fixedInputs));
  }
}

function opening(network: Network, keys: TestNetwork): Json[] {
  const duty = proveDutyKey(network.channel, EPOCH, SUPERVISOR_SECRET);
  return [
    openChannelAction(true),
    ...keys.keyActions(),
    { kind: 'duty.open', epoch: EPOCH, ...duty },
    keys.policyAction(POLICY),
  ];
}
