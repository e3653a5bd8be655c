import { generateKeyPairSync, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { bits, der, octets, oid, sequence, set, utf8 } from './der';

/** A fresh P-256 key and the PKCS#10 request for it. The key is PKCS#8 PEM and secret. */
export interface KeyAndRequest {
  readonly privateKey: string;
  readonly request: string;
}

/**
 * Key and request by node:crypto: the SDK's own generator takes nonces from a source that is no cryptographic one, and
 * its signature over the request would give the key away.
 * @param commonName the enrolment id
 * @param hosts DNS names and IPv4 addresses that a TLS certificate is to be valid for
 */
export function certificateRequest(
  commonName: string,
  hosts: readonly string[] = [],
): KeyAndRequest {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const info = sequence(
    der(0x02, Buffer.from([0])),
    sequence(set(sequence(oid('2.5.4.3'), utf8(commonName)))),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa0, ...(hosts.length === 0 ? [] : [alternativeNames(hosts)])),
  );
  const signature = sign('sha256', info, privateKey);
  const request = sequence(info, sequence(oid('1.2.840.10045.4.3.2')), bits(signature));
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    request: pem('CERTIFICATE REQUEST', request),
  };
}

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) =>
    isIPv4(host)
      ? der(0x87, Buffer.from(host.split('.').map(Number)))
      : der(0x82, Buffer.from(host)),
  );
  const extension = sequence(oid('2.5.29.17'), octets(sequence(...names)));
  return sequence(oid('1.2.840.113549.1.9.14'), set(sequence(extension)));
}

function pem(label: string, body: Buffer): string {
  const lines = body.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
