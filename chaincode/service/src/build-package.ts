import { createHash } from 'node:crypto';
import { CHAINCODE_VERSION } from '@fuqi/contracts';
import { tarGz } from './tar';

/** Where a bank's peer finds its service, as `connection.json` says it. */
export interface ServiceConnection {
  /** `host:port`, or a template of the external builder such as `{{.address}}`. */
  readonly address: string;
  /** With mutual TLS: the peer's key and certificate towards the service, and the authority of the service, PEM. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly rootCert: string };
}

/** A package as a peer installs it. */
export interface BuiltPackage {
  readonly bytes: Buffer;
  readonly label: string;
  /** `label:sha256`, what the peer will call it and the service must be told. */
  readonly packageId: string;
}

/**
 * A chaincode-as-a-service package. It holds an address and no code, so its label carries the code's hash: whoever approves the
 * package approves code that `query:version` can be asked for. The same input gives the same bytes.
 */
export function buildPackage(code: string, connection: ServiceConnection): BuiltPackage {
  const label = `fuqi_${CHAINCODE_VERSION}_${code}`;
  const { address, tls } = connection;
  const connectionJson = {
    address,
    dial_timeout: '10s',
    tls_required: tls !== undefined,
    ...(tls && {
      client_auth_required: true,
      client_key: tls.key,
      client_cert: tls.cert,
      root_cert: tls.rootCert,
    }),
  };
  const bytes = tarGz([
    { name: 'metadata.json', bytes: json({ type: 'ccaas', label }) },
    {
      name: 'code.tar.gz',
      bytes: tarGz([{ name: 'connection.json', bytes: json(connectionJson) }]),
    },
  ]);
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { bytes, label, packageId: `${label}:${hash}` };
}

function json(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value, undefined, 2)}\n`);
}
