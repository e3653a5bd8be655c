import { deploy } from './deploy/deploy';
import { down } from './down';
import { Network, type NetworkOptions } from './network';
import type { Say } from './progress';
import { up } from './up';

/** How a network is brought up from a program. */
export interface UpOptions extends NetworkOptions {
  /** Told of each step with the seconds it took; silent without it. */
  readonly say?: Say;
  /** Whether the chaincode is deployed too; it is by default. */
  readonly deploy?: boolean;
}

/** Brings a network up, or what is missing of it, with the chaincode on every bank. @throws NetworkError */
export async function upNetwork(options: UpOptions): Promise<Network> {
  const { say = () => undefined, deploy: wanted = true, ...rest } = options;
  const network = new Network(rest);
  await up(network, say);
  if (wanted) await deploy(network, say);
  return network;
}

/** Ends the network's processes; its state goes, unless it is kept. */
export async function downNetwork(network: Network, keep = false): Promise<void> {
  await down(network, () => undefined, keep);
}
