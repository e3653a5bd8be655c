export { caServerYaml } from './ca-server';
export type { Registrar } from './ca-server';
export { CHANNEL_PROFILE, configtx } from './configtx';
export { connectionProfiles } from './connection';
export type { ConnectionProfile, NodeReference } from './connection';
export { coreYaml } from './core-yaml';
export type { CoreOptions } from './core-yaml';
export { address, organisations } from './description';
export type {
  AnyOrganisation,
  BankOrganisation,
  BatchSize,
  CertificateAuthority,
  ChaincodeDescription,
  ChannelDescription,
  ConsensusTimes,
  Endpoint,
  NetworkDescription,
  OperatorOrganisation,
  OrdererNode,
  OrderingOrganisation,
  PeerNode,
} from './description';
export { TopologyError } from './errors';
export type { TopologyErrorCode } from './errors';
export { Layout } from './layout';
export type { NodeFiles } from './layout';
export { localNetwork } from './local-network';
export type { LocalOptions } from './local-network';
export { nodeOus } from './node-ous';
export { ordererYaml } from './orderer-yaml';
export { bankMajority, endorsementRule } from './policies';
export { listeners, serviceName, validate } from './validate';
