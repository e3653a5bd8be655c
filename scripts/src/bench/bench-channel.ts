import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Json, type Outcome, canonicalJson, contracts, metadata } from '@fuqi/contracts';
import {
  BANK_A,
  BANK_B,
  FIRST_DAY,
  TestNetwork,
  dutyAction,
  noonOf,
  openChannelAction,
} from '@fuqi/contracts/dist/testing/test-network';
import { draftLeg } from '@fuqi/contracts/dist/testing/test-operation';
import { type EmbeddedLedger, type Identity, openEmbeddedLedger, outOf } from '@fuqi/embedded';
import { chaincodeModule } from '@fuqi/native-verifier';
import { CIRCUIT_ID, encodeBatch, fieldFromHex, fieldToHex, legEffects } from '@fuqi/protocol';
import { type ForgedMove, MoveForger } from './forged-moves';

/** How the ledger under a benchmark is set up. */
export interface BenchChannelOptions {
  /** Each bank in a thread of its own. */
  readonly workers?: boolean;
  /** Banks in threads verify natively; they must be able to. Default: in WebAssembly. */
  readonly native?: boolean;
  /** Banks that have to endorse. Default: both. */
  readonly endorsements?: 1 | 2;
}

/** What became of a batch. */
export interface BatchReport {
  readonly operations: number;
  readonly failed: number;
}

/**
 * The real contracts on an embedded ledger on disk, every block synced: two banks, an open channel, keys with known trapdoors
 * for every circuit and one known root. The clock stands still at the channel's first day.
 */
export class BenchChannel {
  private constructor(
    readonly ledger: EmbeddedLedger,
    readonly alice: Identity,
    readonly forger: MoveForger,
    private readonly endorsers: readonly string[],
    private readonly dir: string,
  ) {}

  static async open({
    workers,
    native,
    endorsements = 2,
  }: BenchChannelOptions = {}): Promise<BenchChannel> {
    const dir = await mkdtemp(join(tmpdir(), 'fuqi-bench-'));
    const net = await TestNetwork.blank();
    const ledger = await openEmbeddedLedger({
      ...{ dir, channel: net.network.channel, chaincode: net.network.contract },
      ...{ organisations: [BANK_A, BANK_B], policy: outOf(endorsements, BANK_A, BANK_B) },
      ...(workers === true
        ? { workers, modulePath: native ? chaincodeModule() : require.resolve('@fuqi/contracts') }
        : { contracts, metadata: { ...metadata } }),
      clock: { now: () => noonOf(FIRST_DAY) * 1000 },
    });
    const endorsers = [BANK_A, BANK_B].slice(0, endorsements);
    const alice = ledger.identity(BANK_A, 'alice');
    const root = await openChannel(ledger, alice, endorsers, net);
    const forger = new MoveForger(net.network, net.key('move'), root);
    return new BenchChannel(ledger, alice, forger, endorsers, dir);
  }

  /** Submits moves as one transaction and waits for its commit. */
  async submit(moves: readonly ForgedMove[]): Promise<BatchReport> {
    const batch = encodeBatch(moves.map(({ bytes }) => bytes));
    const options = { endorsers: this.endorsers };
    try {
      const { result } = await this.ledger.transact(this.alice, SUBMIT, [batch], options);
      const { outcomes } = JSON.parse(textOf(result)) as { outcomes: Outcome[] };
      const failed = outcomes.filter((outcome) => !outcome.ok || outcome.duplicate).length;
      return { operations: moves.length, failed };
    } catch {
      return { operations: moves.length, failed: moves.length };
    }
  }

  /** Seals what moves have made. */
  async seal(moves: readonly ForgedMove[]): Promise<void> {
    const list = canonicalJson(moves.map(({ anchor }) => anchor));
    const options = { endorsers: this.endorsers };
    await this.ledger.transact(this.alice, SEAL, [list], options);
  }

  /** Closes the ledger and deletes it. */
  async close(): Promise<void> {
    await this.ledger.close();
    await rm(this.dir, { recursive: true, force: true });
  }
}

export const SUBMIT = 'operations:submit';
export const SEAL = 'seals:seal';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function openChannel(
  ledger: EmbeddedLedger,
  alice: Identity,
  endorsers: readonly string[],
  net: TestNetwork,
): Promise<bigint> {
  const bob = ledger.identity(BANK_B, 'bob');
  const actions: Json[] = [
    ...[openChannelAction(true), ...net.keyActions(), dutyAction(1), net.policyAction(1)],
  ];
  const options = { endorsers };
  const proposed = await ledger.transact(
    alice,
    'governance:propose',
    [canonicalJson(actions)],
    options,
  );
  const { motion } = JSON.parse(textOf(proposed.result)) as { motion: string };
  await ledger.transact(bob, 'governance:confirm', [motion], options);
  const operation = net.proved([draftLeg('attest', 'genesis')]);
  await ledger.transact(
    alice,
    SUBMIT,
    [encodeBatch([net.operation([draftLeg('attest', 'genesis')])])],
    options,
  );
  const { tag } = legEffects('attest', operation.legs[0]?.publics ?? []);
  const anchor = `tag/${CIRCUIT_ID.attest}/${fieldToHex(tag ?? 0n)}`;
  const sealed = await ledger.transact(alice, SEAL, [canonicalJson([anchor])], options);
  return fieldFromHex((JSON.parse(textOf(sealed.result)) as { root: string }).root);
}
