/**
 * Three gateways in three processes, with a database each, on a ledger that a fourth one serves, carry a voucher from its
 * issue to the second tier. Proofs are forged from the development keys' trapdoor for witnesses that the real constraints
 * accepted; everything else is what `npm start` runs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { prepareKeys } from '@fuqi/zk-circuits';
import { openStory, play } from '../../stage/play';
import type { Stage } from '../../stage/stage';
import { ForgingProver } from '../../testing/forging-prover';
import { GatewayClient, pause } from '../../testing/gateway-client';
import type { Body } from '../../testing/gateway-client';
import type { GatewayProcess } from './gateway-process';
import { openLiveNetwork } from './live-network';
import type { LiveNetwork } from './live-network';

/** Members have joined, quota and invoice stand. */
const STEPS = 2;

let folder: string;
let stage: Stage;
let network: LiveNetwork;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fuqi-live-'));
  const circuits = await prepareKeys();
  const prover = await ForgingProver.open(circuits);
  const story = openStory('S1');
  const begun = { ...story, steps: story.steps.slice(0, STEPS) };
  ({ stage } = await play(begun, { prover, circuits }));
  const write = (text: string): void => {
    throw new Error(text);
  };
  network = await openLiveNetwork({ stage, folder, port: 0, write });
}, 600_000);

