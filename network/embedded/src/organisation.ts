import { sha256, utf8 } from './bytes';
import { issueCertificate, type DistinguishedName } from './certificate';
import { LedgerError } from './errors';
import { createIdentity, type Identity, type Role } from './identity';
import { deriveSigningKey, type SigningKey } from './keys';

const YEAR_MILLISECONDS = 365 * 24 * 60 * 60 * 1000;
const VALID_YEARS = 10;
const NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/;

/**
 * An organisation's certificate authority and the keys it signs. Everything derives from the
 * ledger's seed and birth, so the same identity comes back after a restart without a key store.
 * Development keys: whoever reads the store can sign for everybody.
 */
export class Organisation {
  readonly rootCertificatePem: string;
  readonly #key: SigningKey;
  readonly #name: DistinguishedName;

  constructor(
    private readonly seed: Uint8Array,
    readonly mspId: string,
    private readonly bornAt: number,
  ) {
    requireName(mspId, 'organisation');
    this.#key = deriveSigningKey(seed, `ca/${mspId}`);
    this.#name = { organisation: mspId, commonName: `ca.${mspId}` };
    this.rootCertificatePem = issueCertificate({
      subject: this.#name,
      subjectPoint: this.#key.point,
      issuer: this.#name,
      issuerKey: this.#key,
      serial: serialNumber('root', mspId),
      isAuthority: true,
      ...this.#validity(),
    });
  }

  /** The same name and attributes always give the same key and certificate. */
  issue(name: string, role: Role, attributes: Readonly<Record<string, string>> = {}): Identity {
    requireName(name, 'identity');
    const key = this.signingKeyOf(name, role);
    const sorted = Object.fromEntries(
      Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    const certificatePem = issueCertificate({
      subject: { organisation: this.mspId, unit: role, commonName: name },
      subjectPoint: key.point,
      issuer: this.#name,
      issuerKey: this.#key,
      serial: serialNumber(role, name, JSON.stringify(sorted)),
      isAuthority: false,
      attributes: sorted,
      ...this.#validity(),
    });
    return createIdentity(this.mspId, name, role, certificatePem, key);
  }

  /** The private key behind {@link issue}: a bank's worker needs its own. */
  signingKeyOf(name: string, role: Role): SigningKey {
    return deriveSigningKey(this.seed, `${role}/${this.mspId}/${name}`);
  }

  #validity(): { notBefore: number; notAfter: number } {
    return { notBefore: this.bornAt, notAfter: this.bornAt + VALID_YEARS * YEAR_MILLISECONDS };
  }
}

/** The endorsing peer of an organisation. */
export const PEER_NAME = 'peer0';

function serialNumber(...parts: readonly string[]): Buffer {
  const digest = sha256(utf8(parts.join('\n'))).subarray(0, 16);
  digest[0] = (digest[0] ?? 0) | 0x40;
  return digest;
}

function requireName(name: string, what: string): void {
  if (NAME_PATTERN.test(name)) return;
  throw new LedgerError('INVALID_OPTIONS', `not a usable ${what} name`, { what });
}
