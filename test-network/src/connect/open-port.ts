import { readFileSync } from 'node:fs';
import {
  parseConnection,
  PeerLine,
  type GatewayPort,
  type GatewayPortOptions,
  type OrganisationConnection,
} from '@fuqi/fabric';
import { NetworkError } from '../errors';
import type { Network } from '../network';

/** How a port is used: a time of one's own, banks that endorse, banks that answer. */
export interface PortOptions extends Omit<GatewayPortOptions, 'channel' | 'chaincode'> {
  /** Milliseconds within which the peer must take the line; 10 s without it. */
  readonly readyWithin?: number;
}

/** A client's line into the network; `close` ends it. */
export interface OpenPort {
  readonly port: GatewayPort;
  readonly connection: OrganisationConnection;
  readonly close: () => void;
}

/**
 * The connection file of an organisation.
 * @throws NetworkError `NETWORK_DOWN` before a deployment has written it
 */
export function connectionFileOf(network: Network, mspId: string): string {
  const file = network.layout.connection(mspId);
  readConnection(file, mspId);
  return file;
}

/**
 * Opens the network as an identity of an organisation's wallet: `registrar` and `relay` of each bank, `relay` of the operator,
 * `admin` of either. Its key is unsealed into memory only.
 *
 * @param mspId such as `BankAMSP`
 * @throws NetworkError `NETWORK_DOWN`, IdentityError `NOT_IN_WALLET`, FuqiError `ledger-unavailable`
 */
export async function openPort(
  network: Network,
  mspId: string,
  identityName: string,
  { readyWithin, ...options }: PortOptions = {},
): Promise<OpenPort> {
  const connection = readConnection(network.layout.connection(mspId), mspId);
  const { channel, chaincode, peer } = connection;
  const identity = await network.walletOf(mspId).get(identityName);
  const line = new PeerLine(peer);
  try {
    await line.ready(readyWithin);
    const port = line.as(identity, { ...options, channel, chaincode });
    return { port, connection, close: () => line.close() };
  } catch (error) {
    line.close();
    throw error;
  }
}

function readConnection(file: string, mspId: string): OrganisationConnection {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    const said = `there is no connection of ${mspId}: bring the network up`;
    throw new NetworkError('NETWORK_DOWN', said, { cause });
  }
  return parseConnection(text);
}
