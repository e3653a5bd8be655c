import { join } from 'node:path';

/** Files of one node: its identity, its TLS pair, its configuration and its data. */
export interface NodeFiles {
  readonly home: string;
  readonly msp: string;
  readonly signCert: string;
  readonly tlsCert: string;
  readonly tlsKey: string;
  readonly tlsRoot: string;
  readonly data: string;
}

/** Where everything of a network lies below one folder; generated files name these paths. */
export class Layout {
  constructor(readonly root: string) {}

  organisation(name: string): string {
    return join(this.root, 'organisations', name);
  }

  /** Home of the organisation's Fabric CA, with its root key. */
  ca(name: string): string {
    return join(this.organisation(name), 'ca');
  }

  /** The certificate that signs the organisation's identities and its TLS certificates. */
  caCert(name: string): string {
    return join(this.ca(name), 'ca-cert.pem');
  }

  /** What other organisations know of this one: roots and NodeOUs, no key. */
  msp(name: string): string {
    return join(this.organisation(name), 'msp');
  }

  node(organisation: string, node: string): NodeFiles {
    const home = join(this.organisation(organisation), 'nodes', node);
    return {
      home,
      msp: join(home, 'msp'),
      signCert: join(home, 'msp', 'signcerts', 'cert.pem'),
      tlsCert: join(home, 'tls', 'cert.pem'),
      tlsKey: join(home, 'tls', 'key.pem'),
      tlsRoot: join(home, 'tls', 'root.pem'),
      data: join(home, 'data'),
    };
  }

  wallet(organisation: string): string {
    return join(this.organisation(organisation), 'wallet');
  }

  /** How a client of the organisation reaches the network: addresses and roots, no key. */
  connection(mspId: string): string {
    return join(this.root, 'connections', `${mspId}.json`);
  }

  /** The chaincode package that an organisation's peer installs; it holds the peer's key towards the service. */
  chaincodePackage(organisation: string): string {
    return join(this.organisation(organisation), 'chaincode.tgz');
  }

  get configtx(): string {
    return join(this.root, 'channel');
  }

  block(channel: string): string {
    return join(this.root, 'channel', `${channel}.block`);
  }

  get logs(): string {
    return join(this.root, 'logs');
  }

  get run(): string {
    return join(this.root, 'run');
  }
}
