import type { Network } from '../network';
import { askNode } from './ask-node';
import type { NetworkNode } from './nodes';

/** A consenter's own account of the channel. */
export interface OrdererView {
  /** `active`, `onboarding`, `inactive` or `failed`. */
  readonly status: string;
  /** Number of blocks. */
  readonly height: number;
  /** Number of the consenter that it took for the leader when it wrote its last block, where it says. */
  readonly leader: number | undefined;
}

/** @returns undefined where the node is no orderer or does not answer */
export async function orderersView(
  network: Network,
  { admin, operations, files }: NetworkNode,
): Promise<OrdererView | undefined> {
  if (admin === undefined || operations === undefined || files === undefined) return undefined;
  const { name } = network.description.channel;
  const [channel, metrics] = await Promise.all([
    askNode(admin, `/participation/v1/channels/${name}`, files),
    askNode(operations, '/metrics', files),
  ]);
  if (channel?.status !== 200) return undefined;
  const { status, height } = JSON.parse(channel.body) as Pick<OrdererView, 'status' | 'height'>;
  const leader = metric(metrics?.body ?? '', 'consensus_BFT_leader_id', name);
  return { status, height, leader };
}

/** A gauge of a channel in Prometheus' text form. */
export function metric(text: string, name: string, channel: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${name}{channel="${channel}"}`));
  const value = line?.split(' ').at(-1);
  return value === undefined ? undefined : Number(value);
}

/** The consenter that more take for the leader than may lie (f of 3f + 1), if there is one. */
export async function findLeader(
  network: Network,
  nodes: readonly NetworkNode[],
): Promise<string | undefined> {
  const { orderers } = network.description;
  const asked = nodes.filter((node) => node.kind === 'orderer');
  const views = await Promise.all(asked.map((node) => orderersView(network, node)));
  const named = views.flatMap((view) => view?.leader ?? []);
  const liars = Math.floor((orderers.length - 1) / 3);
  const votes = (id: number) => named.filter((each) => each === id).length;
  return orderers
    .map(({ orderer }) => orderer)
    .filter((orderer) => votes(orderer.consenterId) > liars)
    .sort((a, b) => votes(b.consenterId) - votes(a.consenterId))[0]?.name;
}
