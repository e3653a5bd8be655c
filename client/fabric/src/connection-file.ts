import { FuqiError } from '@fuqi/domain';

/** A peer or an orderer as a client reaches it. */
export interface NodeEndpoint {
  readonly mspId: string;
  /** `host:port` */
  readonly address: string;
  /** Root certificate of the node's TLS, PEM. */
  readonly tlsRootPem: string;
  /** Name in the node's TLS certificate, where it is not the address's. */
  readonly hostAlias?: string;
}

/** How one organisation's clients reach the network: what `npm run network -- up` writes for each. It holds no key. */
export interface OrganisationConnection {
  readonly channel: string;
  readonly chaincode: string;
  readonly mspId: string;
  /** The peer whose gateway this organisation uses. */
  readonly peer: NodeEndpoint;
  /** Every endorsing peer. */
  readonly peers: readonly NodeEndpoint[];
  /** Every consenter: the gateway's peer submits to all of them and waits for a quorum. */
  readonly orderers: readonly NodeEndpoint[];
  /** Folder of the organisation's encrypted wallet, with its clients' identities by name. */
  readonly wallet: string;
}

/** @throws FuqiError `configuration-invalid` naming the field, never its content */
export function parseConnection(json: string): OrganisationConnection {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalid('JSON');
  }
  return {
    channel: text(value, 'channel'),
    chaincode: text(value, 'chaincode'),
    mspId: text(value, 'mspId'),
    peer: parseNode(field(value, 'peer'), 'peer'),
    peers: nodes(value, 'peers'),
    orderers: nodes(value, 'orderers'),
    wallet: text(value, 'wallet'),
  };
}

function nodes(value: unknown, name: string): readonly NodeEndpoint[] {
  const found = field(value, name);
  if (!Array.isArray(found) || found.length === 0) throw invalid(name);
  return found.map((node) => parseNode(node, name));
}

function parseNode(value: unknown, name: string): NodeEndpoint {
  if (typeof value !== 'object' || value === null) throw invalid(name);
  const hostAlias = field(value, 'hostAlias');
  return {
    mspId: text(value, 'mspId'),
    address: text(value, 'address'),
    tlsRootPem: text(value, 'tlsRootPem'),
    ...(typeof hostAlias === 'string' && { hostAlias }),
  };
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) throw invalid(name);
  return (value as Readonly<Record<string, unknown>>)[name];
}

function text(value: unknown, name: string): string {
  const found = field(value, name);
  if (typeof found !== 'string' || found === '') throw invalid(name);
  return found;
}

function invalid(name: string): FuqiError {
  return new FuqiError('configuration-invalid', `network connection: ${name}`);
}
