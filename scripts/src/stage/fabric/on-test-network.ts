import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GatewayPort } from '@fuqi/fabric';
import { address } from '@fuqi/topology';
import { Network, downNetwork, openPort, upNetwork } from '@fuqi/test-network';
import type { OpenLedger } from '../stage-ledger';
import { BankView } from './bank-view';
import { type FabricAccess, FabricStage } from './fabric-stage';

/** Scenarios run years ahead of the calendar: peers have to accept proposals of those days. */
const TIME_WINDOW = '40000h';
/** A busy machine may let an authority answer too late once. */
const TRIES = 2;

/** Which network, and what is said of its coming up. */
export interface TestNetworkOptions {
  readonly root: string;
  readonly basePort: number;
  readonly say?: (line: string) => void;
  /** Leaves it running at the end. */
  readonly keep?: boolean;
}

/** Brings a test network up. What began and did not come up is ended, unless there was something in the folder before. */
export async function startTestNetwork(options: TestNetworkOptions): Promise<Network> {
  const { root, basePort, say } = options;
  const ours = !existsSync(join(root, 'network.json'));
  for (let left = TRIES; ; left -= 1) {
    try {
      const settings = { root, basePort, timeWindow: TIME_WINDOW };
      return await upNetwork({ ...settings, ...(say !== undefined && { say }) });
    } catch (cause) {
      if (ours) await downNetwork(new Network({ root }));
      if (!ours || left === 1) throw cause;
    }
  }
}

/** A test network with the chaincode, as the stage reaches it. `release` ends it and removes its state, unless it is kept. */
export async function accessTestNetwork(options: TestNetworkOptions): Promise<FabricAccess> {
  const { keep = false } = options;
  const network = await startTestNetwork(options);
  return accessOf(network, () => (keep ? Promise.resolve() : downNetwork(network)));
}

/** A running network, as the stage reaches it. */
export function accessOf(network: Network, end: () => Promise<void>): FabricAccess {
  const lines: (() => void)[] = [];
  const { channel, chaincode } = network.description;
  return {
    network: { channel: channel.name, contract: chaincode.name },
    gateway: async (mspId, identity, ports) => {
      const { port, close } = await openPort(network, mspId, identity, ports);
      lines.push(close);
      return port;
    },
    view: (mspId, port) => viewOf(network, mspId, port),
    release: async () => {
      lines.splice(0).forEach((close) => {
        close();
      });
      await end();
    },
  };
}

async function viewOf(network: Network, mspId: string, port: GatewayPort): Promise<BankView> {
  const { layout, description } = network;
  const bank = description.banks.find((one) => one.mspId === mspId);
  if (bank === undefined) throw new RangeError(`${mspId} is no bank of this network`);
  const node = layout.node(bank.name, bank.peer.name);
  return new BankView(mspId, port, {
    endpoint: {
      ...{ mspId, address: address(bank.peer.listen) },
      tlsRootPem: await readFile(node.tlsRoot, 'utf8'),
    },
    admin: await network.wallet(bank.name).get('admin'),
    snapshots: join(node.data, 'snapshots'),
    ...{ channel: description.channel.name, chaincode: description.chaincode.name },
  });
}

/** How a stage comes by a test network of its own. */
export function onTestNetwork(options: TestNetworkOptions): OpenLedger {
  return async (opening) => {
    const access = await accessTestNetwork(options);
    try {
      return await FabricStage.open(opening, access);
    } catch (cause) {
      await access.release();
      throw cause;
    }
  };
}
