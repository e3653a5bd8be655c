import { readFileSync } from 'node:fs';
import { ServiceError } from './service-error';

/** Key, certificate and the authority of the peers that may connect: mutual TLS, each a PEM text. */
export interface ServiceTls {
  readonly key: Buffer;
  readonly cert: Buffer;
  readonly clientCa: Buffer;
}

/** What a service beside a peer is told. */
export interface ServiceSettings {
  /** Package id as the peer computed it at installation, `label:sha256`. */
  readonly chaincodeId: string;
  /** `host:port` to listen on. */
  readonly address: string;
  /** Absent only on a development machine: then peer and service speak without TLS. */
  readonly tls?: ServiceTls;
}

type Environment = Readonly<Record<string, string | undefined>>;

const TLS = ['FUQI_CHAINCODE_TLS_KEY', 'FUQI_CHAINCODE_TLS_CERT', 'FUQI_CHAINCODE_TLS_CLIENT_CA'];

/**
 * `CORE_CHAINCODE_ID` and `CORE_CHAINCODE_ADDRESS` as Fabric's launcher reads them, and the files of mutual TLS.
 *
 * @throws ServiceError when a setting is missing or wrong, or TLS is given in part
 */
export function readSettings(env: Environment): ServiceSettings {
  const chaincodeId = required(env, 'CORE_CHAINCODE_ID');
  const address = required(env, 'CORE_CHAINCODE_ADDRESS');
  if (!/^[A-Za-z0-9][\w.+-]*:[0-9a-f]{64}$/.test(chaincodeId)) {
    throw new ServiceError('SETTING_INVALID', 'CORE_CHAINCODE_ID is label:sha256');
  }
  if (!isAddress(address)) {
    throw new ServiceError('SETTING_INVALID', 'CORE_CHAINCODE_ADDRESS is host:port');
  }
  const [key, cert, clientCa] = TLS.map((name) => env[name]);
  if (key === undefined && cert === undefined && clientCa === undefined) {
    return { chaincodeId, address };
  }
  if (key === undefined || cert === undefined || clientCa === undefined) {
    throw new ServiceError('SETTING_MISSING', `mutual TLS takes all of ${TLS.join(', ')}`);
  }
  const tls = { key: readFile(key), cert: readFile(cert), clientCa: readFile(clientCa) };
  return { chaincodeId, address, tls };
}

/** Whether a text is `host:port`. */
export function isAddress(text: string): boolean {
  const port = /^[^\s:]+:([0-9]{1,5})$/.exec(text)?.[1];
  return port !== undefined && Number(port) > 0 && Number(port) < 65_536;
}

/** @throws ServiceError `FILE_UNREADABLE` */
export function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new ServiceError('FILE_UNREADABLE', path, { cause });
  }
}

function required(env: Environment, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new ServiceError('SETTING_MISSING', name);
  return value;
}
