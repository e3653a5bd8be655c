import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MemberKeys, PartyBook, KeyStore } from '@fuqi/sdk';
import { openMember } from './open-member';
import { readProgramConfig, secretAt } from './program-config';

const CONFIG = {
  member: 4,
  network: { channel: 'supply', contract: 'fuqi' },
  keys: 'keys',
  wallet: 'wallet.journal',
  members: 'members.json',
  database: { folder: 'database' },
  ledger: {
    kind: 'embedded',
    url: 'http://127.0.0.1:9',
    credential: { environment: 'LEDGER_CREDENTIAL' },
  },
  listen: { port: 0 },
};
const ENVIRONMENT = {
  LEDGER_CREDENTIAL: 'l'.repeat(40),
  FUQI_MEMBER_PASSPHRASE: 'a member’s passphrase',
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuqi-config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(value: unknown): string {
  const file = join(folder, 'gateway.json');
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

describe('a gateway’s configuration', () => {
  test('has paths of its own folder, and defaults', () => {
    const config = readProgramConfig(written(CONFIG));
    expect(config).toMatchObject({
      ...{ keys: join(folder, 'keys'), database: { folder: join(folder, 'database') } },
      ...{ development: false, prover: { kind: 'local', choice: 'snarkjs' } },
      listen: { host: '127.0.0.1', port: 0 },
      passphrase: { environment: 'FUQI_MEMBER_PASSPHRASE' },
    });
  });

  test.each([
    ['no JSON', '{', '--config'],
    ['an unknown setting', { ...CONFIG, passphrases: 'x' }, 'passphrases'],
    ['a missing one', { ...CONFIG, wallet: undefined }, 'wallet'],
    ['a member that is none', { ...CONFIG, member: 0 }, 'member'],
    ['a secret in clear', { ...CONFIG, passphrase: 'hunter2hunter2' }, 'passphrase'],
    ['a port that is none', { ...CONFIG, listen: { port: 70_000 } }, 'listen.port'],
    [
      'an address of another kind',
      { ...CONFIG, ledger: { ...CONFIG.ledger, url: 'ftp://x' } },
      'ledger.url',
    ],
  ])('with %s is refused by the name of the setting', (_, value, name) => {
    let refusal: unknown;
    try {
      readProgramConfig(written(value));
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ slug: 'configuration-invalid' });
    expect((refusal as { detail: string }).detail).toContain(name);
    expect((refusal as { detail: string }).detail).not.toContain('hunter2');
  });

  test('names where secrets are; one that is not there is refused by its name', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, 'from a file\n');
    expect(secretAt({ environment: 'A' }, { A: 'from there' })).toBe('from there');
    expect(secretAt({ file }, {})).toBe('from a file');
    for (const place of [{ environment: 'A' }, { file: join(folder, 'nothing') }]) {
      expect(() => secretAt(place, {})).toThrow(
        expect.objectContaining({ slug: 'configuration-invalid' }),
      );
    }
  });
});

describe('a member', () => {
  const config = () => ({ ...readProgramConfig(written(CONFIG)), patienceSeconds: 0 });

  test('is not opened without its members, with a wrong passphrase, or with another’s keys', async () => {
    const store = await KeyStore.open(join(folder, 'keys'), { cost: { N: 1 << 14, r: 8, p: 1 } });
    await store.saveMember(MemberKeys.generate(), ENVIRONMENT.FUQI_MEMBER_PASSPHRASE);
    await expect(openMember(config(), ENVIRONMENT)).rejects.toMatchObject({
      ...{ slug: 'configuration-invalid', detail: 'members' },
    });
    writeFileSync(join(folder, 'members.json'), new PartyBook().serialize());
    await expect(openMember(config(), ENVIRONMENT)).rejects.toMatchObject({
      ...{ slug: 'configuration-invalid', detail: 'keys are not those of the member' },
    });
    const wrong = { ...ENVIRONMENT, FUQI_MEMBER_PASSPHRASE: 'another passphrase' };
    await expect(openMember(config(), wrong)).rejects.toMatchObject({ slug: 'keystore-locked' });
  });
});
