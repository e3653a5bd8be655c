import { X509Certificate, type KeyObject } from 'node:crypto';
import { asBuffer } from './bytes';
import { LedgerError } from './errors';
import type { Role } from './identity';
import { verifySignature } from './keys';
import { msp } from './protos';

/** An organisation as the channel's configuration lists it. */
export interface OrganisationRoot {
  readonly mspId: string;
  readonly rootCertificatePem: string;
}

/** A certificate that the root of its organisation issued. */
export interface Member {
  readonly mspId: string;
  readonly role: Role;
  readonly certificatePem: string;
  readonly publicKey: KeyObject;
  readonly notBefore: number;
  readonly notAfter: number;
}

const CACHE_LIMIT = 4096;

/** Answers whether a serialized identity belongs to an organisation of the channel. */
export class Membership {
  readonly #roots: ReadonlyMap<string, X509Certificate>;
  readonly #members = new Map<string, Member>();

  constructor(organisations: readonly OrganisationRoot[]) {
    this.#roots = new Map(
      organisations.map(({ mspId, rootCertificatePem }) => [
        mspId,
        new X509Certificate(rootCertificatePem),
      ]),
    );
  }

  /**
   * The member behind a `SerializedIdentity`, valid at `at` (milliseconds).
   *
   * @throws LedgerError `PROPOSAL_REJECTED` with reason `MALFORMED_IDENTITY`, `UNKNOWN_MSP`,
   * `UNTRUSTED_CERTIFICATE` or `EXPIRED_CERTIFICATE`.
   */
  resolve(serialized: Uint8Array, at: number): Member {
    const cacheKey = asBuffer(serialized).toString('latin1');
    const member = this.#members.get(cacheKey) ?? this.#remember(cacheKey, serialized);
    if (at < member.notBefore || at > member.notAfter) throw rejected('EXPIRED_CERTIFICATE');
    return member;
  }

  /** As {@link resolve}, and the member signed `message`; otherwise reason `BAD_SIGNATURE`. */
  authenticate(
    serialized: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
    at: number,
  ): Member {
    const member = this.resolve(serialized, at);
    if (!verifySignature(member.publicKey, message, signature)) throw rejected('BAD_SIGNATURE');
    return member;
  }

  #remember(cacheKey: string, serialized: Uint8Array): Member {
    const member = this.#examine(serialized);
    if (this.#members.size >= CACHE_LIMIT) this.#members.clear();
    this.#members.set(cacheKey, member);
    return member;
  }

  #examine(serialized: Uint8Array): Member {
    const { mspId, certificatePem } = parseIdentity(serialized);
    const root = this.#roots.get(mspId);
    if (root === undefined) throw rejected('UNKNOWN_MSP');
    const certificate = parseCertificate(certificatePem);
    const isIssued = certificate.checkIssued(root) && certificate.verify(root.publicKey);
    if (!isIssued || certificate.ca) throw rejected('UNTRUSTED_CERTIFICATE');
    return {
      mspId,
      role: roleOf(certificate),
      certificatePem,
      publicKey: certificate.publicKey,
      notBefore: Date.parse(certificate.validFrom),
      notAfter: Date.parse(certificate.validTo),
    };
  }
}

/** Reads `msp.SerializedIdentity`; the certificate is not checked here. */
export function parseIdentity(serialized: Uint8Array): { mspId: string; certificatePem: string } {
  try {
    const message = msp.SerializedIdentity.deserializeBinary(serialized);
    const certificatePem = asBuffer(message.getIdBytes_asU8()).toString('utf8');
    return { mspId: message.getMspid(), certificatePem };
  } catch (cause) {
    throw rejected('MALFORMED_IDENTITY', cause);
  }
}

function parseCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw rejected('MALFORMED_IDENTITY', cause);
  }
}

/** Fabric's node OUs: the organisational unit says what a certificate may be used for. */
function roleOf(certificate: X509Certificate): Role {
  const units = certificate.subject.split('\n').filter((line) => line.startsWith('OU='));
  if (units.length === 1 && units[0] === 'OU=peer') return 'peer';
  if (units.length === 1 && units[0] === 'OU=client') return 'client';
  throw rejected('UNTRUSTED_CERTIFICATE');
}

function rejected(reason: string, cause?: unknown): LedgerError {
  return new LedgerError(
    'PROPOSAL_REJECTED',
    `identity refused: ${reason}`,
    { reason },
    cause === undefined ? {} : { cause },
  );
}
