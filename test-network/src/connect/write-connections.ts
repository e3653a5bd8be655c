import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { NodeEndpoint, OrganisationConnection } from '@fuqi/fabric';
import { connectionProfiles, type ConnectionProfile, type NodeReference } from '@fuqi/topology';
import type { Network } from '../network';

/** Writes a connection file for each bank and the operator: addresses, roots, the wallet's folder, no key. */
export async function writeConnections(network: Network): Promise<void> {
  const profiles = connectionProfiles(network.description, network.layout);
  await Promise.all(
    profiles.map(async (profile) => {
      const file = network.layout.connection(profile.mspId);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const connection = await connectionOf(profile);
      await writeFile(file, `${JSON.stringify(connection, undefined, 2)}\n`);
    }),
  );
}

async function connectionOf(profile: ConnectionProfile): Promise<OrganisationConnection> {
  return {
    ...profile,
    peer: await endpointOf(profile.peer),
    peers: await Promise.all(profile.peers.map(endpointOf)),
    orderers: await Promise.all(profile.orderers.map(endpointOf)),
  };
}

async function endpointOf(node: NodeReference): Promise<NodeEndpoint> {
  const { mspId, address, tlsRootFile } = node;
  return { mspId, address, tlsRootPem: await readFile(tlsRootFile, 'utf8') };
}
