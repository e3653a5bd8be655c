import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CORE, T1, T2 } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { DATABASES } from '../testing/databases';
import { DUE, openWorld } from '../testing/gateway-world';
import { freshKey, openTestGateway, signOnDevice } from '../testing/test-gateway';
import type { Answer, TestGateway } from '../testing/test-gateway';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

interface Item {
  readonly id: string;
  readonly value: string;
  readonly state: string;
  readonly kind: string;
}

describe.each(DATABASES)('an operation by HTTP on %s', (_, open) => {
  const run = open === undefined ? test.skip : test;
  let world: TestWorld;
  let core: TestGateway;
  let supplier: TestGateway;
  let voucher = '';

  beforeAll(async () => {
    if (open === undefined) return;
    world = await openWorld();
    core = await openTestGateway(world, CORE, {}, { db: await open() });
    supplier = await openTestGateway(world, T1, {}, { db: await open() });
  }, 120_000);
  afterAll(async () => {
    if (open === undefined) return;
    await core.close();
    await supplier.close();
  });

  const items = async (at: TestGateway, query: string): Promise<Item[]> =>
    (await at.get(`/v1/vouchers?${query}`, at.keys.reader)).body['items'] as Item[];
  const only = async (at: TestGateway, query: string): Promise<Item> => {
    const found = await items(at, query);
    expect(found).toHaveLength(1);
    return found[0]!;
  };

  /** Everybody reads what was written, after it was sealed. */
  async function settleWorld(): Promise<void> {
    await world.ledger.sealAll();
    await world.syncAll();
    await core.gateway.services.projector.run();
    await supplier.gateway.services.projector.run();
  }

  const sign = async (at: TestGateway, id: string, who: 'maker' | 'checker'): Promise<Answer> => {
    const member = at === core ? CORE : T1;
    const officer = { member, slot: who === 'maker' ? 0 : 1, key: at.keys[who] };
    const body = await signOnDevice(at, world, id, officer);
    return at.post(`/v1/operations/${id}/signatures`, at.keys[who], body);
  };

  async function carryOut(at: TestGateway, body: unknown): Promise<Answer> {
    const drafted = await at.post('/v1/operations/drafts', at.keys.maker, body);
    expect(drafted.status).toBe(201);
    const id = drafted.body['id'] as string;
    await sign(at, id, 'maker');
    await sign(at, id, 'checker');
    const path = `/v1/operations/${id}/submit`;
    const done = await at.post(path, at.keys.integration, undefined, { prefer: 'wait=20' });
    expect([done.status, done.body['state']]).toEqual([200, 'committed']);
    await settleWorld();
    return done;
  }

  run('issue: words and digests come back, nothing has happened', async () => {
    const quota = await only(core, 'kind=quota');
    const capacity = await only(core, 'kind=capacity');
    const body = {
      ...{ act: 'issue', quota: quota.id, capacity: capacity.id },
      ...{ value: '1000000000', due: DUE, message: '订单 77' },
    };
    const key = { 'idempotency-key': freshKey() };
    const drafted = await core.post('/v1/operations/drafts', core.keys.integration, body, key);
    expect(drafted.status).toBe(201);
    expect(drafted.headers.get('location')).toBe(`/v1/operations/${drafted.body['id'] as string}`);
    expect(drafted.body).toMatchObject({ act: 'issue', state: 'draft', officersNeeded: 2 });
    const [words] = drafted.body['text'] as { zh: string; en: string }[];
    expect(words?.zh).toMatch(
      /^向5 号成员开立凭证（核心企业，2027-05-21 到期，编号 [0-9a-f]{8}） ¥10,000,000.00，/,
    );
    expect(words?.en).toContain('Issue ¥10,000,000.00 to member 5 as a voucher (of Core Works');
    expect(await items(core, 'kind=voucher')).toEqual([]);
    const again = await core.post('/v1/operations/drafts', core.keys.integration, body, key);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.text).toBe(drafted.text);
    const other = { ...body, value: '1' };
    const reused = await core.post('/v1/operations/drafts', core.keys.integration, other, key);
    expect([reused.status, reused.body['slug']]).toEqual([422, 'idempotency-key-reuse']);
    voucher = drafted.body['id'] as string;
  });

  run('a maker cannot check, a machine cannot sign, a wrong signature is refused', async () => {
    const path = `/v1/operations/${voucher}`;
    const early = await core.post(`${path}/submit`, core.keys.maker);
    expect([early.status, early.body['slug']]).toEqual([409, 'operation-state']);
    const maker = { member: CORE, slot: 0, key: core.keys.maker };
    const makers = await signOnDevice(core, world, voucher, maker);
    const asMachine = await core.post(`${path}/signatures`, core.keys.officer, makers);
    expect([asMachine.status, asMachine.body['slug']]).toEqual([403, 'not-permitted']);
    const asChecker = await core.post(`${path}/signatures`, core.keys.checker, makers);
    expect([asChecker.status, asChecker.body['slug']]).toEqual([403, 'signature-invalid']);
    const signed = await core.post(`${path}/signatures`, core.keys.maker, makers);
    expect([signed.status, signed.body['state']]).toEqual([200, 'signed']);
    const repeated = await core.post(`${path}/signatures`, core.keys.maker, makers);
    expect([repeated.status, repeated.body['state']]).toEqual([200, 'signed']);
    const alone = await core.post(`${path}/submit`, core.keys.maker);
    expect([alone.status, alone.body['slug']]).toEqual([403, 'second-officer-required']);
    // The same person with a second key of the other officer's slot is still caught by the key itself.
    const { key } = await core.gateway.services.apiKeys.create({
      ...{ name: 'again', role: 'officer', officer: 0 },
    });
    const twice = await core.post(`${path}/signatures`, key, makers);
    expect([twice.status, twice.body['slug']]).toEqual([403, 'same-officer']);
  });

  run('the checker signs, it is proved and sent, and the same again changes nothing', async () => {
    const checked = await sign(core, voucher, 'checker');
    expect([checked.status, checked.body['state']]).toEqual([200, 'ready']);
    const path = `/v1/operations/${voucher}/submit`;
    const key = { 'idempotency-key': freshKey() };
    const sent = await core.post(path, core.keys.maker, undefined, key);
    expect(sent.status).toBe(202);
    expect(sent.headers.get('location')).toBe(`/v1/operations/${voucher}`);
    await core.gateway.services.desk.settled(voucher);
    const height = await world.ledger.height();
    const again = await core.post(path, core.keys.maker, undefined, { prefer: 'wait=5' });
    expect([again.status, again.body['state']]).toEqual([200, 'committed']);
    expect(again.headers.get('preference-applied')).toBe('wait=5');
    expect(await world.ledger.height()).toBe(height);
    expect(await world.ledger.receipt(again.body['receipt'] as string)).toMatchObject({
      state: 'recorded',
      digest: again.body['digest'],
    });
    await settleWorld();
  });

  run(
    'the supplier sees the offer, accepts it, passes a part on',
    async () => {
      const offered = await only(supplier, 'state=offered');
      const detail = await supplier.get(`/v1/vouchers/${offered.id}`, supplier.keys.reader);
      expect(detail.body).toMatchObject({
        ...{ value: '1000000000', due: DUE, message: '订单 77' },
        issuer: { id: CORE, name: { zh: '核心企业', en: 'Core Works' } },
        hold: { kind: 'issue-offer', holder: { id: CORE } },
        actions: ['accept', 'reject', 'split', 'pass-on', 'sell'],
      });
      await carryOut(supplier, { act: 'accept', voucher: offered.id });
      const own = await only(supplier, 'state=available');
      const to = { payee: T2, values: ['600000000'] };
      await carryOut(supplier, { act: 'pass-on', vouchers: [own.id], ...to });
      const balances = await supplier.get('/v1/balances', supplier.keys.reader);
      expect(balances.body).toMatchObject({ day: '2026-11-24' });
      const totals = (balances.body['items'] as { state: string; total: string }[]).map(
        ({ state, total }) => [state, total],
      );
      expect(totals).toEqual([
        ['available', '400000000'],
        ['offered-out', '600000000'],
      ]);
      const spent = await supplier.get(`/v1/vouchers/${offered.id}`, supplier.keys.reader);
      expect(spent.body).toMatchObject({ state: 'spent', actions: [] });
      expect((spent.body['timeline'] as { type: string }[]).map(({ type }) => type)).toEqual([
        'created',
        'sealed',
        'spent',
      ]);
    },
    60_000,
  );

  run(
    'splits what is left; more than there is, is refused by code in the caller’s language',
    async () => {
      const own = await only(supplier, 'state=available');
      await carryOut(supplier, { act: 'split', vouchers: [own.id], values: ['1', '2'] });
      const parts = (await items(supplier, 'state=available')).map(({ value }) => value);
      expect(parts.sort()).toEqual(['1', '2', '399999997']);
      const [part] = await items(supplier, 'state=available&value[gte]=3');
      const body = { act: 'split', vouchers: [part?.id], values: ['399999998'] };
      const zh = await supplier.post('/v1/operations/drafts', supplier.keys.maker, body);
      expect([zh.status, zh.body['code']]).toEqual([422, 'FUQI-WALLET-006']);
      expect(zh.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(zh.body['title']).toMatch(/[\u4e00-\u9fff]/);
      const language = { 'accept-language': 'en-GB,zh;q=0.2' };
      const en = await supplier.post('/v1/operations/drafts', supplier.keys.maker, body, language);
      expect(en.headers.get('content-language')).toBe('en');
      expect(en.body['title']).not.toMatch(/[\u4e00-\u9fff]/);
    },
    60_000,
  );

  run(
    'rejects an offer; what was not offered cannot be rejected',
    async () => {
      const [part] = await items(supplier, 'state=available&value[gte]=3');
      const body = { act: 'reject', voucher: part?.id };
      const refused = await supplier.post('/v1/operations/drafts', supplier.keys.maker, body);
      expect([refused.status, refused.body['slug']]).toEqual([409, 'note-kind']);
      await issueSecond();
      const offered = await only(supplier, 'state=offered');
      await carryOut(supplier, { act: 'reject', voucher: offered.id });
      expect(await items(supplier, 'state=offered')).toEqual([]);
    },
    60_000,
  );

  async function issueSecond(): Promise<void> {
    const quota = await only(core, 'kind=quota&state=available');
    const capacity = await only(core, 'kind=capacity&state=available');
    const ids = { quota: quota.id, capacity: capacity.id };
    await carryOut(core, { act: 'issue', ...ids, value: '100000000', due: DUE });
  }

  run('every action is in the audit log, and its chain holds', async () => {
    const { audit } = core.gateway.services;
    expect(await audit.verify()).toMatchObject({ ok: true });
    const page = await core.get('/v1/audit?limit=200', core.keys.auditor);
    const entries = page.body['items'] as { action: string; outcome: string }[];
    const told = entries.map(({ action, outcome }) => `${action} ${outcome}`);
    for (const line of [
      ...['draftOperation started', 'draftOperation 201', 'signOperation FUQI-AUTH-006'],
      ...['signOperation FUQI-AUTH-004', 'submitOperation 202'],
    ]) {
      expect(told).toContain(line);
    }
  });

  run('logs say what was asked and how it ended, and nothing of keys or amounts', () => {
    const text = supplier.log.join('');
    expect(text).toContain('/v1/operations/:id/submit');
    expect(text).not.toContain('600000000');
    expect(text).not.toContain('Bearer');
    for (const key of Object.values(supplier.keys)) expect(text).not.toContain(key.slice(-43));
  });
});
