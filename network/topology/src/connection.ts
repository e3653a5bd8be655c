import { address, type NetworkDescription } from './description';
import type { Layout } from './layout';

/** A node as a client reaches it. */
export interface NodeReference {
  readonly mspId: string;
  /** `host:port` */
  readonly address: string;
  /** PEM file with the root that signed the node's TLS certificate. */
  readonly tlsRootFile: string;
}

/** What a client of one organisation needs to reach the network. Paths, never keys. */
export interface ConnectionProfile {
  readonly channel: string;
  readonly chaincode: string;
  readonly mspId: string;
  /** The peer whose gateway serves this organisation. */
  readonly peer: NodeReference;
  /** Every endorsing peer, the own one among them. */
  readonly peers: readonly NodeReference[];
  /** Every consenter; the peer's gateway submits to all and waits for a quorum. */
  readonly orderers: readonly NodeReference[];
  /** Folder of the organisation's encrypted wallet. */
  readonly wallet: string;
}

/** A profile for each bank and the operator, which has no peer and uses the first bank's gateway. */
export function connectionProfiles(
  network: NetworkDescription,
  layout: Layout,
): readonly ConnectionProfile[] {
  const peers = network.banks.map(({ name, mspId, peer }) => ({
    mspId,
    address: address(peer.listen),
    tlsRootFile: layout.node(name, peer.name).tlsRoot,
  }));
  const orderers = network.orderers.map(({ name, mspId, orderer }) => ({
    mspId,
    address: address(orderer.listen),
    tlsRootFile: layout.node(name, orderer.name).tlsRoot,
  }));
  return [...network.banks, network.operator].flatMap(({ name, mspId }) => {
    const peer = peers.find((each) => each.mspId === mspId) ?? peers[0];
    if (peer === undefined) return [];
    return {
      channel: network.channel.name,
      chaincode: network.chaincode.name,
      ...{ mspId, peer, peers, orderers },
      wallet: layout.wallet(name),
    };
  });
}
