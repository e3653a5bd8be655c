import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CertificateAuthority, type EnrolmentRole, type StoredIdentity } from '@fuqi/fabric';
import { address, caServerYaml, nodeOus, type AnyOrganisation } from '@fuqi/topology';
import type { Binaries } from './binaries';
import type { Network } from './network';
import { isListening, waitUntil } from './wait-until';

/** The identity a new CA knows. `registrar` is a bank's officer who acts on the ledger. */
const REGISTRAR = 'ca-registrar';
/** The file beside a CA's configuration that says everything below was enrolled to the end. */
const DONE = 'enrolled';
/** What the officer of a bank may do on a channel for value, as the contracts read it from the certificate. */
const DUTIES = { 'fuqi.duty': 'registrar,calendar,governance' };

/** Starts an organisation's CA; the registrar's secret is made on the first start. */
export async function startCa(
  network: Network,
  binaries: Binaries,
  organisation: AnyOrganisation,
): Promise<void> {
  const { layout, processes } = network;
  const home = layout.ca(organisation.name);
  const config = join(home, 'fabric-ca-server-config.yaml');
  if (!existsSync(config)) {
    const secret = randomBytes(24).toString('base64url');
    await writePrivate(join(home, 'registrar.secret'), secret);
    await writePrivate(config, caServerYaml(organisation, layout, { name: REGISTRAR, secret }));
  }
  processes.start({
    name: organisation.ca.name,
    command: [binaries.of('fabric-ca-server'), 'start', '--home', home, '--loglevel', 'warning'],
    cwd: home,
    env: {},
  });
  await waitUntil(
    organisation.ca.name,
    async () =>
      existsSync(layout.caCert(organisation.name)) && (await isListening(organisation.ca.listen)),
  );
}

/** Enrols the organisation's node, administrator and users, unless that was done before. */
export async function enrolOrganisation(
  network: Network,
  organisation: AnyOrganisation,
): Promise<void> {
  const { layout } = network;
  const done = join(layout.organisation(organisation.name), DONE);
  if (existsSync(done)) return;
  const root = await readFile(layout.caCert(organisation.name), 'utf8');
  const office = await Office.open(network, organisation, root);
  await writeMsp(layout.msp(organisation.name), root);
  await office.user('admin', 'admin');
  if (organisation.role === 'orderer') await office.node(organisation.orderer.name, 'orderer');
  if (organisation.role === 'bank') {
    await office.node(organisation.peer.name, 'peer');
    await office.tls('chaincode', 'client');
    await office.user('registrar', 'client', DUTIES);
    await office.user('relay', 'client');
  }
  if (organisation.role === 'operator') await office.user('relay', 'client');
  await writeFile(done, '');
}

type Attributes = Readonly<Record<string, string>>;

/** One organisation's desk for certificates. */
class Office {
  private constructor(
    private readonly network: Network,
    private readonly organisation: AnyOrganisation,
    private readonly root: string,
    private readonly ca: CertificateAuthority,
    private readonly registrar: StoredIdentity,
  ) {}

  static async open(network: Network, organisation: AnyOrganisation, root: string) {
    const ca = new CertificateAuthority({
      url: `https://${address(organisation.ca.listen)}`,
      caName: organisation.ca.name,
      mspId: organisation.mspId,
      trustedRoot: root,
    });
    const file = join(network.layout.ca(organisation.name), 'registrar.secret');
    const registrar = await ca.enrol({ id: REGISTRAR, secret: await readFile(file, 'utf8') });
    await network.wallet(organisation.name).put(REGISTRAR, registrar);
    return new Office(network, organisation, root, ca, registrar);
  }

  /** A person's or program's identity: its key exists in the encrypted wallet and nowhere else. */
  async user(name: string, role: EnrolmentRole, attributes?: Attributes): Promise<void> {
    const id = `${this.organisation.name}-${name}`;
    const secret = await this.#register(id, role, 'office', attributes);
    await this.#wallet().put(name, await this.ca.enrol({ id, secret }));
  }

  /** A node's signing identity and TLS pair, in files because its process reads files. */
  async node(name: string, role: EnrolmentRole): Promise<void> {
    const files = this.network.layout.node(this.organisation.name, name);
    const secret = await this.#register(name, role, 'node');
    const identity = await this.ca.enrol({ id: name, secret });
    await writeMsp(files.msp, this.root);
    await write(files.signCert, identity.certificate);
    await writePrivate(join(files.msp, 'keystore', 'key.pem'), identity.privateKey);
    await this.#tlsPair(name, secret);
  }

  /** A TLS pair alone. */
  async tls(name: string, role: EnrolmentRole): Promise<void> {
    const id = `${this.organisation.name}-${name}`;
    await this.#tlsPair(name, await this.#register(id, role, 'node'), id);
  }

  async #tlsPair(name: string, secret: string, id = name): Promise<void> {
    const files = this.network.layout.node(this.organisation.name, name);
    const pair = await this.ca.enrol({ id, secret, hosts: ['localhost', '127.0.0.1'] });
    await write(files.tlsCert, pair.certificate);
    await write(files.tlsRoot, this.root);
    await writePrivate(files.tlsKey, pair.privateKey);
  }

  #register(
    id: string,
    role: EnrolmentRole,
    place: 'office' | 'node',
    attributes: Attributes = {},
  ): Promise<string> {
    const affiliation = `${this.organisation.name}.${place}`;
    return this.ca.register({ id, role, affiliation, attributes }, this.registrar);
  }

  #wallet() {
    return this.network.wallet(this.organisation.name);
  }
}

/** Roots and NodeOUs of an MSP folder: identities and TLS certificates share one root. */
export async function writeMsp(folder: string, root: string): Promise<void> {
  await write(join(folder, 'cacerts', 'ca.pem'), root);
  await write(join(folder, 'tlscacerts', 'ca.pem'), root);
  await write(join(folder, 'config.yaml'), nodeOus('cacerts/ca.pem'));
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, text);
}

async function writePrivate(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, text, { mode: 0o600 });
}
