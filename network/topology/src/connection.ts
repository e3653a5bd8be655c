import { address, type NetworkDescription } from './description';
import type { Layout } from './layout';

/** What a client needs to reach the network through one bank's peer. Paths, never keys. */
export interface ConnectionProfile {
  readonly channel: string;
  readonly chaincode: string;
  readonly mspId: string;
  /** `host:port` of the peer whose gateway serves this organisation. */
  readonly peer: string;
  /** PEM file with the root that signed the peer's TLS certificate. */
  readonly tlsRootFile: string;
  /** Folder of the organisation's encrypted wallet. */
  readonly wallet: string;
}

/** One profile for each bank, in the order of the description. */
export function connectionProfiles(
  network: NetworkDescription,
  layout: Layout,
): readonly ConnectionProfile[] {
  return network.banks.map((bank) => ({
    channel: network.channel.name,
    chaincode: network.chaincode.name,
    mspId: bank.mspId,
    peer: address(bank.peer.listen),
    tlsRootFile: layout.node(bank.name, bank.peer.name).tlsRoot,
    wallet: layout.wallet(bank.name),
  }));
}
