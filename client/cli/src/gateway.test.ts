import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT } from '@fuqi/domain';
import { formatSealedSecret, nodeScrypt, sealSecret } from '@fuqi/sdk';
import { T1 } from '../../sdk/src/testing';
import type { TestWorld } from '../../sdk/src/testing';
import { issueVoucher, openTestGateway, openWorld } from '../../gateway/src/testing';
import type { TestGateway } from '../../gateway/src/testing';
import { runWith } from './testing/test-terminal';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

let [world, supplier]: [TestWorld, TestGateway] = [] as never;
let folder: string;
let voucher: string;

const PASSPHRASE = 'a passphrase of the officer';

const as = (key: string, more: Record<string, string> = {}): Record<string, string> => ({
  ...{ FUQI_CONFIG: join(folder, 'none.json'), FUQI_URL: supplier.url, FUQI_API_KEY: key },
  ...{ LANG: 'C', FUQI_OFFICER_PASSPHRASE: PASSPHRASE, ...more },
});

/** The sealed key of the supplier's officer in a slot, as a file. */
async function keyFile(slot: number): Promise<string> {
  const key = world.member(T1).officers[slot];
  if (key === undefined) throw new Error('no officer');
  const about = { kind: 'officer', facts: { label: `officer-${String(slot)}` } };
  const cost = { N: 1 << 15, r: 8, p: 1 };
  const sealed = await sealSecret(nodeScrypt, key.exportSecret(), PASSPHRASE, about, { cost });
  const file = join(folder, `officer-${String(slot)}.json`);
  writeFileSync(file, formatSealedSecret(sealed));
  return file;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fuqi-cli-'));
  world = await openWorld();
  await issueVoucher(world);
  supplier = await openTestGateway(world, T1);
}, 60_000);

afterAll(async () => {
  await supplier.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('against a gateway', () => {
  test('what is offered is listed for people and for programs', async () => {
    const table = await runWith(
      ['voucher', 'list', '--state', 'offered'],
      as(supplier.keys.reader),
    );
    expect(table.code).toBe(0);
    expect(table.out).toContain('¥10,000,000.00');
    const json = await runWith(
      ['--json', 'voucher', 'list', '--kind', 'voucher'],
      as(supplier.keys.reader),
    );
    const [row] = JSON.parse(json.out) as { id: string; value: string }[];
    expect(row?.value).toBe('1000000000');
    voucher = row?.id ?? '';
    const lines = await runWith(
      ['voucher', 'list', '--output', 'ndjson'],
      as(supplier.keys.reader),
    );
    expect(
      lines.out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id),
    ).toContain(voucher);
  });

  test('the first digits of an id are enough', async () => {
    const { out } = await runWith(
      ['voucher', 'show', voucher.slice(0, 12), '--lang', 'zh'],
      as(supplier.keys.reader),
    );
    expect(out).toContain(voucher);
    expect(out).toContain('accept');
  });

  test('a wrong key is denied, with what to do next and without the key', async () => {
    const { code, err } = await runWith(['voucher', 'list'], as('wrong-secret'));
    expect(code).toBe(EXIT.denied);
    expect(err).toContain('FUQI-GATEWAY-001');
    expect(err).not.toContain('wrong-secret');
  });

  test('what is not there is missing', async () => {
    const { code } = await runWith(['voucher', 'show', 'f'.repeat(64)], as(supplier.keys.reader));
    expect(code).toBe(EXIT.missing);
  });

  test('a voucher is printed, and what was never printed is not true', async () => {
    const file = join(folder, 'voucher.pdf');
    const printed = await runWith(
      ['paper', 'print', voucher, '--file', file],
      as(supplier.keys.reader),
    );
    expect([printed.code, readFileSync(file).subarray(0, 5).toString()]).toEqual([0, '%PDF-']);
    const { code, err } = await runWith(
      ['paper', 'verify', 'FUQI1.fuqi.0.1.AAAA'],
      as(supplier.keys.reader),
    );
    expect(code).toBe(EXIT.invalid);
    expect(err).toContain('→');
  });

  test('nobody signs without being asked', async () => {
    const accept = ['voucher', 'accept', voucher];
    const dry = await runWith([...accept, '--dry-run', '--json'], as(supplier.keys.maker));
    expect(JSON.parse(dry.out)).toMatchObject({ act: 'accept', state: 'draft', signatures: [] });
    const alone = await runWith(accept, as(supplier.keys.maker));
    expect(alone.code).toBe(EXIT.usage);
    expect(alone.err).toContain('--yes');
    const no = await runWith(accept, as(supplier.keys.maker), ['n']);
    expect(no.code).toBe(EXIT.unexpected);
    expect(no.err).toContain('Not signed');
  });

  test('maker and checker sign what they read, and it is accepted; the passphrase is nowhere', async () => {
    const maker = as(supplier.keys.maker, { FUQI_OFFICER_KEY: await keyFile(0) });
    const made = await runWith(
      ['voucher', 'split', voucher, ...['--value', '4,000,000'], '--yes', '--json'],
      maker,
    );
    expect(made.err).not.toContain(PASSPHRASE);
    const { id, officersNeeded } = JSON.parse(made.out) as { id: string; officersNeeded: number };
    expect(officersNeeded).toBe(2);
    expect(made.err).toContain(`fuqi operation sign ${id}`);
    const again = await runWith(['operation', 'sign', id], maker);
    expect(again.err).toContain('1 of 2 have signed');
    const posing = as(supplier.keys.checker, { FUQI_OFFICER_KEY: await keyFile(0) });
    expect((await runWith(['operation', 'sign', id], posing)).code).not.toBe(0);
    const checker = as(supplier.keys.checker, { FUQI_OFFICER_KEY: await keyFile(1) });
    const done = await runWith(['operation', 'sign', id, '--json'], checker);
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({ id, state: 'committed' });
    const gone = await runWith(['voucher', 'split', voucher, '--value', '1', '--yes'], maker);
    expect(gone.code).toBe(EXIT.conflict);
  });
});
