import { readFileSync } from 'node:fs';
import { canonicalJson, contracts, metadata, parseSnarkjsKey, proveDutyKey } from '@fuqi/contracts';
import { hashVerifyingKey } from '@fuqi/contracts';
import type { Json } from '@fuqi/contracts';
import { CALENDAR_CN, CALENDAR_CN_DATA, formatIsoDay, nextDateCode, unwrap } from '@fuqi/domain';
import {
  type EmbeddedLedger,
  type Identity,
  openEmbeddedLedger,
  outOf,
  seededRng,
} from '@fuqi/embedded';
import { CIRCUIT_ID, type CircuitName, type Network } from '@fuqi/protocol';
import { type ContractLedger, embeddedLedger } from '@fuqi/sdk';
import type { PreparedCircuit } from '@fuqi/zk-circuits';

const CHANNEL = 'fuqi';
const CONTRACT = 'fuqi';
const BANKS = ['BankAMSP', 'BankBMSP', 'BankCMSP'] as const;
export const EPOCH = 1;
const POLICY = { version: 2, id: 'CN-77', maxLayer: 10, rootBudget: 500, tenorMonths: 6 };
const DAY_MS = 86_400_000;
/** Noon in Beijing, in milliseconds after midnight UTC. */
const NOON = 4 * 3_600_000;

/** How the stage's ledger is opened. */
export interface StageLedgerOptions {
  /** Name of the channel; another one is another network to every proof. */
  readonly channel?: string;
  /** Folder; in memory without one. */
  readonly dir?: string;
  readonly seed: string;
  /** First business day, days since 1970-01-01. */
  readonly firstDay: number;
  readonly supervisorSecret: bigint;
  readonly circuits: readonly PreparedCircuit[];
}

/** The embedded ledger with the real contracts, its banks' desks for dates and governance, and a sealer. */
export class StageLedger {
  readonly network: Network;
  /** A relay of bank C, which is party to nothing that is played. */
  readonly port: ContractLedger;
  readonly registrars: { readonly a: Identity; readonly b: Identity };
  private day: number;

  private constructor(
    readonly embedded: EmbeddedLedger,
    private readonly clock: { now: number },
    firstDay: number,
  ) {
    this.day = firstDay;
    this.network = { channel: embedded.channel, contract: CONTRACT };
    this.registrars = {
      a: embedded.identity(BANKS[0], 'registrar'),
      b: embedded.identity(BANKS[1], 'registrar'),
    };
    this.port = embeddedLedger(embedded, embedded.identity(BANKS[2], 'relay'));
  }

  static async open(options: StageLedgerOptions): Promise<StageLedger> {
    const clock = { now: options.firstDay * DAY_MS + NOON };
    const embedded = await openEmbeddedLedger({
      ...(options.dir === undefined ? { memory: true } : { dir: options.dir }),
      ...{
        channel: options.channel ?? CHANNEL,
        chaincode: CONTRACT,
        contracts,
        metadata: { ...metadata },
      },
      ...{ organisations: [...BANKS], policy: outOf(2, ...BANKS) },
      clock: { now: () => clock.now },
      rng: seededRng(options.seed),
      block: { intervalMs: 1 },
    });
    const stage = new StageLedger(embedded, clock, options.firstDay);
    if (embedded.height() <= 1) await stage.openChannel(options);
    else stage.day = (await stage.port.versions()).date >> 2;
    clock.now = stage.day * DAY_MS + NOON;
    return stage;
  }

  /** The open date code. */
  async date(): Promise<number> {
    return (await this.port.versions()).date;
  }

  /** Two banks step the business date until this day is open. */
  async goTo(day: number, onStep: (iso: string) => void = () => undefined): Promise<void> {
    let code = await this.date();
    while (code < day * 4) {
      code = unwrap(nextDateCode(code, CALENDAR_CN));
      this.day = code >> 2;
      this.clock.now = this.day * DAY_MS + NOON;
      await this.call(this.registrars.a, 'calendar:propose', String(code));
      await this.call(this.registrars.b, 'calendar:confirm', String(code));
      onStep(unwrap(formatIsoDay(this.day)));
    }
  }

  /** Folds everything that is pending into the tree. */
  async seal(): Promise<void> {
    const pending = await this.port.pending();
    if (pending.length > 0) await this.port.seal(pending.map(({ anchor }) => anchor));
  }

  /** The second bank agrees to an institution that the first one registers. */
  async agree(index: number, leaf: string): Promise<void> {
    const action = canonicalJson([{ kind: 'member.agree', index, leaf }]);
    await this.call(this.registrars.b, 'governance:propose', action);
  }

  /** The ledger as bank A's registrar reaches it. */
  get registrarPort(): ContractLedger {
    return embeddedLedger(this.embedded, this.registrars.a);
  }

  async call(identity: Identity, fn: string, ...args: readonly string[]): Promise<string> {
    const { result } = await this.embedded.transact(identity, fn, args);
    return Buffer.from(result).toString();
  }

  private async openChannel({
    firstDay,
    supervisorSecret,
    circuits,
  }: StageLedgerOptions): Promise<void> {
    const keys = circuits.map((circuit) => ({
      circuit: CIRCUIT_ID[circuit.name as CircuitName],
      r1cs: circuit.entry.r1csSha256,
      key: parseSnarkjsKey(JSON.parse(readFileSync(circuit.verifyingKey, 'utf8'))),
    }));
    const actions: Json[] = [
      {
        kind: 'channel.open',
        config: { contract: CONTRACT, development: true, banks: [...BANKS], supervisor: null },
        day: unwrap(formatIsoDay(firstDay)),
        calendar: JSON.parse(JSON.stringify(CALENDAR_CN_DATA)) as Json,
      },
      {
        kind: 'duty.open',
        epoch: EPOCH,
        ...proveDutyKey(this.network.channel, EPOCH, supervisorSecret),
      },
      ...keys.map(({ circuit, r1cs, key }) => ({
        ...{ kind: 'key.open', circuit, r1cs, key: Buffer.from(key).toString('hex') },
      })),
      {
        ...{ kind: 'policy.open', ...POLICY },
        keys: Object.fromEntries(
          keys.map(({ circuit, key }) => [String(circuit), hashVerifyingKey(key)]),
        ),
      },
    ];
    const proposed = await this.call(
      this.registrars.a,
      'governance:propose',
      canonicalJson(actions),
    );
    const { motion } = JSON.parse(proposed) as { motion: string };
    await this.call(this.registrars.b, 'governance:confirm', motion);
  }
}
