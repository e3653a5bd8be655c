import { stringify } from 'yaml';
import { address, type BankOrganisation } from './description';
import type { Layout, NodeFiles } from './layout';

export interface CoreOptions {
  /** Folder of the chaincode-as-a-service builder: it holds `bin/detect`, `bin/build`, `bin/release`. */
  readonly builder: string;
  /**
   * How far a proposal's time may lie from the peer's clock, as Fabric writes durations; 15 minutes without one. A wide window
   * is for test networks that play other dates: it is what makes a client's time mean something.
   */
  readonly timeWindow?: string;
}

/**
 * core.yaml of a bank's peer. Docker is off, chaincodes are services; every peer pulls blocks from the ordering service
 * itself (`policy: cluster`, no gossip of blocks). Chaincode keep-alive stays 0: the Node shim ends on such a message.
 */
export function coreYaml(bank: BankOrganisation, layout: Layout, options: CoreOptions): string {
  const files = layout.node(bank.name, bank.peer.name);
  return stringify({
    peer: peerSection(bank, files, options.timeWindow ?? '15m'),
    vm: { endpoint: '' },
    chaincode: {
      externalBuilders: [
        {
          name: 'ccaas_builder',
          path: options.builder,
          propagateEnvironment: ['CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG'],
        },
      ],
      installTimeout: '60s',
      startuptimeout: '60s',
      executetimeout: '30s',
      mode: 'net',
      keepalive: 0,
      system: { _lifecycle: 'enable', cscc: 'enable', lscc: 'enable', qscc: 'enable' },
      logging: { level: 'warning', shim: 'warning' },
      runtimeParams: {
        useWriteBatch: true,
        maxSizeWriteBatch: 1000,
        useGetMultipleKeys: true,
        maxSizeGetMultipleKeys: 1000,
      },
    },
    ledger: {
      state: { stateDatabase: 'goleveldb', totalQueryLimit: 100_000 },
      history: { enableHistoryDatabase: true },
      pvtdataStore: {
        collElgProcMaxDbBatchSize: 5000,
        collElgProcDbBatchesInterval: 1000,
        deprioritizedDataReconcilerInterval: '60m',
        purgeInterval: 100,
        purgedKeyAuditLogging: true,
      },
      snapshots: { rootDir: `${files.data}/snapshots` },
    },
    operations: {
      listenAddress: address(bank.peer.operations),
      tls: {
        enabled: true,
        cert: { file: files.tlsCert },
        key: { file: files.tlsKey },
        clientAuthRequired: false,
        clientRootCAs: { files: [files.tlsRoot] },
      },
    },
    metrics: { provider: 'prometheus' },
  });
}

function peerSection(bank: BankOrganisation, files: NodeFiles, timeWindow: string) {
  const { peer } = bank;
  return {
    id: peer.name,
    networkId: 'fuqi',
    listenAddress: address(peer.listen),
    address: address(peer.listen),
    chaincodeListenAddress: address(peer.chaincode),
    chaincodeAddress: address(peer.chaincode),
    localMspId: bank.mspId,
    localMspType: 'bccsp',
    mspConfigPath: files.msp,
    fileSystemPath: files.data,
    BCCSP: { Default: 'SW', SW: { Hash: 'SHA2', Security: 256 } },
    gateway: {
      enabled: true,
      endorsementTimeout: '30s',
      broadcastTimeout: '30s',
      dialTimeout: '10s',
    },
    gossip: {
      bootstrap: address(peer.listen),
      endpoint: address(peer.listen),
      externalEndpoint: address(peer.listen),
      useLeaderElection: false,
      orgLeader: true,
      // Peers learn each other's roots by joining the channel: an attempt before that fails, and the default is to wait 25 s.
      reconnectInterval: '1s',
      publishStateInfoInterval: '1s',
      requestStateInfoInterval: '1s',
      state: { enabled: false },
      pvtData: { implicitCollectionDisseminationPolicy: { requiredPeerCount: 0, maxPeerCount: 1 } },
    },
    tls: {
      enabled: true,
      clientAuthRequired: false,
      cert: { file: files.tlsCert },
      key: { file: files.tlsKey },
      rootcert: { file: files.tlsRoot },
      clientRootCAs: { files: [files.tlsRoot] },
    },
    keepalive: {
      // Gateways ping other banks' peers and the orderers every 10 s, whatever is configured: who forbids it cuts their lines.
      ...{ interval: '7200s', timeout: '20s', minInterval: '5s' },
      client: { interval: '60s', timeout: '20s' },
      deliveryClient: { interval: '60s', timeout: '20s' },
    },
    authentication: { timewindow: timeWindow },
    client: { connTimeout: '3s' },
    deliveryclient: {
      policy: 'cluster',
      blockGossipEnabled: false,
      reconnectTotalTimeThreshold: '3600s',
      reConnectBackoffThreshold: '10s',
      connTimeout: '3s',
      blockCensorshipTimeoutKey: '30s',
      minimalReconnectInterval: '100ms',
    },
    handlers: {
      authFilters: [
        { name: 'DefaultAuth' },
        { name: 'ExpirationCheck' },
        { name: 'TimeWindowCheck' },
      ],
      decorators: [{ name: 'DefaultDecorator' }],
      endorsers: { escc: { name: 'DefaultEndorsement' } },
      validators: { vscc: { name: 'DefaultValidation' } },
    },
    discovery: { enabled: true, authCacheEnabled: true, orgMembersAllowedAccess: false },
    limits: { concurrency: { endorserService: 2500, deliverService: 2500, gatewayService: 500 } },
    maxRecvMsgSize: 100 << 20,
    maxSendMsgSize: 100 << 20,
  };
}
