import type {
  BankOrganisation,
  CertificateAuthority,
  Endpoint,
  NetworkDescription,
  OrderingOrganisation,
} from './description';
import { validate } from './validate';

export interface LocalOptions {
  /** First of the ports used; the network takes what it needs of the 400 from here. */
  readonly basePort?: number;
  readonly channel?: string;
}

const BANKS = ['banka', 'bankb', 'bankc'] as const;
const ORDERERS = ['order1', 'order2', 'order3', 'order4'] as const;

/**
 * Four ordering organisations, three banks and an operator on loopback. Consensus times are those with which a lost leader
 * was replaced within two seconds on one host; a wide-area network needs longer ones.
 * @throws TopologyError where the ports asked for do not exist
 */
export function localNetwork(options: LocalOptions = {}): NetworkDescription {
  const base = options.basePort ?? 17_000;
  const at = (offset: number): Endpoint => ({ host: 'localhost', port: base + offset });
  const ca = (name: string, index: number): CertificateAuthority => ({
    name: `ca-${name}`,
    listen: at(300 + 10 * index),
    operations: at(301 + 10 * index),
  });
  const network: NetworkDescription = {
    channel: {
      name: options.channel ?? 'fuqi',
      batch: { maxMessageCount: 100, absoluteMaxBytes: 10 << 20, preferredMaxBytes: 2 << 20 },
      consensus: {
        requestBatchMaxInterval: '100ms',
        requestForwardTimeout: '1s',
        requestComplainTimeout: '3s',
        requestAutoRemoveTimeout: '3m',
        viewChangeResendInterval: '1s',
        viewChangeTimeout: '3s',
        leaderHeartbeatTimeout: '2s',
      },
    },
    chaincode: { name: 'fuqi', endorsers: 2 },
    orderers: ORDERERS.map((name, index) => orderingOrganisation(name, index, at, ca)),
    banks: BANKS.map((name, index) => bank(name, index, at, ca)),
    operator: { role: 'operator', name: 'operator', mspId: 'OperatorMSP', ca: ca('operator', 7) },
  };
  validate(network);
  return network;
}

type At = (offset: number) => Endpoint;
type CaOf = (name: string, index: number) => CertificateAuthority;

function orderingOrganisation(name: string, index: number, at: At, ca: CaOf): OrderingOrganisation {
  const first = 100 + 10 * index;
  return {
    role: 'orderer',
    name,
    mspId: `Order${index + 1}MSP`,
    ca: ca(name, index),
    orderer: {
      kind: 'orderer',
      name: `orderer${index + 1}`,
      consenterId: index + 1,
      listen: at(first),
      admin: at(first + 1),
      operations: at(first + 2),
    },
  };
}

function bank(name: string, index: number, at: At, ca: CaOf): BankOrganisation {
  const first = 200 + 10 * index;
  return {
    role: 'bank',
    name,
    mspId: `Bank${'ABC'.charAt(index)}MSP`,
    ca: ca(name, index + ORDERERS.length),
    peer: {
      kind: 'peer',
      name: `peer-${name}`,
      listen: at(first),
      chaincode: at(first + 1),
      operations: at(first + 2),
      service: at(first + 3),
    },
  };
}
