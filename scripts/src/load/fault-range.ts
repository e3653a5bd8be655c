import { FIRST_DAY } from '@fuqi/contracts/dist/testing/test-network';
import { type GatewayPort, fabricLedger } from '@fuqi/fabric';
import type { ContractLedger } from '@fuqi/sdk';
import { type Network, downNetwork } from '@fuqi/test-network';
import { BANKS } from '../stage/opening';
import { type FabricAccess, FabricStage } from '../stage/fabric/fabric-stage';
import {
  type TestNetworkOptions,
  accessOf,
  startTestNetwork,
} from '../stage/fabric/on-test-network';
import { noonOf } from '../stage/stage-ledger';
import { ForgedChannel } from './forged-channel';
import { type Account, Load, type LoadReport, account } from './load';

const CLIENTS_A_BANK = 2;
const BATCH = 4;
/** Looks at all heights, and milliseconds between them, before peers are said not to come together. */
const LOOKS = 600;
const PAUSE = 200;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

/** A test network with a channel of forged moves, clients at every bank, and whoever breaks processes. */
export class FaultRange {
  private loads = 0;

  private constructor(
    readonly network: Network,
    readonly channel: ForgedChannel,
    private readonly ports: readonly GatewayPort[],
    readonly clients: readonly ContractLedger[],
  ) {}

  static async open(options: TestNetworkOptions): Promise<FaultRange> {
    const network = await startTestNetwork(options);
    const access = accessOf(network, () => downNetwork(network));
    try {
      const channel = await ForgedChannel.open((opening) => FabricStage.open(opening, access));
      const ports = await clientPorts(access);
      const clients = ports.map((port) => fabricLedger(port, access.network.contract));
      return new FaultRange(network, channel, ports, clients);
    } catch (cause) {
      await access.release();
      throw cause;
    }
  }

  /** Clients send while `during` runs; then all peers come together and every answer is held against the blocks. */
  async underLoad(
    ready: number,
    during: () => Promise<unknown>,
  ): Promise<{ readonly report: LoadReport; readonly account: Account; readonly blocks: number }> {
    this.loads += 1;
    const options = { batch: BATCH, ready, label: `load ${String(this.loads)}` };
    const report = await new Load(this.channel, this.clients, options).run(during);
    await this.together();
    const blocks = await this.channel.ledger.checkChain();
    const found = await account(this.channel.ledger.port, report.told);
    return { report, account: found, blocks };
  }

  /** Waits until every bank's peer stands at the same block, and goes on standing there. */
  async together(): Promise<void> {
    let before = '';
    for (let look = 0; look < LOOKS; look += 1) {
      const heights = await Promise.all(this.ports.map((port) => port.height().catch(() => -1)));
      const now = heights.join();
      if (new Set(heights).size === 1 && heights[0] !== -1 && now === before) return;
      before = now;
      await pause(PAUSE);
    }
    throw new Error(`the peers do not come together: ${before}`);
  }

  wait(seconds: number): Promise<void> {
    return pause(seconds * 1000);
  }

  close(): Promise<void> {
    return this.channel.ledger.close();
  }
}

async function clientPorts(access: FabricAccess): Promise<GatewayPort[]> {
  const now = (): number => noonOf(FIRST_DAY);
  const places = BANKS.flatMap((bank) => Array.from({ length: CLIENTS_A_BANK }, () => bank));
  return Promise.all(places.map((bank) => access.gateway(bank, 'relay', { now })));
}
