import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  coreYaml,
  ordererYaml,
  type BankOrganisation,
  type Endpoint,
  type OrderingOrganisation,
} from '@fuqi/topology';
import type { Binaries } from './binaries';
import { NetworkError } from './errors';
import type { Network } from './network';
import type { Launch } from './process-table';
import type { NetworkNode } from './observe/nodes';
import { isHealthy, isListening, waitUntil } from './wait-until';

const LOGGING = { FABRIC_LOGGING_SPEC: 'warn' };

/** Writes a consenter's configuration and starts it, unless it runs. */
export async function startOrderer(
  network: Network,
  binaries: Binaries,
  organisation: OrderingOrganisation,
): Promise<void> {
  const { orderer } = organisation;
  const files = network.layout.node(organisation.name, orderer.name);
  await mkdir(files.data, { recursive: true, mode: 0o700 });
  await writeFile(join(files.home, 'orderer.yaml'), ordererYaml(organisation, network.layout));
  await startNode(network, orderer.operations, files.tlsRoot, {
    name: orderer.name,
    command: [binaries.of('orderer')],
    cwd: files.home,
    env: { ...LOGGING, FABRIC_CFG_PATH: files.home },
  });
}

/** Writes a peer's configuration and starts it, unless it runs. */
export async function startPeer(
  network: Network,
  binaries: Binaries,
  bank: BankOrganisation,
): Promise<void> {
  const files = network.layout.node(bank.name, bank.peer.name);
  await mkdir(files.data, { recursive: true, mode: 0o700 });
  const { timeWindow } = network.settings;
  const options = { builder: binaries.builder, ...(timeWindow !== undefined && { timeWindow }) };
  const core = coreYaml(bank, network.layout, options);
  await writeFile(join(files.home, 'core.yaml'), core);
  await startNode(network, bank.peer.operations, files.tlsRoot, {
    name: bank.peer.name,
    command: [binaries.of('peer'), 'node', 'start'],
    cwd: files.home,
    env: { ...LOGGING, FABRIC_CFG_PATH: files.home },
  });
}

async function startNode(
  network: Network,
  operations: Endpoint,
  rootFile: string,
  launch: Launch,
): Promise<void> {
  network.processes.start(launch);
  await comesUp(network, launch.name, () => isHealthy(operations, rootFile));
}

/**
 * Starts a process again as its record says, unless it runs.
 * @throws NetworkError `UNKNOWN_NODE` for one that was never started, `PROCESS_ENDED`, `TIMED_OUT`
 */
export async function startRecorded(network: Network, node: NetworkNode): Promise<void> {
  const { name, listen, operations, files } = node;
  const record = network.processes.find(name);
  const [program, ...args] = record?.command ?? [];
  if (record === undefined || program === undefined) {
    throw new NetworkError('UNKNOWN_NODE', `${name} was never started; bring the network up`);
  }
  const { cwd, env } = record;
  network.processes.start({ name, command: [program, ...args], cwd, env });
  await comesUp(network, name, () =>
    operations === undefined || files === undefined
      ? isListening(listen)
      : isHealthy(operations, files.tlsRoot),
  );
}

/** Waits until a started process answers. @throws NetworkError `PROCESS_ENDED`, `TIMED_OUT` */
export async function comesUp(
  network: Network,
  name: string,
  isUp: () => Promise<boolean>,
): Promise<void> {
  await waitUntil(name, async () => {
    if (network.processes.state(name) === 'stopped') {
      const log = network.processes.logFile(name);
      throw new NetworkError('PROCESS_ENDED', `${name} ended; see ${log}`);
    }
    return isUp();
  });
}
