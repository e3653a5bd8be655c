import { stringify } from 'yaml';
import { address, type AnyOrganisation, type NetworkDescription } from './description';
import type { Layout } from './layout';
import { anyOf, applicationPolicies, majority, organisationPolicies } from './policies';

/** The profile that `configtxgen -profile` is asked for. */
export const CHANNEL_PROFILE = 'FuqiChannel';

/**
 * configtx.yaml: one application channel ordered by SmartBFT. `BlockValidation` must stand here though configtxgen replaces
 * its rule by a quorum of consenters; `Addresses` of the orderer section must not (Fabric 3 takes them per organisation).
 */
export function configtx(network: NetworkDescription, layout: Layout): string {
  return stringify({
    Profiles: {
      [CHANNEL_PROFILE]: {
        Policies: channelPolicies(),
        Capabilities: { V3_0: true },
        Orderer: ordererSection(network, layout),
        Application: {
          Organizations: [...network.banks, network.operator].map((each) => group(each, layout)),
          Policies: applicationPolicies(network),
          Capabilities: { V2_5: true },
        },
      },
    },
  });
}

function channelPolicies() {
  return { Readers: anyOf('Readers'), Writers: anyOf('Writers'), Admins: majority('Admins') };
}

function group(organisation: AnyOrganisation, layout: Layout) {
  const common = {
    Name: organisation.mspId,
    ID: organisation.mspId,
    MSPDir: layout.msp(organisation.name),
    Policies: organisationPolicies(organisation),
  };
  if (organisation.role === 'orderer') {
    return { ...common, OrdererEndpoints: [address(organisation.orderer.listen)] };
  }
  if (organisation.role === 'bank') {
    const { host, port } = organisation.peer.listen;
    return { ...common, AnchorPeers: [{ Host: host, Port: port }] };
  }
  return common;
}

function ordererSection(network: NetworkDescription, layout: Layout) {
  const { batch, consensus } = network.channel;
  return {
    OrdererType: 'BFT',
    Organizations: network.orderers.map((each) => group(each, layout)),
    BatchTimeout: '2s',
    BatchSize: {
      MaxMessageCount: batch.maxMessageCount,
      AbsoluteMaxBytes: batch.absoluteMaxBytes,
      PreferredMaxBytes: batch.preferredMaxBytes,
    },
    Policies: { ...channelPolicies(), BlockValidation: anyOf('Writers') },
    Capabilities: { V2_0: true },
    SmartBFT: {
      RequestBatchMaxInterval: consensus.requestBatchMaxInterval,
      RequestForwardTimeout: consensus.requestForwardTimeout,
      RequestComplainTimeout: consensus.requestComplainTimeout,
      RequestAutoRemoveTimeout: consensus.requestAutoRemoveTimeout,
      ViewChangeResendInterval: consensus.viewChangeResendInterval,
      ViewChangeTimeout: consensus.viewChangeTimeout,
      LeaderHeartbeatTimeout: consensus.leaderHeartbeatTimeout,
      LeaderHeartbeatCount: 10,
      CollectTimeout: '1s',
      IncomingMessageBufferSize: 200,
      RequestPoolSize: 100_000,
    },
    ConsenterMapping: network.orderers.map(({ name, mspId, orderer }) => {
      const files = layout.node(name, orderer.name);
      return {
        ID: orderer.consenterId,
        Host: orderer.listen.host,
        Port: orderer.listen.port,
        MSPID: mspId,
        Identity: files.signCert,
        ClientTLSCert: files.tlsCert,
        ServerTLSCert: files.tlsCert,
      };
    }),
  };
}
