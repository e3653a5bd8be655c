import { stringify } from 'yaml';
import { address, type AnyOrganisation } from './description';
import type { Layout } from './layout';

const REGISTRAR_ATTRIBUTES = {
  'hf.Registrar.Roles': '*',
  'hf.Registrar.DelegateRoles': '*',
  'hf.Registrar.Attributes': '*',
  'hf.Revoker': true,
  'hf.IntermediateCA': false,
  'hf.GenCRL': true,
  'hf.AffiliationMgr': true,
};

/** The one identity a new CA knows: it registers all others and is used by nobody else. */
export interface Registrar {
  readonly name: string;
  readonly secret: string;
}

/**
 * fabric-ca-server-config.yaml of an organisation. The CA serves over TLS with a certificate that it issues to itself, so its
 * root is what a client must trust. The file carries the registrar's secret: write it readable by its owner alone.
 */
export function caServerYaml(
  organisation: AnyOrganisation,
  layout: Layout,
  registrar: Registrar,
): string {
  const { ca, name } = organisation;
  const home = layout.ca(name);
  const year = '8760h';
  const identities = [
    { name: registrar.name, pass: registrar.secret, type: 'client', affiliation: '' },
  ];
  return stringify({
    port: ca.listen.port,
    address: ca.listen.host,
    debug: false,
    tls: { enabled: true, certfile: `${home}/tls-cert.pem`, clientauth: { type: 'noclientcert' } },
    ca: { name: ca.name, keyfile: `${home}/ca-key.pem`, certfile: layout.caCert(name) },
    crl: { expiry: '24h' },
    registry: {
      maxenrollments: -1,
      identities: identities.map((each) => ({ ...each, attrs: REGISTRAR_ATTRIBUTES })),
    },
    db: { type: 'sqlite3', datasource: `${home}/fabric-ca-server.db`, tls: { enabled: false } },
    affiliations: { [name]: ['node', 'office'] },
    signing: {
      default: { usage: ['digital signature'], expiry: year },
      profiles: {
        tls: {
          usage: [
            ...['digital signature', 'key encipherment', 'key agreement'],
            ...['server auth', 'client auth'],
          ],
          expiry: year,
        },
      },
    },
    csr: {
      cn: ca.name,
      keyrequest: { algo: 'ecdsa', size: 256 },
      names: [{ C: 'CN', O: name }],
      hosts: [ca.listen.host, '127.0.0.1'],
      ca: { expiry: '131400h', pathlength: 1 },
    },
    bccsp: {
      default: 'SW',
      sw: { hash: 'SHA2', security: 256, filekeystore: { keystore: `${home}/keystore` } },
    },
    cfg: { identities: { passwordattempts: 10 } },
    operations: { listenAddress: address(ca.operations), tls: { enabled: false } },
    metrics: { provider: 'disabled' },
  });
}
