import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { FIELD_ORDER, SUBGROUP_ORDER, toHex } from '@fuqi/protocol';
import { isKeyPoint, multiplyBase } from '../curve/baby-jubjub';
import { MemberKeys } from './member-keys';
import { OfficerKey, verifyOfficerSignature } from './officer-key';

const SEED = Uint8Array.from({ length: 32 }, (_, i) => i);

describe('member keys', () => {
  test('one seed gives one set of keys, another seed another', () => {
    const keys = new MemberKeys(SEED);
    const again = new MemberKeys(Uint8Array.from(SEED));
    expect(again.nk).toBe(keys.nk);
    expect(again.view()).toEqual(keys.view());
    expect(MemberKeys.generate().nk).not.toBe(keys.nk);
    expect(keys.nk > 0n && keys.nk < FIELD_ORDER).toBe(true);
  });

  test('the viewing key is a scalar of the prime subgroup and its point', () => {
    const { secret, publicKey } = new MemberKeys(SEED).view();
    expect(secret > 0n && secret < SUBGROUP_ORDER).toBe(true);
    expect(publicKey).toEqual(multiplyBase(secret));
    expect(isKeyPoint(publicKey)).toBe(true);
  });

  test('generations change viewing key and leaf salt, never nk', () => {
    const keys = new MemberKeys(SEED);
    expect(keys.view(1).secret).not.toBe(keys.view(0).secret);
    const fields = new Uint8Array([1]);
    expect(keys.leafSalt(fields, 1)).not.toBe(keys.leafSalt(fields, 0));
    expect(keys.leafSalt(new Uint8Array([2]))).not.toBe(keys.leafSalt(fields));
    expect(new Set([keys.nk, keys.leafSalt(fields), keys.view(0).secret]).size).toBe(3);
  });

  test('a seed of another length or without entropy is refused', () => {
    expect(() => new MemberKeys(SEED.subarray(1))).toThrow(/seed-invalid/);
    expect(() => new MemberKeys(new Uint8Array(32))).toThrow(/seed-invalid/);
  });

  test('changing the caller’s buffer does not change the keys', () => {
    const buffer = Uint8Array.from(SEED);
    const keys = new MemberKeys(buffer);
    buffer.fill(9);
    expect(keys.exportSeed()).toEqual(SEED);
    keys.exportSeed().fill(9);
    expect(keys.exportSeed()).toEqual(SEED);
  });

  test('prints and JSON show no secret', () => {
    const keys = new MemberKeys(SEED);
    keys.view();
    const officer = new OfficerKey(SEED);
    const text = `${inspect({ keys, officer }, { depth: 9, showHidden: true })}${JSON.stringify({ keys, officer })}`;
    const secrets = [
      toHex(SEED),
      String(keys.nk),
      String(keys.view().secret),
      '01, 02, 03',
      '1, 2, 3',
    ];
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});

describe('officer keys', () => {
  const digest = 1234567890123456789012345678901234567890n;

  test('a signature is that key’s over that digest only', () => {
    const key = new OfficerKey(SEED);
    const signature = key.sign(digest);
    expect(verifyOfficerSignature(key.publicKey, digest, signature)).toBe(true);
    expect(verifyOfficerSignature(key.publicKey, digest + 1n, signature)).toBe(false);
    expect(verifyOfficerSignature(OfficerKey.generate().publicKey, digest, signature)).toBe(false);
    expect(
      verifyOfficerSignature(key.publicKey, digest, {
        ...signature,
        s: signature.s + SUBGROUP_ORDER,
      }),
    ).toBe(false);
    const twisted = { x: FIELD_ORDER - signature.r8.x, y: signature.r8.y };
    expect(verifyOfficerSignature(key.publicKey, digest, { ...signature, r8: twisted })).toBe(
      false,
    );
  });

  test('the public key lies in the prime subgroup', () => {
    expect(isKeyPoint(new OfficerKey(SEED).publicKey)).toBe(true);
  });

  test('what is not a field element is not signed and not verified', () => {
    const key = new OfficerKey(SEED);
    expect(() => key.sign(FIELD_ORDER)).toThrow(/out-of-range/);
    expect(verifyOfficerSignature(key.publicKey, FIELD_ORDER + digest, key.sign(digest))).toBe(
      false,
    );
  });

  test('a key of another length is refused', () => {
    expect(() => new OfficerKey(SEED.subarray(1))).toThrow(/key-invalid/);
  });
});
