import { FuqiError } from '@fuqi/domain';

/** A peer as a client reaches it. */
export interface PeerEndpoint {
  /** `host:port` */
  readonly address: string;
  /** Root certificate of the peer's TLS, PEM. */
  readonly tlsRootPem: string;
  /** Name in the peer's TLS certificate, where it is not the address's. */
  readonly hostAlias?: string;
}

/** Somebody who signs transactions. The key stands in a file only on a development network. */
export interface ClientIdentity {
  readonly mspId: string;
  readonly certPem: string;
  readonly keyPem: string;
}

/** A bank of the network with its peer and its users, by name. */
export interface BankConnection {
  readonly mspId: string;
  readonly peer: PeerEndpoint;
  readonly users: ReadonlyMap<string, ClientIdentity>;
}

/** How a development network is reached: what `npm run network -- up` writes. */
export interface NetworkConnection {
  readonly channel: string;
  readonly chaincode: string;
  readonly banks: readonly BankConnection[];
}

/** @throws FuqiError `configuration-invalid` naming the field, never its content */
export function parseConnection(json: string): NetworkConnection {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw invalid('JSON');
  }
  const banks = field(value, 'banks');
  if (!Array.isArray(banks) || banks.length === 0) throw invalid('banks');
  return {
    channel: text(value, 'channel'),
    chaincode: text(value, 'chaincode'),
    banks: banks.map(parseBank),
  };
}

function parseBank(value: unknown): BankConnection {
  const mspId = text(value, 'mspId');
  const peer = field(value, 'peer');
  const hostAlias = field(peer, 'hostAlias');
  const users = field(value, 'users');
  if (typeof users !== 'object' || users === null) throw invalid('users');
  return {
    mspId,
    peer: {
      address: text(peer, 'address'),
      tlsRootPem: text(peer, 'tlsRootPem'),
      ...(typeof hostAlias === 'string' && { hostAlias }),
    },
    users: new Map(
      Object.entries(users).map(([name, user]) => [
        name,
        { mspId, certPem: text(user, 'certPem'), keyPem: text(user, 'keyPem') },
      ]),
    ),
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
