import { randomBytes } from 'node:crypto';
import type FabricCAServices from 'fabric-ca-client';
import { Wallets, type X509Identity } from 'fabric-network';
import { caServices } from './ca-services';
import { certificateRequest } from './certificate-request';
import { IdentityError } from './errors';
import type { StoredIdentity } from './stored-identity';

export type EnrolmentRole = 'admin' | 'client' | 'peer' | 'orderer';

export interface CaOptions {
  /** `https://host:port`; anything but TLS is refused. */
  readonly url: string;
  readonly caName: string;
  readonly mspId: string;
  /** PEM of the root that signs the CA's own TLS certificate. */
  readonly trustedRoot: string;
}

export interface EnrolOptions {
  readonly id: string;
  readonly secret: string;
  /** With hosts a TLS certificate for them is asked for, else one for signing. */
  readonly hosts?: readonly string[];
}

export interface Registration {
  readonly id: string;
  readonly role: EnrolmentRole;
  readonly affiliation: string;
  /** Attributes written into every signing certificate of this identity (ABAC). */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** One organisation's Fabric CA. Every call verifies the server's certificate against the trusted root. */
export class CertificateAuthority {
  readonly #services: FabricCAServices;
  readonly #mspId: string;

  /** @throws IdentityError `CA_REFUSED` for a URL without TLS */
  constructor(options: CaOptions) {
    if (!options.url.startsWith('https://')) {
      throw new IdentityError('CA_REFUSED', 'a certificate authority is asked over TLS only');
    }
    this.#services = caServices(options.url, options.caName, options.trustedRoot);
    this.#mspId = options.mspId;
  }

  /** A fresh key, certified. @throws IdentityError `CA_UNREACHABLE`, `CA_REFUSED` */
  async enrol(options: EnrolOptions): Promise<StoredIdentity> {
    const { privateKey, request } = certificateRequest(options.id, options.hosts);
    const answer = await asked(
      this.#services.enroll({
        enrollmentID: options.id,
        enrollmentSecret: options.secret,
        csr: request,
        ...(options.hosts === undefined ? {} : { profile: 'tls' }),
      }),
    );
    return { mspId: this.#mspId, certificate: answer.certificate, privateKey };
  }

  /**
   * Makes an identity known and returns its enrolment secret.
   * @throws IdentityError `CA_UNREACHABLE`, `CA_REFUSED`
   */
  async register(registration: Registration, registrar: StoredIdentity): Promise<string> {
    const user = await userOf(registrar);
    const attrs = Object.entries(registration.attributes ?? {});
    return asked(
      this.#services.register(
        {
          enrollmentID: registration.id,
          role: registration.role,
          affiliation: registration.affiliation,
          maxEnrollments: -1,
          attrs: attrs.map(([name, value]) => ({ name, value, ecert: true })),
        },
        user,
      ),
    );
  }

  /**
   * Gives a known identity a new enrolment secret, so that it can be enrolled anew with a fresh key.
   * @throws IdentityError `CA_UNREACHABLE`, `CA_REFUSED`
   */
  async resetSecret(id: string, registrar: StoredIdentity): Promise<string> {
    const secret = randomBytes(24).toString('base64url');
    const change: Partial<FabricCAServices.IIdentityRequest> = { enrollmentSecret: secret };
    await asked(
      this.#services
        .newIdentityService()
        // The update leaves out what is not given, though its type asks for all of it.
        .update(id, change as FabricCAServices.IIdentityRequest, await userOf(registrar)),
    );
    return secret;
  }

  /**
   * The list of every revoked certificate that has not ended, signed by the CA.
   * @returns PEM
   * @throws IdentityError `CA_UNREACHABLE`, `CA_REFUSED`
   */
  async revocationList(registrar: StoredIdentity): Promise<string> {
    const list: unknown = await asked(this.#services.generateCRL({}, await userOf(registrar)));
    return Buffer.from(String(list), 'base64').toString('utf8');
  }

  /** Revokes every certificate of an identity; the next list of revoked certificates names them. */
  async revoke(id: string, registrar: StoredIdentity): Promise<void> {
    await asked(this.#services.revoke({ enrollmentID: id }, await userOf(registrar)));
  }
}

/** Reading a key takes the SDK longer than the request that it signs, and one registrar makes many. */
const users = new WeakMap<StoredIdentity, ReturnType<typeof readUser>>();

function userOf(registrar: StoredIdentity): ReturnType<typeof readUser> {
  const known = users.get(registrar) ?? readUser(registrar);
  users.set(registrar, known);
  return known;
}

async function readUser(registrar: StoredIdentity) {
  const provider = (await Wallets.newInMemoryWallet()).getProviderRegistry().getProvider('X.509');
  const { mspId, certificate, privateKey } = registrar;
  const identity: X509Identity = {
    type: 'X.509',
    mspId,
    credentials: { certificate, privateKey },
  };
  return provider.getUserContext(identity, 'registrar');
}

/** The SDK's errors as ours: what the CA said is kept, and its messages name no secret. */
async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    const refused = /fabric-ca request \S+ failed with errors \[(.+?)\]$/s.exec(text);
    if (refused !== null) {
      throw new IdentityError('CA_REFUSED', `the CA refused: ${refused[1] ?? ''}`, { cause });
    }
    throw new IdentityError('CA_UNREACHABLE', 'the CA did not answer over verified TLS', { cause });
  }
}
