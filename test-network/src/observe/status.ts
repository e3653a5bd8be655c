import type { AnyOrganisation } from '@fuqi/topology';
import { textOf } from '@fuqi/fabric';
import { openPort } from '../connect/open-port';
import { answeredVersion } from '../deploy/wait-for-version';
import type { Network } from '../network';
import type { ProcessState } from '../process-table';
import { askNode } from './ask-node';
import { networkNodes, type NetworkNode, type NodeKind } from './nodes';
import { findLeader, orderersView } from './orderer-view';

/** How one process of the network is. */
export interface NodeStatus {
  readonly name: string;
  readonly kind: NodeKind;
  readonly mspId: string;
  readonly state: ProcessState;
  readonly pid?: number;
  readonly port: number;
  /** KiB resident. */
  readonly memory?: number;
  /** Blocks of the channel that an orderer or a peer has. */
  readonly height?: number;
  /** Hash of a peer's last block, hex. */
  readonly lastHash?: string;
  /** Whether the orderers took it for their leader at the last block. */
  readonly leader?: boolean;
  /** SHA-256 of the code that a bank's chaincode service answers, by the bank's own peer. */
  readonly code?: string;
  /** Why a running node did not answer. */
  readonly trouble?: string;
}

type Seen = Pick<NodeStatus, 'height' | 'lastHash' | 'leader' | 'code' | 'trouble'>;

/** Milliseconds that a node has to answer. */
const PATIENCE = 6_000;

/** Asks every process; who does not answer is listed with the reason. */
export async function networkStatus(network: Network): Promise<readonly NodeStatus[]> {
  const nodes = networkNodes(network);
  const leader = await findLeader(
    network,
    nodes.filter((node) => runs(network, node)),
  );
  return Promise.all(nodes.map((node) => statusOf(network, node, leader)));
}

async function statusOf(
  network: Network,
  node: NetworkNode,
  leader: string | undefined,
): Promise<NodeStatus> {
  const { processes } = network;
  const state = processes.state(node.name);
  const pid = state === 'stopped' ? undefined : processes.find(node.name)?.pid;
  const memory = processes.memory(node.name);
  const seen = state === 'running' ? await look(network, node, leader) : {};
  return {
    name: node.name,
    kind: node.kind,
    mspId: node.organisation.mspId,
    state,
    ...(pid !== undefined && { pid }),
    port: node.listen.port,
    ...(memory !== undefined && { memory }),
    ...seen,
  };
}

async function look(network: Network, node: NetworkNode, leader?: string): Promise<Seen> {
  try {
    if (node.kind === 'orderer') return await lookAtOrderer(network, node, leader);
    if (node.kind === 'peer') return await within(lookAtPeer(network, node));
    if (node.kind === 'chaincode') return await within(lookAtChaincode(network, node));
    return {};
  } catch (error) {
    return { trouble: textOf(error) };
  }
}

async function lookAtOrderer(network: Network, node: NetworkNode, leader?: string): Promise<Seen> {
  const view = await orderersView(network, node);
  if (view === undefined) return { trouble: 'no answer' };
  const trouble = view.status === 'active' ? {} : { trouble: view.status };
  return { height: view.height, leader: node.name === leader, ...trouble };
}

async function lookAtPeer(network: Network, node: NetworkNode): Promise<Seen> {
  await isReachable(network, node.organisation);
  const { mspId } = node.organisation;
  const { port, close } = await openPort(network, mspId, 'relay', { evaluators: [mspId] });
  try {
    return await port.chainInfo();
  } finally {
    close();
  }
}

async function lookAtChaincode(network: Network, node: NetworkNode): Promise<Seen> {
  await isReachable(network, node.organisation);
  const { code } = await answeredVersion(network, node.organisation.mspId);
  return code === null ? { trouble: 'names no code' } : { code };
}

/** A line to a frozen peer is never refused and could not be given up, so it is not begun. */
async function isReachable(network: Network, organisation: AnyOrganisation): Promise<void> {
  if (organisation.role !== 'bank') return;
  const { peer } = organisation;
  const files = network.layout.node(organisation.name, peer.name);
  const answer = await askNode(peer.operations, '/healthz', files);
  if (answer?.status !== 200) throw new Error(`${peer.name} does not answer`);
}

function runs(network: Network, node: NetworkNode): boolean {
  return network.processes.state(node.name) === 'running';
}

async function within<T>(work: Promise<T>): Promise<T> {
  let alarm: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    alarm = setTimeout(() => reject(new Error('no answer')), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(alarm);
  }
}
