import { sha256, utf8 } from './bytes';
import * as der from './der';
import type { SigningKey } from './keys';

/** Extension in which Fabric CA puts an identity's attributes, as JSON `{"attrs":{…}}`. */
export const ATTRIBUTES_OID = '1.2.3.4.5.6.7.8.1';

const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  ecPublicKey: '1.2.840.10045.2.1',
  prime256v1: '1.2.840.10045.3.1.7',
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
  organisationalUnit: '2.5.4.11',
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyId: '2.5.29.35',
} as const;

/** A distinguished name as Fabric uses it: organisation, role as organisational unit, name. */
export interface DistinguishedName {
  readonly organisation: string;
  readonly unit?: string;
  readonly commonName: string;
}

/** What a certificate says; times in milliseconds since the epoch, used to the second. */
export interface CertificateRequest {
  readonly subject: DistinguishedName;
  readonly subjectPoint: Uint8Array;
  readonly issuer: DistinguishedName;
  readonly issuerKey: SigningKey;
  /** Positive, at most 20 bytes. */
  readonly serial: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly isAuthority: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** An X.509 version 3 certificate for a P-256 key, in PEM (RFC 5280). */
export function issueCertificate(request: CertificateRequest): string {
  const algorithm = der.sequence(der.objectIdentifier(OID.ecdsaWithSha256));
  const body = der.sequence(
    der.contextConstructed(0, der.unsignedInteger(Buffer.from([2]))),
    der.unsignedInteger(request.serial),
    algorithm,
    encodeName(request.issuer),
    der.sequence(der.time(request.notBefore), der.time(request.notAfter)),
    encodeName(request.subject),
    encodePublicKey(request.subjectPoint),
    der.contextConstructed(3, der.sequence(...encodeExtensions(request))),
  );
  const signature = der.bitString(request.issuerKey.sign(body));
  return toPem(der.sequence(body, algorithm, signature));
}

function encodeName(name: DistinguishedName): Buffer {
  const parts: Buffer[] = [encodeNamePart(OID.organisation, name.organisation)];
  if (name.unit !== undefined) parts.push(encodeNamePart(OID.organisationalUnit, name.unit));
  parts.push(encodeNamePart(OID.commonName, name.commonName));
  return der.sequence(...parts);
}

function encodeNamePart(oid: string, value: string): Buffer {
  return der.set(der.sequence(der.objectIdentifier(oid), der.utf8String(value)));
}

function encodePublicKey(point: Uint8Array): Buffer {
  const algorithm = der.sequence(
    der.objectIdentifier(OID.ecPublicKey),
    der.objectIdentifier(OID.prime256v1),
  );
  return der.sequence(algorithm, der.bitString(point));
}

function encodeExtensions(request: CertificateRequest): Buffer[] {
  const constraints = request.isAuthority ? der.sequence(der.boolean(true)) : der.sequence();
  // keyCertSign and cRLSign are bits 5 and 6, digitalSignature is bit 0 (RFC 5280 §4.2.1.3).
  const usage = request.isAuthority
    ? der.bitString(Buffer.from([0x06]), 1)
    : der.bitString(Buffer.from([0x80]), 7);
  const extensions = [
    extension(OID.keyUsage, usage, true),
    extension(OID.basicConstraints, constraints, true),
    extension(OID.subjectKeyId, der.octetString(keyId(request.subjectPoint)), false),
    extension(
      OID.authorityKeyId,
      der.sequence(der.contextPrimitive(0, keyId(request.issuerKey.point))),
      false,
    ),
  ];
  if (request.attributes !== undefined) {
    const json = utf8(JSON.stringify({ attrs: request.attributes }));
    extensions.push(extension(ATTRIBUTES_OID, json, false));
  }
  return extensions;
}

function extension(oid: string, value: Uint8Array, critical: boolean): Buffer {
  const parts = [der.objectIdentifier(oid)];
  if (critical) parts.push(der.boolean(true));
  parts.push(der.octetString(value));
  return der.sequence(...parts);
}

/** Method 1 of RFC 7093: the leftmost 160 bits of SHA-256 of the key's bits. */
function keyId(point: Uint8Array): Buffer {
  return sha256(point).subarray(0, 20);
}

function toPem(bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
