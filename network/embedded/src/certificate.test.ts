import { describe, expect, test } from '@jest/globals';
import { createPrivateKey, sign as nodeSign, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { ClientIdentity } from 'fabric-shim';
import type { ChaincodeStub } from 'fabric-shim';
import { deriveSigningKey, publicKeyOf, verifySignature } from './keys';
import { issueCertificate } from './certificate';
import * as der from './der';
import { serializeIdentity } from './identity';
import { Membership } from './membership';
import { Organisation } from './organisation';

const SEED = Buffer.alloc(32, 3);
const BORN = Date.UTC(2026, 2, 2, 1);
const bank = new Organisation(SEED, 'BankAMSP', BORN);

describe('certificates', () => {
  const alice = bank.issue('alice', 'client', { role: 'maker', limit: '10 000' });
  const root = new X509Certificate(bank.rootCertificatePem);
  const leaf = new X509Certificate(alice.certificatePem);

  test('node:crypto reads them and verifies the chain', () => {
    expect(root.ca).toBe(true);
    expect(root.verify(root.publicKey)).toBe(true);
    expect(leaf.ca).toBe(false);
    expect(leaf.checkIssued(root)).toBe(true);
    expect(leaf.verify(root.publicKey)).toBe(true);
    expect(leaf.subject).toBe('O=BankAMSP\nOU=client\nCN=alice');
    expect(Date.parse(leaf.validFrom)).toBe(BORN);
    const other = new Organisation(SEED, 'BankBMSP', BORN);
    expect(leaf.verify(new X509Certificate(other.rootCertificatePem).publicKey)).toBe(false);
  });

  test('fabric-shim reads organisation, id and attributes from them', () => {
    const stub = {
      getChannelID: () => 'c',
      getTxID: () => '0'.repeat(64),
      getCreator: () => ({ mspid: 'BankAMSP', idBytes: Buffer.from(alice.certificatePem) }),
    };
    const client = new ClientIdentity(stub as unknown as ChaincodeStub);
    expect(client.getMSPID()).toBe('BankAMSP');
    expect(client.getID()).toBe('x509::/O=BankAMSP/OU=client/CN=alice::/O=BankAMSP/CN=ca.BankAMSP');
    expect(client.getAttributeValue('role')).toBe('maker');
    expect(client.getAttributeValue('limit')).toBe('10 000');
    expect(client.getAttributeValue('other')).toBeNull();
  });

  test('the key in the certificate verifies what the identity signs', () => {
    const message = Buffer.from('message');
    expect(verifySignature(leaf.publicKey, message, alice.sign(message))).toBe(true);
    expect(verifySignature(leaf.publicKey, Buffer.from('other'), alice.sign(message))).toBe(false);
  });

  test('the same request gives the same bytes; attributes, names and roles give others', () => {
    const again = new Organisation(SEED, 'BankAMSP', BORN);
    expect(again.rootCertificatePem).toBe(bank.rootCertificatePem);
    expect(again.issue('alice', 'client', { limit: '10 000', role: 'maker' })).toMatchObject({
      certificatePem: alice.certificatePem,
    });
    const others = [
      bank.issue('alice', 'client', { role: 'checker' }),
      bank.issue('alice', 'peer'),
      bank.issue('bob', 'client', { role: 'maker', limit: '10 000' }),
    ];
    for (const other of others) expect(other.certificatePem).not.toBe(alice.certificatePem);
  });

  test('of authorities and of unknown roles are nobody’s identity', () => {
    const membership = new Membership([bank]);
    const key = deriveSigningKey(SEED, 'client/BankAMSP/eve');
    const request = {
      subjectPoint: key.point,
      issuer: { organisation: 'BankAMSP', commonName: 'ca.BankAMSP' },
      issuerKey: deriveSigningKey(SEED, 'ca/BankAMSP'),
      serial: Buffer.from([7]),
      notBefore: BORN,
      notAfter: BORN + 60_000,
    };
    const resolve = (unit: string | undefined, isAuthority: boolean) => {
      const subject = { organisation: 'BankAMSP', commonName: 'eve', ...(unit && { unit }) };
      const pem = issueCertificate({ ...request, subject, isAuthority });
      return () => membership.resolve(serializeIdentity('BankAMSP', pem), BORN + 1);
    };
    expect(resolve('client', false)()).toMatchObject({ mspId: 'BankAMSP', role: 'client' });
    expect(resolve('client', true)).toThrow('UNTRUSTED_CERTIFICATE');
    expect(resolve('admin', false)).toThrow('UNTRUSTED_CERTIFICATE');
    expect(resolve(undefined, false)).toThrow('UNTRUSTED_CERTIFICATE');
  });

  test('names that would not stand in a certificate are refused', () => {
    for (const name of ['', 'a\nOU=peer', 'a/b', 'ä', 'x'.repeat(65)]) {
      expect(() => bank.issue(name, 'client')).toThrow('name');
    }
  });
});

describe('keys', () => {
  test('signing is deterministic and agrees with node:crypto', () => {
    const key = deriveSigningKey(SEED, 'test');
    const publicKey = publicKeyOf(key.point);
    const message = Buffer.from('message');
    expect(key.sign(message)).toEqual(key.sign(message));
    expect(verifySignature(publicKey, message, key.sign(message))).toBe(true);
    const x = Buffer.from(key.point.subarray(1, 33)).toString('base64url');
    const y = Buffer.from(key.point.subarray(33)).toString('base64url');
    const d = Buffer.from(key.scalar).toString('base64url');
    const nodeKey = createPrivateKey({
      key: { kty: 'EC', crv: 'P-256', x, y, d },
      format: 'jwk',
    });
    const nodeSignature = nodeSign('sha256', message, nodeKey);
    const lowS = Array.from({ length: 20 }, () => nodeSign('sha256', message, nodeKey)).map(
      (signature) => verifySignature(publicKey, message, signature),
    );
    expect(nodeSignature.length).toBeGreaterThan(60);
    // Node does not care for low S: about half of its signatures have it.
    expect(lowS).toContain(true);
  });

  test('what is no signature is false, not an exception', () => {
    const publicKey = publicKeyOf(deriveSigningKey(SEED, 'test').point);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(verifySignature(publicKey, Buffer.from('m'), bytes)).toBe(false);
      }),
    );
  });
});

describe('DER', () => {
  test('integers are minimal and positive', () => {
    expect(der.unsignedInteger(Buffer.from([0, 0, 1])).toString('hex')).toBe('020101');
    expect(der.unsignedInteger(Buffer.from([0x80])).toString('hex')).toBe('02020080');
    expect(der.unsignedInteger(Buffer.alloc(0)).toString('hex')).toBe('020100');
  });

  test('identifiers with large arcs, long lengths, both kinds of time', () => {
    expect(der.objectIdentifier('1.2.840.10045.4.3.2').toString('hex')).toBe(
      '06082a8648ce3d040302',
    );
    expect(der.octetString(Buffer.alloc(300)).subarray(0, 4).toString('hex')).toBe('0482012c');
    expect(der.time(Date.UTC(2049, 11, 31, 23, 59, 59)).toString('latin1')).toContain(
      '491231235959Z',
    );
    expect(der.time(Date.UTC(2050, 0, 1)).toString('latin1')).toContain('20500101000000Z');
  });
});
