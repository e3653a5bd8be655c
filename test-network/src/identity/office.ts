import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CertificateAuthority, type EnrolmentRole, type StoredIdentity } from '@fuqi/fabric';
import { address, type AnyOrganisation } from '@fuqi/topology';
import type { Network } from '../network';
import { write, writeMsp, writePrivate } from './msp-folder';

/** The identity a new CA knows. `registrar` is a bank's officer who acts on the ledger. */
export const CA_REGISTRAR = 'ca-registrar';
/** What the officer of a bank may do on a channel for value, as the contracts read it from the certificate. */
const DUTIES = { 'fuqi.duty': 'registrar,calendar,governance' };
const HOSTS = ['localhost', '127.0.0.1'];

type Attributes = Readonly<Record<string, string>>;

/** Somebody who signs from the wallet. */
export interface UserPost {
  readonly kind: 'user';
  readonly name: string;
  readonly role: EnrolmentRole;
  readonly attributes?: Attributes;
}

/** A process with certificates in files: for signing and TLS, or for TLS alone. */
export interface NodePost {
  readonly kind: 'node';
  readonly name: string;
  readonly role: EnrolmentRole;
  readonly signs: boolean;
}

export type Post = UserPost | NodePost;

/** What a process is given: its pairs in PEM. */
export interface NodeCertificates {
  readonly signing?: StoredIdentity;
  readonly tls: StoredIdentity;
}

/** Everybody whom an organisation certifies. */
export function postsOf(organisation: AnyOrganisation): readonly Post[] {
  const admin: Post = { kind: 'user', name: 'admin', role: 'admin' };
  const relay: Post = { kind: 'user', name: 'relay', role: 'client' };
  if (organisation.role === 'operator') return [admin, relay];
  if (organisation.role === 'orderer') {
    return [admin, { kind: 'node', name: organisation.orderer.name, role: 'orderer', signs: true }];
  }
  return [
    admin,
    { kind: 'node', name: organisation.peer.name, role: 'peer', signs: true },
    { kind: 'node', name: 'chaincode', role: 'client', signs: false },
    { kind: 'user', name: 'registrar', role: 'client', attributes: DUTIES },
    relay,
  ];
}

/** One organisation's desk for certificates. */
export class Office {
  private constructor(
    private readonly network: Network,
    private readonly organisation: AnyOrganisation,
    /** PEM of the organisation's root. */
    readonly root: string,
    private readonly ca: CertificateAuthority,
    private readonly registrar: StoredIdentity,
  ) {}

  /** Opens the desk as the CA's own registrar, freshly enrolled. @throws IdentityError `CA_UNREACHABLE`, `CA_REFUSED` */
  static async open(network: Network, organisation: AnyOrganisation): Promise<Office> {
    const { layout } = network;
    const root = await readFile(layout.caCert(organisation.name), 'utf8');
    const ca = new CertificateAuthority({
      url: `https://${address(organisation.ca.listen)}`,
      caName: organisation.ca.name,
      mspId: organisation.mspId,
      trustedRoot: root,
    });
    const file = join(layout.ca(organisation.name), 'registrar.secret');
    const registrar = await ca.enrol({ id: CA_REGISTRAR, secret: await readFile(file, 'utf8') });
    await network.wallet(organisation.name).put(CA_REGISTRAR, registrar);
    return new Office(network, organisation, root, ca, registrar);
  }

  /** Makes a post known to the CA. @returns its enrolment secret */
  register(post: Post): Promise<string> {
    const { kind, role } = post;
    const affiliation = `${this.organisation.name}.${kind === 'user' ? 'office' : 'node'}`;
    const attributes = (kind === 'user' && post.attributes) || {};
    const registration = { id: this.idOf(post), role, affiliation, attributes };
    return this.ca.register(registration, this.registrar);
  }

  /** Lets a post that is known enrol once more. @returns its new enrolment secret */
  reset(post: Post): Promise<string> {
    return this.ca.resetSecret(this.idOf(post), this.registrar);
  }

  /** Enrols a person or program; its key exists in the encrypted wallet and nowhere else. */
  async enrolUser(post: UserPost, secret: string): Promise<void> {
    const identity = await this.ca.enrol({ id: this.idOf(post), secret });
    await this.network.wallet(this.organisation.name).put(post.name, identity);
  }

  async enrolNode(post: NodePost, secret: string): Promise<NodeCertificates> {
    const id = this.idOf(post);
    const signing = post.signs ? await this.ca.enrol({ id, secret }) : undefined;
    const tls = await this.ca.enrol({ id, secret, hosts: HOSTS });
    return { ...(signing && { signing }), tls };
  }

  /** Puts a process' pairs into files, because Fabric's processes read files. */
  async place(post: NodePost, { signing, tls }: NodeCertificates): Promise<void> {
    const files = this.network.layout.node(this.organisation.name, post.name);
    if (signing !== undefined) {
      await writeMsp(files.msp, this.root);
      await write(files.signCert, signing.certificate);
      await writePrivate(join(files.msp, 'keystore', 'key.pem'), signing.privateKey);
    }
    await write(files.tlsCert, tls.certificate);
    await write(files.tlsRoot, this.root);
    await writePrivate(files.tlsKey, tls.privateKey);
  }

  /** Revokes every certificate of a post. @returns the CA's list of what is revoked, PEM */
  async revoke(post: Post): Promise<string> {
    await this.ca.revoke(this.idOf(post), this.registrar);
    return this.ca.revocationList(this.registrar);
  }

  /** Names are the organisation's own; processes' that sign are the network's. */
  private idOf(post: Post): string {
    const { kind, name } = post;
    return kind === 'node' && post.signs ? name : `${this.organisation.name}-${name}`;
  }
}
