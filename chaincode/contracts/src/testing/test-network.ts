import { CALENDAR_CN_DATA } from '@fuqi/domain';
import {
  CIRCUITS,
  CIRCUIT_ID,
  PARTY_TREE_DEPTH,
  PUBLIC_INPUTS,
  emptyRoots,
  encodeBatch,
} from '@fuqi/protocol';
import type { CircuitName, Operation } from '@fuqi/protocol';
import { DUTY_ATTRIBUTE } from '../authz/actor';
import { B8, multiplyPoint } from '../curve/baby-jubjub';
import { canonicalJson } from '../encoding/canonical-json';
import type { Json } from '../encoding/canonical-json';
import { toHex } from '../encoding/hex';
import type { LedgerContext } from '../fabric/ledger-context';
import { contracts, proveDutyKey } from '../index';
import type { Outcome } from '../index';
import { TrapdoorKey } from '../proof/testing/index';
import { MemoryLedger } from './memory-ledger';
import type { SimulatedTransaction } from './memory-ledger';
import { draftLeg, element, encoded, prove, unproved } from './test-operation';
import type { DraftLeg, FixedFor, Head } from './test-operation';

export const BANK_A = 'BankAMSP';
export const BANK_B = 'BankBMSP';
export const OPERATOR = 'OperatorMSP';
/** Monday, 16 November 2026. */
export const FIRST_DAY = 20773;
export const FIRST_DATE = 4 * FIRST_DAY;
export const EMPTY_PARTY_ROOT = emptyRoots(PARTY_TREE_DEPTH)[PARTY_TREE_DEPTH] ?? 0n;
const SUPERVISOR_SECRET = 20261116n;
export const SUPERVISOR = multiplyPoint(B8, SUPERVISOR_SECRET);
const POLICY = { id: 'CN-77', maxLayer: 10, rootBudget: 500, tenorMonths: 6 };
/** Six months after the first day: 16 May 2027. */
const MAX_DUE = 20954n;

/** Who submits, and the rest of what surrounds a transaction. */
export interface Caller {
  readonly as?: string;
  readonly duties?: string;
  /** Unix seconds of the transaction's timestamp; default noon in Beijing on the first day. */
  readonly at?: number;
}

/** An answer before it is committed. */
export interface Simulation {
  readonly answer: string;
  readonly transaction: SimulatedTransaction;
}

interface Callable {
  getName(): string;
  beforeTransaction(): Promise<void>;
  aroundTransaction(ctx: never, fn: never, parameters: unknown): Promise<unknown>;
}

const keysOf = (async () => {
  const made = new Map<CircuitName, TrapdoorKey>();
  for (const circuit of CIRCUITS) {
    const { length: publicCount } = PUBLIC_INPUTS[circuit];
    made.set(circuit, await TrapdoorKey.create({ seed: circuit, publicCount, ceremony: 'test' }));
  }
  return made;
})();

/** Noon in Beijing of a day. */
export const noonOf = (day: number): number => day * 86400 + 4 * 3600;

/** The contracts on an in-memory ledger, called as the shim calls them. */
export class TestNetwork {
  readonly ledger = new MemoryLedger();
  readonly network = { channel: 'supply', contract: 'fuqi' };
  private readonly contracts: readonly Callable[] = contracts.map((type) => new type());

  private constructor(readonly keys: ReadonlyMap<CircuitName, TrapdoorKey>) {}

  /** A network without a channel. */
  static async blank(): Promise<TestNetwork> {
    return new TestNetwork(await keysOf);
  }

  /** A development channel with a supervisor's key, all circuits' keys and a policy, and one known root of notes. */
  static async open(): Promise<TestNetwork> {
    const net = await TestNetwork.blank();
    await net.decide([
      openChannelAction(true),
      ...net.keyActions(),
      dutyAction(1),
      net.policyAction(1),
    ]);
    await net.submit([net.operation([draftLeg('attest', 'genesis')])]);
    await net.seal(net.pendingAnchors());
    return net;
  }

  keyActions(): Json[] {
    return CIRCUITS.map((circuit) => ({
      kind: 'key.open',
      circuit: CIRCUIT_ID[circuit],
      key: toHex(this.key(circuit).keyBytes),
      r1cs: '0'.repeat(64),
    }));
  }

  policyAction(version: number, circuits: readonly CircuitName[] = CIRCUITS): Json {
    const keys = circuits.map(
      (circuit) => [String(CIRCUIT_ID[circuit]), this.key(circuit).hash] as const,
    );
    return { kind: 'policy.open', version, ...POLICY, keys: Object.fromEntries(keys) };
  }

  key(circuit: CircuitName): TrapdoorKey {
    const key = this.keys.get(circuit);
    if (key === undefined) throw new Error('circuit');
    return key;
  }

  /** Runs a function without committing it. */
  async simulate(
    fn: string,
    args: readonly (string | Uint8Array)[],
    { as = BANK_A, duties, at = noonOf(FIRST_DAY) }: Caller = {},
  ): Promise<Simulation> {
    const [contractName, name] = fn.split(':');
    const contract = this.contracts.find((candidate) => candidate.getName() === contractName);
    if (contract === undefined || name === undefined) throw new Error(`no ${fn}`);
    const transaction = this.ledger.begin();
    const parts = args.map((arg) =>
      typeof arg === 'string' ? new TextEncoder().encode(arg) : arg,
    );
    const stub = Object.assign(transaction, {
      getChannelID: () => this.network.channel,
      getTxTimestamp: () => ({ seconds: at }),
      getBufferArgs: () => [new TextEncoder().encode(fn), ...parts],
    });
    const ctx: LedgerContext = {
      stub,
      clientIdentity: {
        getMSPID: () => as,
        getAttributeValue: (attribute) => (attribute === DUTY_ATTRIBUTE ? duties : undefined),
      },
    };
    await contract.beforeTransaction();
    const texts = parts.map((part) => new TextDecoder().decode(part));
    const answer = await contract.aroundTransaction(ctx as never, name as never, texts);
    if (typeof answer !== 'string') throw new Error('answers are texts');
    return { answer, transaction };
  }

