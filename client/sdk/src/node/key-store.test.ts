import { mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fieldToHex, toHex } from '@fuqi/protocol';
import { MemberKeys } from '../keys/member-keys';
import { OfficerKey } from '../keys/officer-key';
import { pureScrypt } from '../keys/pure-scrypt';
import { openSecret, sealSecret } from '../keys/sealed-secret';
import { KeyShare } from '../oprf/shares';
import { KeyStore } from './key-store';
import { nodeScrypt } from './scrypt';

const COST = { N: 1 << 14, r: 8, p: 1 };
let folder: string;
let store: KeyStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fuqi-keys-'));
  store = await KeyStore.open(folder, { cost: COST });
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('key store', () => {
  test('gives back what was stored, to the right passphrase only', async () => {
    const member = MemberKeys.generate();
    const officer = OfficerKey.generate();
    await store.saveMember(member, 'member passphrase');
    await store.saveOfficer('wang-li', officer, 'officer passphrase');
    expect((await store.openMember('member passphrase')).nk).toBe(member.nk);
    const opened = await store.openOfficer('wang-li', 'officer passphrase');
    expect(opened.publicKey).toEqual(officer.publicKey);
    expect(opened.sign(5n)).toEqual(officer.sign(5n));
    for (const attempt of [
      () => store.openMember('officer passphrase'),
      () => store.openOfficer('wang-li', 'member passphrase'),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ slug: 'keystore-locked' });
    }
  });

  test('files are the owner’s only and hold no secret in clear', async () => {
    const member = MemberKeys.generate();
    const officer = OfficerKey.generate();
    await store.saveMember(member, 'member passphrase');
    await store.saveOfficer('wang-li', officer, 'officer passphrase');
    const names = await readdir(folder);
    expect(names.sort()).toEqual(['member.json', 'officer.wang-li.json']);
    for (const name of names) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
      const text = await readFile(join(folder, name), 'utf8');
      for (const secret of [member.exportSeed(), officer.exportSecret()]) {
        expect(text).not.toContain(toHex(secret));
      }
      expect(text).not.toContain(fieldToHex(member.nk));
    }
  });

  test('an altered file, another officer’s file and a foreign file do not open', async () => {
    await store.saveOfficer('wang-li', OfficerKey.generate(), 'officer passphrase');
    const path = join(folder, 'officer.wang-li.json');
    const text = await readFile(path, 'utf8');
    const x = /"x": "(..)/.exec(text)?.[1] ?? '';
    await writeFile(path, text.replace(`"x": "${x}`, `"x": "${x === '00' ? '01' : '00'}`));
    await expect(store.openOfficer('wang-li', 'officer passphrase')).rejects.toMatchObject({
      slug: 'keystore-locked',
    });
    await writeFile(path, text);
    await rename(path, join(folder, 'officer.li-na.json'));
    await expect(store.openOfficer('li-na', 'officer passphrase')).rejects.toMatchObject({
      slug: 'file-invalid',
    });
    await writeFile(path, '{"version":1}');
    await expect(store.openOfficer('wang-li', 'officer passphrase')).rejects.toMatchObject({
      slug: 'file-invalid',
    });
    await writeFile(path, text.replace(`"N": ${COST.N}`, '"N": 1073741824'));
    await expect(store.openOfficer('wang-li', 'officer passphrase')).rejects.toMatchObject({
      slug: 'file-invalid',
    });
  });

  test('a key is never overwritten, a short passphrase never taken', async () => {
    await store.saveMember(MemberKeys.generate(), 'member passphrase');
    await expect(store.saveMember(MemberKeys.generate(), 'other passphrase')).rejects.toMatchObject(
      {
        slug: 'key-exists',
      },
    );
    await expect(store.saveOfficer('a', OfficerKey.generate(), 'short')).rejects.toMatchObject({
      slug: 'keystore-locked',
    });
    await expect(store.openMember('nothing here')).rejects.toMatchObject({
      slug: 'keystore-locked',
    });
    await expect(store.openOfficer('b', 'nothing here')).rejects.toMatchObject({
      slug: 'not-found',
    });
    await expect(store.openOfficer('../b', 'nothing here')).rejects.toMatchObject({
      slug: 'malformed',
    });
  });

  test('keeps a bank’s share of the uniqueness key', async () => {
    const share = new KeyShare(2, 123456789n);
    await store.saveOprfShare(share, 'share passphrase');
    const opened = await store.openOprfShare('share passphrase');
    expect([opened.index, opened.exportScalar()]).toEqual([2, 123456789n]);
    await expect(store.openOprfShare('other passphrase')).rejects.toMatchObject({
      slug: 'keystore-locked',
    });
  });

  test('a key sealed with the portable scrypt opens with the platform’s', async () => {
    const facts = { label: 'li-na' };
    const secret = Uint8Array.from({ length: 32 }, (_, i) => i);
    const about = { kind: 'officer', facts };
    const sealed = await sealSecret(pureScrypt, secret, 'a passphrase', about, { cost: COST });
    expect(await openSecret(nodeScrypt, sealed, 'a passphrase')).toEqual(secret);
  });

  test('an officer changes the passphrase and stays the same officer', async () => {
    const officer = OfficerKey.generate();
    await store.saveOfficer('li-na', officer, 'first passphrase');
    await store.changeOfficerPassphrase('li-na', 'first passphrase', 'second passphrase');
    expect(await store.listOfficers()).toEqual(['li-na']);
    await expect(store.openOfficer('li-na', 'first passphrase')).rejects.toMatchObject({
      slug: 'keystore-locked',
    });
    const opened = await store.openOfficer('li-na', 'second passphrase');
    expect(opened.publicKey).toEqual(officer.publicKey);
  });
});
