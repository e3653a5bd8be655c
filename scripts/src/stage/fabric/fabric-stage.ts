import { type GatewayPort, StatusCode, FabricTransport, fabricLedger } from '@fuqi/fabric';
import type { Network } from '@fuqi/protocol';
import type { ContractLedger } from '@fuqi/sdk';
import { EmbeddedStage } from '../embedded-stage';
import { BANKS, type StageLedgerOptions } from '../opening';
import { type Clerk, type Settled, StageLedger } from '../stage-ledger';
import { stateHashOf } from '../state/state-hash-of';
import type { BankView } from './bank-view';

/** Opens the gateway of an identity at its own bank's peer. */
export type OpenGateway = (
  mspId: string,
  identity: string,
  options: { readonly now: () => number; readonly endorsers?: readonly string[] },
) => Promise<GatewayPort>;

/** A running Fabric network, as the stage reaches it. */
export interface FabricAccess {
  readonly network: Network;
  readonly gateway: OpenGateway;
  /** What a bank's own peer holds. */
  readonly view: (mspId: string, port: GatewayPort) => Promise<BankView>;
  readonly release: () => Promise<void>;
}

type Ports = Readonly<Record<Clerk | 'relay' | 'oneBank', GatewayPort>>;

/** The stage on a Fabric channel: three banks' peers, each reached by that bank's own certificates. */
export class FabricStage extends StageLedger {
  readonly kind = 'fabric';
  readonly network: Network;
  readonly port: ContractLedger;
  readonly registrarPort: ContractLedger;

  private constructor(
    private readonly access: FabricAccess,
    private readonly ports: Ports,
    private readonly views: readonly BankView[],
    private readonly clock: { now: number },
  ) {
    super();
    this.network = access.network;
    this.port = this.ledgerOf(ports.relay);
    this.registrarPort = this.ledgerOf(ports.registrarA);
  }

  /** Opens the channel on the ledger. @throws Error where it was opened before: a scenario wants an empty one */
  static async open(options: StageLedgerOptions, access: FabricAccess): Promise<FabricStage> {
    const clock = { now: 0 };
    const now = (): number => clock.now;
    const [a, b, c] = BANKS;
    const ports: Ports = {
      registrarA: await access.gateway(a, 'registrar', { now }),
      registrarB: await access.gateway(b, 'registrar', { now }),
      operatorAdmin: await access.gateway(a, 'admin', { now }),
      relay: await access.gateway(c, 'relay', { now }),
      oneBank: await access.gateway(a, 'registrar', { now, endorsers: [a] }),
    };
    const views = await Promise.all([
      access.view(a, ports.registrarA),
      access.view(b, ports.registrarB),
      access.view(c, ports.relay),
    ]);
    const stage = new FabricStage(access, ports, views, clock);
    await stage.openChannel(options);
    return stage;
  }

  portEndorsedBy(banks: readonly string[]): ContractLedger {
    if (banks.join() !== BANKS[0]) throw new RangeError('only bank A alone is at hand');
    return this.ledgerOf(this.ports.oneBank);
  }

  async call(clerk: Clerk, fn: string, ...args: readonly string[]): Promise<string> {
    const transport = this.transportOf(this.ports[clerk]);
    const outcome = await transport.submit(
      fn,
      args.map((arg) => Buffer.from(arg)),
    );
    if (outcome.state !== 'valid') throw outcome.error;
    return outcome.answer;
  }

  async race(batches: readonly Uint8Array[]): Promise<readonly Settled[]> {
    const endorsed = [];
    for (const batch of batches) {
      endorsed.push(await this.ports.registrarA.endorse('operations:submit', [batch]));
    }
    for (const transaction of endorsed) await transaction.submit();
    const settled: Settled[] = [];
    for (const transaction of endorsed) {
      const { code, block = 0n } = await transaction.status();
      await this.everywhere(block);
      settled.push({ code: nameOf(code), block: Number(block) });
    }
    return settled;
  }

  /** From a snapshot that each peer makes of its own database: none is reckoned here, and none from another's. */
  async stateHashes(): Promise<ReadonlyMap<string, string>> {
    const hashes = new Map<string, string>();
    for (const view of this.views) hashes.set(view.mspId, await stateHashOf(view.state()));
    return hashes;
  }

  /** Every bank's chain, and that all are one: the same blocks, the same codes and the same writes. */
  async checkChain(): Promise<number> {
    const chains = [];
    for (const view of this.views) chains.push(await view.chain());
    const [first = [], ...others] = chains;
    for (const other of others) {
      const at = first.findIndex((link, i) => other[i] !== link);
      if (at >= 0 || other.length !== first.length) {
        throw new Error(`banks differ from block ${String(at < 0 ? first.length : at)} on`);
      }
    }
    return first.length;
  }

  /** The embedded ledger of another channel: what is refused there is refused by the same contracts. */
  elsewhere(options: StageLedgerOptions): Promise<StageLedger> {
    return EmbeddedStage.open(options);
  }

  close(): Promise<void> {
    return this.access.release();
  }

  protected setClock(now: number): void {
    this.clock.now = now;
  }

  /** Waits until every bank's peer has a block, so that whoever endorses next stands where the others stand. */
  private async everywhere(block: bigint): Promise<void> {
    await Promise.all(this.views.map((view) => view.has(block)));
  }

  private get options() {
    return {
      onCommit: async ({ block }: { readonly block?: bigint }): Promise<void> => {
        if (block !== undefined) await this.everywhere(block);
      },
    };
  }

  private transportOf(port: GatewayPort): FabricTransport {
    return new FabricTransport(port, this.network.contract, this.options);
  }

  private ledgerOf(port: GatewayPort): ContractLedger {
    return fabricLedger(port, this.network.contract, this.options);
  }
}

function nameOf(code: number): string {
  const named = Object.entries(StatusCode).find(([, value]) => value === code);
  return named?.[0] ?? String(code);
}
