import { createConnection } from 'node:net';
import { join } from 'node:path';
import { FIRST_DAY } from '@fuqi/contracts/dist/testing/test-network';
import { FabricTransport } from '@fuqi/fabric';
import { type Network, downNetwork } from '@fuqi/test-network';
import { ForgedChannel } from '../../load/forged-channel';
import { FabricStage } from '../../stage/fabric/fabric-stage';
import {
  type TestNetworkOptions,
  accessOf,
  startTestNetwork,
} from '../../stage/fabric/on-test-network';
import { BANKS } from '../../stage/opening';
import { noonOf } from '../../stage/stage-ledger';
import { NATIVE } from './bench-service';

const LOOKS = 200;
const PAUSE = 50;

/** A test network whose chaincode services are the bench's, with a client at each bank. */
export class BenchNetwork {
  private constructor(
    readonly network: Network,
    readonly channel: ForgedChannel,
    /** Calls of each bank's relay. */
    readonly transports: readonly FabricTransport[],
  ) {}

  static async open(options: TestNetworkOptions): Promise<BenchNetwork> {
    const network = await startTestNetwork(options);
    const access = accessOf(network, () => downNetwork(network));
    try {
      const channel = await ForgedChannel.open((opening) => FabricStage.open(opening, access));
      const now = (): number => noonOf(FIRST_DAY);
      const ports = await Promise.all(BANKS.map((bank) => access.gateway(bank, 'relay', { now })));
      const transports = ports.map((port) => new FabricTransport(port, access.network.contract));
      return new BenchNetwork(network, channel, transports);
    } catch (cause) {
      await access.release();
      throw cause;
    }
  }

  /** Puts the bench's service in the place of every bank's own. */
  async serve(native: boolean): Promise<void> {
    const { processes, description } = this.network;
    for (const { name: bank, peer } of description.banks) {
      const name = `chaincode-${bank}`;
      const record = processes.find(name);
      if (record === undefined) throw new Error(`${name} does not run`);
      await processes.stop([name]);
      processes.start({
        ...{ name, cwd: record.cwd },
        command: [process.execPath, join(__dirname, 'bench-service.js')],
        env: { ...record.env, [NATIVE]: native ? '1' : '0' },
      });
      await listening(name, peer.service);
    }
  }

  close(): Promise<void> {
    return this.channel.ledger.close();
  }
}

async function listening(
  name: string,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ host, port });
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  throw new Error(`${name} does not listen`);
}