afterAll(async () => {
  await network.close();
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function person(key: string, slot: number): GatewayClient {
  const actor = stage.actor(key);
  const found = network.people.find(
    ({ organisation, officer }) => organisation === actor.cast.name && officer.slot === slot,
  );
  if (found === undefined) throw new Error('nobody');
  return new GatewayClient(found.gateway, found.apiKey, actor, slot);
}

const processOf = async (key: string): Promise<GatewayProcess> =>
  (await network.gateways.get(key)?.ensure()) as GatewayProcess;

/** Drafts, has two people sign, and sends. */
async function carryOut(key: string, draft: unknown): Promise<Body> {
  const [maker, checker] = [person(key, 0), person(key, 1)];
  const drafted = await maker.post('/v1/operations/drafts', draft);
  expect([drafted.status, drafted.body['problem']]).toEqual([201, null]);
  const id = drafted.body['id'] as string;
  await maker.sign(id);
  const signed = await checker.sign(id);
  expect(signed.body['state']).toBe('ready');
  const sent = await checker.post(`/v1/operations/${id}/submit`);
  return sent.body;
}

const is =
  (kind: string, state: string, value?: string) =>
  (item: Body): boolean =>
    item['kind'] === kind &&
    item['state'] === state &&
    item['sealedBlock'] !== null &&
    (value === undefined || item['value'] === value);

describe('three organisations, three processes, one served ledger', () => {
  test('the issuer issues; its maker cannot check himself', async () => {
    const maker = person('CORE', 0);
    const quota = await maker.find('/v1/vouchers', is('quota', 'available'));
    const capacity = await maker.find('/v1/vouchers', is('capacity', 'available'));
    const draft = {
      ...{ act: 'issue', quota: quota['id'], capacity: capacity['id'] },
      ...{ value: '1000000000', due: '2027-05-21' },
    };
    const drafted = await maker.post('/v1/operations/drafts', draft);
    const id = drafted.body['id'] as string;
    await maker.sign(id);
    const early = await maker.post(`/v1/operations/${id}/submit`);
    expect([early.status, early.body['slug']]).toEqual([403, 'second-officer-required']);
    await person('CORE', 1).sign(id);
    const sent = await maker.post(`/v1/operations/${id}/submit`);
    expect(sent.body).toMatchObject({ state: 'committed', problem: null });
  }, 120_000);

  test('its supplier finds the offer and accepts, and nobody else sees anything', async () => {
    const offered = await person('T1', 0).find('/v1/vouchers', is('voucher', 'offered'));
    const sent = await carryOut('T1', { act: 'accept', voucher: offered['id'] });
    expect(sent).toMatchObject({ state: 'committed' });
    const elsewhere = await person('T2', 0).get('/v1/vouchers');
    expect(elsewhere.body['items']).toEqual([]);
    const one = await person('T2', 0).get(`/v1/vouchers/${String(offered['id'])}`);
    expect(one.status).toBe(404);
  }, 120_000);

  test('a gateway killed while it proves and sends passes on exactly once', async () => {
    const [maker, checker] = [person('T1', 0), person('T1', 1)];
    const held = await maker.find('/v1/vouchers', is('voucher', 'available', '1000000000'));
    const drafted = await maker.post('/v1/operations/drafts', {
      ...{ act: 'pass-on', vouchers: [held['id']], values: ['600000000'] },
      payee: stage.actor('T2').id,
    });
    const id = drafted.body['id'] as string;
    await maker.sign(id);
    await checker.sign(id);
    const before = await processOf('T1');
    const submitted = checker.post(`/v1/operations/${id}/submit`, undefined, 'submit-once-1');
    await pause(20);
    process.kill(before.pid ?? 0, 'SIGKILL');
    await before.ended;
    expect((await processOf('T1')).pid).not.toBe(before.pid);
    // The very same request again, by the client: whatever the first one did, it is one operation.
    await submitted;
    let { body } = await checker.get(`/v1/operations/${id}`);
    for (let left = 100; left > 0 && body['state'] !== 'committed'; left -= 1) {
      if (['ready', 'unknown'].includes(String(body['state']))) {
        await checker.post(`/v1/operations/${id}/submit`);
      }
      await pause(200);
      ({ body } = await checker.get(`/v1/operations/${id}`));
    }
    expect(body['state']).toBe('committed');
    const offers = person('T2', 0);
    await offers.find('/v1/vouchers', is('voucher', 'offered', '600000000'));
    const all = (await offers.get('/v1/vouchers')).body['items'] as readonly Body[];
    expect(all.map(({ value }) => value)).toEqual(['600000000']);
    await maker.find('/v1/vouchers', is('voucher', 'available', '400000000'));
    const own = (await maker.get('/v1/vouchers?state=available')).body['items'] as readonly Body[];
    expect(own.map(({ kind, value }) => [kind, value])).toEqual([['voucher', '400000000']]);
    expect(recordedTimes(body['digest'], await blocksOf(maker))).toBe(1);
  }, 180_000);

  test('the explorer of each names what is its own, and the front door leads to each', async () => {
    const circuits = async (key: string): Promise<readonly unknown[]> =>
      (await blocksOf(person(key, 0)))
        .flatMap(({ operations }) => operations as readonly Body[])
        .filter(({ mine }) => mine)
        .flatMap((operation) => operation['circuits']);
    expect(await circuits('CORE')).toEqual(expect.arrayContaining(['issue']));
    expect(await circuits('T2')).toEqual(['move']);
    const people = (await (await fetch(`${network.door.url}people.json`)).json()) as Body[];
    expect(people).toHaveLength(13);
    const page = await (await fetch(network.door.url)).text();
    expect(page.match(/#enter=/g)).toHaveLength(13);
  }, 60_000);

  test('the banks move the day at the front door, and gateways follow', async () => {
    const to = (day: string, headers: Record<string, string> = {}) =>
      fetch(`${network.door.url}day`, {
        ...{ method: 'POST', redirect: 'manual' as const, headers, body: `day=${day}` },
      });
    expect((await to('2026-11-24', { origin: 'http://elsewhere' })).status).toBe(403);
    expect((await to('tomorrow')).status).toBe(400);
    expect((await to('2026-11-24')).status).toBe(303);
    const { body } = await person('T2', 0).get('/v1/ledger');
    expect(body).toMatchObject({ day: '2026-11-24', phase: 'open', development: true });
  }, 60_000);
});

async function blocksOf(client: GatewayClient): Promise<readonly Body[]> {
  const { body } = await client.get('/v1/blocks?limit=100');
  return body['items'] as readonly Body[];
}

function recordedTimes(digest: unknown, blocks: readonly Body[]): number {
  const all = blocks.flatMap(({ operations }) => operations as readonly Body[]);
  return all.filter((operation) => operation['digest'] === digest).length;
}
