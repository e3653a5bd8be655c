import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EXIT, listErrors } from '@fuqi/domain';
import { renderTable, widthOf } from './columns';
import { runWith } from './testing/test-terminal';

let folder: string;
let env: Record<string, string>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuqi-cli-'));
  env = { FUQI_CONFIG: join(folder, 'config.json'), LANG: 'C.UTF-8' };
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('columns', () => {
  test('a Chinese character is two wide', () => {
    expect(widthOf('甲方 A')).toBe(6);
    const lines = renderTable(
      [
        { title: '名称', of: (row: { n: string; v: string }) => row.n },
        { title: '金额', of: (row) => row.v, right: true },
      ],
      [
        { n: '甲', v: '¥1.00' },
        { n: 'Works', v: '¥10.00' },
      ],
    ).split('\n');
    expect(lines).toEqual(['名称     金额', '甲      ¥1.00', 'Works  ¥10.00', '']);
  });
});

describe('usage', () => {
  test.each([
    [['nothing']],
    [['voucher', 'split', 'ab', '--value', '1.234']],
    [['voucher', 'pass-on', 'ab', '--to', 'x', '--value', '1']],
    [['--lang', 'fr', 'task', 'list']],
  ])('%j is a usage mistake', async (argv) => {
    const { code, out } = await runWith(argv, env);
    expect(code).toBe(EXIT.usage);
    expect(out).toBe('');
  });

  test('help is no failure and goes to stdout', async () => {
    const { code, out } = await runWith(['--help'], env);
    expect(code).toBe(0);
    expect(out).toContain('Exit codes');
  });

  test.each(['bash', 'zsh', 'fish'])('the %s completion knows every noun', async (shell) => {
    const { out } = await runWith(['completion', shell], env);
    for (const noun of ['voucher', 'quote', 'operation', 'doctor']) expect(out).toContain(noun);
    expect(out).toContain('pass-on');
  });
});

describe('explain', () => {
  test.each(listErrors().map((entry) => [entry.code, entry] as const))(
    '%s is explained in both languages, by code and slug',
    async (code, entry) => {
      const zh = await runWith(['explain', code, '--lang', 'zh'], env);
      const en = await runWith(['explain', entry.slug, '--json'], env);
      expect(zh.out).toContain(entry.next.zh);
      expect(JSON.parse(en.out)).toEqual(JSON.parse(JSON.stringify(entry)));
    },
  );

  test('an unknown code says where all of them are', async () => {
    const { code, err } = await runWith(['explain', 'FUQI-NONE-000'], env);
    expect(code).toBe(EXIT.missing);
    expect(err).toContain('fuqi explain');
  });
});

describe('profiles', () => {
  const add = ['profile', 'add', 'works', '--url', 'http://127.0.0.1:9'];

  test('the key comes from the environment, and the file is private', async () => {
    expect((await runWith(add, { ...env, FUQI_API_KEY: 'secret-key' })).code).toBe(0);
    const file = env['FUQI_CONFIG'] ?? '';
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('secret-key');
    const listed = await runWith(['profile', 'list', '--json'], env);
    expect(listed.out + listed.err).not.toContain('secret-key');
    expect(JSON.parse(listed.out)).toEqual([
      { name: 'works', url: 'http://127.0.0.1:9', officerKey: null, current: true },
    ]);
  });

  test('without a key nobody is guessed', async () => {
    const { code, err } = await runWith(add, env);
    expect(code).toBe(EXIT.usage);
    expect(err).toContain('FUQI_API_KEY');
  });

  test('a person is asked for the key', async () => {
    expect((await runWith(add, env, ['typed-key'])).code).toBe(0);
    expect(readFileSync(env['FUQI_CONFIG'] ?? '', 'utf8')).toContain('typed-key');
  });

  test.each(['gateway', 'ftp://a', 'http://user:pass@a'])('%s is no address', async (url) => {
    const { code } = await runWith(['profile', 'add', 'x', '--url', url], {
      ...env,
      FUQI_API_KEY: 'k',
    });
    expect(code).toBe(EXIT.usage);
  });

  test('a damaged file is named and not overwritten', async () => {
    writeFileSync(env['FUQI_CONFIG'] ?? '', '{"profiles": 3}');
    const { code, err } = await runWith(['task', 'list'], env);
    expect(code).toBe(EXIT.usage);
    expect(err).toContain(env['FUQI_CONFIG']);
    expect(readFileSync(env['FUQI_CONFIG'] ?? '', 'utf8')).toBe('{"profiles": 3}');
  });

  test('a gateway that does not answer is unreachable, and a sent write is called unknown', async () => {
    await runWith(add, { ...env, FUQI_API_KEY: 'k' });
    const { code, err } = await runWith(['task', 'list'], env);
    expect(code).toBe(EXIT.unreachable);
    expect(err).toContain('may have been taken');
    const doctor = await runWith(['doctor', '--json'], env);
    expect(doctor.code).toBe(EXIT.unreachable);
    const findings = JSON.parse(doctor.out) as { check: string; ok: boolean }[];
    expect(findings.filter(({ ok }) => !ok).map(({ check }) => check)).toEqual([
      'gateway 网关',
      'identity 身份',
    ]);
  });
});
