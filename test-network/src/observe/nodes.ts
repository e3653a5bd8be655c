import {
  organisations,
  serviceName,
  type AnyOrganisation,
  type Endpoint,
  type NodeFiles,
} from '@fuqi/topology';
import { NetworkError } from '../errors';
import type { Network } from '../network';

export type NodeKind = 'ca' | 'orderer' | 'peer' | 'chaincode';

/** One process of the network. */
export interface NetworkNode {
  readonly name: string;
  readonly kind: NodeKind;
  readonly organisation: AnyOrganisation;
  readonly listen: Endpoint;
  /** Where orderers and peers say how they are. */
  readonly operations?: Endpoint;
  /** Where orderers tell of channels. */
  readonly admin?: Endpoint;
  /** TLS and identity files; a CA has none of this form. */
  readonly files?: NodeFiles;
}

/** Every process that the description asks for, in the order in which they are started. */
export function networkNodes(network: Network): readonly NetworkNode[] {
  const all = organisations(network.description).map((each) => nodesOf(network, each));
  const kinds: readonly NodeKind[] = ['ca', 'orderer', 'peer', 'chaincode'];
  return kinds.flatMap((kind) => all.flat().filter((node) => node.kind === kind));
}

/** @throws NetworkError `UNKNOWN_NODE` naming those that there are */
export function findNode(network: Network, name: string): NetworkNode {
  const nodes = networkNodes(network);
  const found = nodes.find((node) => node.name === name);
  if (found !== undefined) return found;
  const names = nodes.map((node) => node.name).join(', ');
  throw new NetworkError('UNKNOWN_NODE', `there is no ${name}; there are ${names}`);
}

function nodesOf(network: Network, organisation: AnyOrganisation): NetworkNode[] {
  const { layout } = network;
  const { name, ca } = organisation;
  const authority: NetworkNode = { name: ca.name, kind: 'ca', organisation, listen: ca.listen };
  if (organisation.role === 'orderer') {
    const { orderer } = organisation;
    const { listen, operations, admin } = orderer;
    const files = layout.node(name, orderer.name);
    return [
      authority,
      { name: orderer.name, kind: 'orderer', organisation, listen, operations, admin, files },
    ];
  }
  if (organisation.role === 'operator') return [authority];
  const { peer } = organisation;
  const { listen, operations, service } = peer;
  return [
    authority,
    {
      ...{ name: peer.name, kind: 'peer', organisation, listen, operations },
      files: layout.node(name, peer.name),
    },
    {
      ...{ name: serviceName(name), kind: 'chaincode', organisation, listen: service },
      files: layout.node(name, 'chaincode'),
    },
  ];
}
