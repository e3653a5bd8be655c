import { contracts, metadata } from '@fuqi/contracts';
import {
  type EmbeddedLedger,
  type Identity,
  openEmbeddedLedger,
  outOf,
  seededRng,
  serveLedger,
  type ServedLedger,
  systemRng,
} from '@fuqi/embedded';
import type { Network } from '@fuqi/protocol';
import { type ContractLedger, embeddedLedger } from '@fuqi/sdk';
import { BANKS, type StageLedgerOptions } from './opening';
import { CHANNEL, CONTRACT, type Clerk, type Settled, StageLedger, noonOf } from './stage-ledger';
import { stateHashOf } from './state/state-hash-of';

/** The stage on the embedded ledger. */
export class EmbeddedStage extends StageLedger {
  readonly kind = 'embedded';
  readonly network: Network;
  readonly port: ContractLedger;
  readonly registrarPort: ContractLedger;
  private readonly clerks: Readonly<Record<Clerk, Identity>>;

  private constructor(
    private readonly ledger: EmbeddedLedger,
    private readonly clock: { now: number },
  ) {
    super();
    this.network = { channel: ledger.channel, contract: CONTRACT };
    this.clerks = {
      registrarA: ledger.identity(BANKS[0], 'registrar'),
      registrarB: ledger.identity(BANKS[1], 'registrar'),
      operatorAdmin: ledger.identity(BANKS[0], 'operator-admin'),
    };
    this.port = embeddedLedger(ledger, ledger.identity(BANKS[2], 'relay'));
    this.registrarPort = embeddedLedger(ledger, this.clerks.registrarA);
  }

  static async open(options: StageLedgerOptions): Promise<EmbeddedStage> {
    const clock = { now: noonOf(options.firstDay) };
    let rng = seededRng(options.seed);
    const ledger = await openEmbeddedLedger({
      ...(options.dir === undefined ? { memory: true } : { dir: options.dir }),
      ...{ channel: options.channel ?? CHANNEL, chaincode: CONTRACT },
      ...{ contracts, metadata: { ...metadata } },
      ...{ organisations: [...BANKS], policy: outOf(2, ...BANKS) },
      clock: { now: () => clock.now },
      rng: { bytes: (length) => rng.bytes(length) },
      block: { intervalMs: 1 },
    });
    const stage = new EmbeddedStage(ledger, clock);
    if (ledger.height() <= 1) {
      await stage.openChannel(options);
      return stage;
    }
    // The nonces of the first time stand in blocks: what is written from here on must not repeat them.
    rng = systemRng;
    stage.setClock(noonOf((await stage.date()) >> 2));
    return stage;
  }

  portEndorsedBy(banks: readonly string[]): ContractLedger {
    return embeddedLedger(this.ledger, this.clerks.registrarA, banks);
  }

  async call(clerk: Clerk, fn: string, ...args: readonly string[]): Promise<string> {
    const { result } = await this.ledger.transact(this.clerks[clerk], fn, args);
    return Buffer.from(result).toString();
  }

  async race(batches: readonly Uint8Array[]): Promise<readonly Settled[]> {
    const endorsed = [];
    for (const batch of batches) {
      const { registrarA } = this.clerks;
      endorsed.push(await this.ledger.endorse(registrarA, 'operations:submit', [batch]));
    }
    for (const { bytes } of endorsed) await this.ledger.submit(bytes);
    await this.ledger.flush();
    return Promise.all(endorsed.map(({ txId }) => this.ledger.commitStatus(txId)));
  }

  /** The banks of one process share one store, whose state it is. */
  async stateHashes(): Promise<ReadonlyMap<string, string>> {
    return new Map([['embedded', await stateHashOf(this.ledger.entries())]]);
  }

  async checkChain(): Promise<number> {
    let previous: Uint8Array | undefined;
    let blocks = 0;
    for await (const { number, hash, previousHash } of this.ledger.blocks({ follow: false })) {
      if (number !== blocks) throw new Error(`block ${String(blocks)} is missing`);
      if (previous !== undefined && !Buffer.from(previous).equals(Buffer.from(previousHash))) {
        throw new Error(`block ${String(number)} does not follow from the one before it`);
      }
      previous = hash;
      blocks += 1;
    }
    return blocks;
  }

  /** Lets other processes in, each with a credential of its own, as a relay of a bank. */
  serve(
    clients: readonly { readonly credential: string; readonly bank: (typeof BANKS)[number] }[],
  ): Promise<ServedLedger> {
    return serveLedger(this.ledger, {
      clients: clients.map(({ credential, bank }) => ({
        credential,
        identity: this.ledger.identity(bank, 'relay'),
      })),
    });
  }

  elsewhere(options: StageLedgerOptions): Promise<StageLedger> {
    return EmbeddedStage.open(options);
  }

  close(): Promise<void> {
    return this.ledger.close();
  }

  protected setClock(now: number): void {
    this.clock.now = now;
  }
}
