import { stringify } from 'yaml';
import { address, type OrderingOrganisation } from './description';
import type { Layout } from './layout';

/** orderer.yaml of a consenter: channels come by the participation API, whose clients show a certificate of its own organisation. */
export function ordererYaml(organisation: OrderingOrganisation, layout: Layout): string {
  const { orderer } = organisation;
  const files = layout.node(organisation.name, orderer.name);
  const pair = { Enabled: true, Certificate: files.tlsCert, PrivateKey: files.tlsKey };
  return stringify({
    General: {
      ListenAddress: orderer.listen.host,
      ListenPort: orderer.listen.port,
      TLS: { ...pair, RootCAs: [files.tlsRoot], ClientAuthRequired: false },
      // Peers' gateways ping every 10 s.
      Keepalive: { ServerMinInterval: '5s', ServerInterval: '7200s', ServerTimeout: '20s' },
      // A consenter that was away is asked again within seconds, not minutes.
      Backoff: { BaseDelay: '1s', Multiplier: 1.6, MaxDelay: '5s' },
      MaxRecvMsgSize: 100 << 20,
      MaxSendMsgSize: 100 << 20,
      Throttling: { Rate: 0, InactivityTimeout: '5s' },
      Cluster: {
        SendBufferSize: 100,
        ClientCertificate: files.tlsCert,
        ClientPrivateKey: files.tlsKey,
      },
      BootstrapMethod: 'none',
      LocalMSPDir: files.msp,
      LocalMSPID: organisation.mspId,
      BCCSP: { Default: 'SW', SW: { Hash: 'SHA2', Security: 256 } },
      Authentication: { TimeWindow: '15m' },
    },
    FileLedger: { Location: files.data },
    Operations: {
      ListenAddress: address(orderer.operations),
      TLS: { ...pair, ClientAuthRequired: false, ClientRootCAs: [files.tlsRoot] },
    },
    Metrics: { Provider: 'prometheus' },
    Admin: {
      ListenAddress: address(orderer.admin),
      TLS: { ...pair, ClientAuthRequired: true, ClientRootCAs: [files.tlsRoot] },
    },
    ChannelParticipation: { Enabled: true, MaxRequestBodySize: '1 MB' },
    Consensus: { WALDir: `${files.data}/wal`, SnapDir: `${files.data}/snapshots` },
  });
}
