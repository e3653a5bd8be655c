/** Where a process listens. Hosts are names or addresses of the network described, ports are TCP. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

export interface CertificateAuthority {
  readonly name: string;
  readonly listen: Endpoint;
  readonly operations: Endpoint;
}

/** One SmartBFT consenter of an ordering organisation. */
export interface OrdererNode {
  readonly kind: 'orderer';
  readonly name: string;
  /** Its number in the consenter mapping, from 1. */
  readonly consenterId: number;
  readonly listen: Endpoint;
  readonly admin: Endpoint;
  readonly operations: Endpoint;
}

/** One endorsing peer of a bank, with the chaincode service beside it. */
export interface PeerNode {
  readonly kind: 'peer';
  readonly name: string;
  readonly listen: Endpoint;
  /** Where the peer serves chaincodes that it starts itself; unused by a chaincode service, yet opened. */
  readonly chaincode: Endpoint;
  readonly operations: Endpoint;
  readonly service: Endpoint;
}

interface Organisation {
  /** Short name in lower case: folders and certificates carry it. */
  readonly name: string;
  readonly mspId: string;
  readonly ca: CertificateAuthority;
}

export interface OrderingOrganisation extends Organisation {
  readonly role: 'orderer';
  readonly orderer: OrdererNode;
}

export interface BankOrganisation extends Organisation {
  readonly role: 'bank';
  readonly peer: PeerNode;
}

/** Runs software for others: reads and submits, and satisfies no policy that moves value. */
export interface OperatorOrganisation extends Organisation {
  readonly role: 'operator';
}

export type AnyOrganisation = OrderingOrganisation | BankOrganisation | OperatorOrganisation;

/** Durations as Fabric writes them (`2s`, `100ms`). */
export interface ConsensusTimes {
  readonly requestBatchMaxInterval: string;
  readonly requestForwardTimeout: string;
  readonly requestComplainTimeout: string;
  readonly requestAutoRemoveTimeout: string;
  readonly viewChangeResendInterval: string;
  readonly viewChangeTimeout: string;
  readonly leaderHeartbeatTimeout: string;
}

export interface BatchSize {
  readonly maxMessageCount: number;
  /** Bytes; Fabric's documents advise at most 49 MB. */
  readonly absoluteMaxBytes: number;
  readonly preferredMaxBytes: number;
}

export interface ChannelDescription {
  readonly name: string;
  readonly batch: BatchSize;
  readonly consensus: ConsensusTimes;
}

export interface ChaincodeDescription {
  readonly name: string;
  /** How many banks must endorse what moves value. */
  readonly endorsers: number;
}

export interface NetworkDescription {
  readonly channel: ChannelDescription;
  readonly chaincode: ChaincodeDescription;
  readonly orderers: readonly OrderingOrganisation[];
  readonly banks: readonly BankOrganisation[];
  readonly operator: OperatorOrganisation;
}

export function organisations(network: NetworkDescription): readonly AnyOrganisation[] {
  return [...network.orderers, ...network.banks, network.operator];
}

/** `host:port`, as configuration files and certificates' peers write it. */
export function address(endpoint: Endpoint): string {
  return `${endpoint.host}:${endpoint.port}`;
}