  /** Runs a function and commits it. */
  async invoke(
    fn: string,
    args: readonly (string | Uint8Array)[],
    caller: Caller = {},
  ): Promise<Simulation> {
    const simulation = await this.simulate(fn, args, caller);
    const code = this.ledger.commit(simulation.transaction);
    if (code !== 'VALID') throw new Error(code);
    return simulation;
  }

  /** Two banks agree to a motion. */
  async decide(actions: readonly Json[], caller: Caller = {}): Promise<void> {
    const { answer } = await this.invoke('governance:propose', [canonicalJson(actions)], {
      ...caller,
      as: BANK_A,
    });
    const { motion } = JSON.parse(answer) as { motion: string };
    await this.invoke('governance:confirm', [motion], { ...caller, as: BANK_B });
  }

  /** Submits encoded operations and commits. */
  async submit(
    operations: readonly Uint8Array[],
    caller: Caller = {},
  ): Promise<readonly Outcome[]> {
    const { answer } = await this.invoke('operations:submit', [encodeBatch(operations)], caller);
    return outcomesOf(answer);
  }

  async seal(anchors: readonly string[], caller: Caller = {}): Promise<Simulation> {
    return this.invoke('seals:seal', [canonicalJson(anchors)], caller);
  }

  pendingAnchors(): string[] {
    return this.ledger.keys('pending/').map((key) => key.slice('pending/'.length));
  }

  /** The newest root of the tree of notes. */
  async noteRoot(): Promise<bigint> {
    const { answer } = await this.simulate('query:tree', []);
    return BigInt(`0x${(JSON.parse(answer) as { root: string }).root}`);
  }

  /** A root that the state knows, for legs that cite one. */
  get knownRoot(): bigint {
    const key = this.ledger.keys('root/').at(0);
    return key === undefined ? 0n : BigInt(`0x${key.slice('root/'.length)}`);
  }

  /** A leg that cites known roots. */
  leg(circuit: CircuitName, label: string, values: Record<string, bigint> = {}): DraftLeg {
    const root = this.knownRoot;
    return draftLeg(circuit, label, { root0: root, root1: root, recordRoot: root, ...values });
  }

  /** Canonical bytes of a proved operation. */
  operation(legs: readonly DraftLeg[], head: Partial<Head> = {}, fixed?: FixedFor): Uint8Array {
    return encoded(this.proved(legs, head, fixed));
  }

  proved(legs: readonly DraftLeg[], head: Partial<Head> = {}, fixed = fixedInputs): Operation {
    const whole: Head = {
      validUntil: FIRST_DATE + 20,
      evidence: new Uint8Array(32),
      text: new Uint8Array(32),
      date: FIRST_DATE,
      epoch: 1,
      policy: 1,
      partyRoot: EMPTY_PARTY_ROOT,
      ...head,
    };
    return prove(unproved(whole, legs), this.network, this.keys, fixed);
  }

  /** A change of the party tree; index and leaf follow from the label. */
  registration(
    label: string,
    { oldRoot, mode = 1n, closes = 0n }: { oldRoot: bigint; mode?: bigint; closes?: bigint },
  ): { leg: DraftLeg; newRoot: bigint; index: number; leaf: bigint } {
    const newRoot = element(`${label} party root`);
    const tag = mode === 1n || mode === 4n ? element(`${label} tag`) : 0n;
    const index = element(`${label} index`) % 65536n;
    const leaf = element(`${label} leaf`);
    const values = { oldRoot, newRoot, mode, closes, tag, index, newLeaf: leaf };
    return { leg: draftLeg('register', label, values), newRoot, index: Number(index), leaf };
  }
}

/** What chaincode is to compute on the first day, for the forger. */
export const fixedInputs: FixedFor = (operation) => ({
  partyRoot: operation.partyRoot,
  date: BigInt(operation.date),
  supervisorX: SUPERVISOR.x,
  supervisorY: SUPERVISOR.y,
  maxLayer: BigInt(POLICY.maxLayer),
  rootBudget: BigInt(POLICY.rootBudget),
  maxDue: MAX_DUE,
});

export function openChannelAction(development: boolean, supervisor: string | null = null): Json {
  return {
    kind: 'channel.open',
    config: { contract: 'fuqi', development, banks: [BANK_A, BANK_B, 'BankCMSP'], supervisor },
    day: '2026-11-16',
    calendar: JSON.parse(JSON.stringify(CALENDAR_CN_DATA)) as Json,
  };
}

export function dutyAction(epoch: number): Json {
  return { kind: 'duty.open', epoch, ...proveDutyKey('supply', epoch, SUPERVISOR_SECRET) };
}

export function outcomesOf(answer: string): readonly Outcome[] {
  return (JSON.parse(answer) as { outcomes: Outcome[] }).outcomes;
}

/** Short form of an outcome, for comparison. */
export function brief(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'missing';
  if (outcome.ok) return outcome.duplicate ? 'duplicate' : 'recorded';
  return `${outcome.slug} (${outcome.on})`;
}
