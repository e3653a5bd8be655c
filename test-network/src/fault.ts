import { NetworkError } from './errors';
import type { Network } from './network';
import { startRecorded } from './nodes';
import { findNode, networkNodes } from './observe/nodes';
import { findLeader } from './observe/orderer-view';
import { waitUntil } from './wait-until';

export const FAULTS = ['kill', 'freeze', 'thaw', 'start'] as const;
export type Fault = (typeof FAULTS)[number];

/** What `fault` takes in place of a node's name: whichever consenter leads now. */
export const LEADER = 'leader';

/**
 * Does one thing to one process and returns when it has happened: ends it without a warning, stops its clock, lets it run on, or
 * starts it again as it was started before.
 *
 * @returns the name of the process
 * @throws NetworkError `UNKNOWN_NODE`, `PROCESS_ENDED`, `TIMED_OUT`
 */
export async function fault(network: Network, what: Fault, target: string): Promise<string> {
  const name = await resolve(network, target);
  const { processes } = network;
  switch (what) {
    case 'kill':
      processes.signal(name, 'SIGKILL');
      await waitUntil(`the end of ${name}`, async () => processes.state(name) === 'stopped');
      break;
    case 'freeze':
      processes.signal(name, 'SIGSTOP');
      await waitUntil(`the freeze of ${name}`, async () => processes.state(name) === 'frozen');
      break;
    case 'thaw':
      processes.signal(name, 'SIGCONT');
      await waitUntil(`the thaw of ${name}`, async () => processes.state(name) === 'running');
      break;
    case 'start':
      await startRecorded(network, findNode(network, name));
  }
  return name;
}

async function resolve(network: Network, target: string): Promise<string> {
  if (target !== LEADER) return findNode(network, target).name;
  const leader = await findLeader(network, networkNodes(network));
  if (leader !== undefined) return leader;
  throw new NetworkError('UNKNOWN_NODE', 'no orderer says who leads');
}
