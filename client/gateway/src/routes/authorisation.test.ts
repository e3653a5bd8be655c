/** Made from the route table: every route, by everybody who may not use it, and with every kind of id that is not theirs. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ROLES, ROLE_NAMES } from '../auth/principal';
import type { RoleName } from '../auth/principal';
import type { Route } from '../http/route';
import { BANK_A, CORE, T1, T2 } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { newSecret } from '../webhooks/sign-message';
import { insertWebhook, listDeliveries } from '../webhooks/webhook-store';
import { gatewayMember, issueVoucher, openWorld } from '../testing/gateway-world';
import { openTestGateway } from '../testing/test-gateway';
import type { Answer, TestGateway } from '../testing/test-gateway';
import { ROUTES } from './route-table';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

const named = ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const);
/** Routes that a key opens; messages of other gateways have a signature instead. */
const byKey = named.filter(([, { scope }]) => scope !== 'peer');
const SOMEBODY = {
  voucher: '1'.padStart(64, '0'),
  operation: 'a'.repeat(32),
  'api-key': 'b'.repeat(16),
  'quote-request': 'c'.repeat(32),
  webhook: 'e'.repeat(32),
  delivery: `msg_${'f'.repeat(32)}`,
};

/** An address at which nobody answers. */
const NOWHERE = new Map([[BANK_A, 'http://127.0.0.1:9']]);

/** A body that the route's schema takes, so that nothing but the id is wrong. */
const BODIES: Readonly<Record<string, unknown>> = {
  draftOperation: { act: 'accept', voucher: SOMEBODY.voucher },
  signOperation: {
    signatures: [{ leg: 0, r8: { x: SOMEBODY.voucher, y: SOMEBODY.voucher }, s: SOMEBODY.voucher }],
  },
  createApiKey: { name: 'erp', role: 'reader' },
  verifyPaper: { paper: 'FUQI1.x.0.1.AAAA' },
  createQuoteRequest: { voucher: SOMEBODY.voucher, value: '1', banks: [BANK_A] },
  giveQuote: { rateBps: 365, dayBasis: 360, fees: '0', validUntil: '2026-11-25' },
  createWebhook: { url: 'https://192.0.2.1/hook', types: ['voucher.created'] },
  receivePeerMessage: {
    ...{ from: T1, to: CORE, id: 'd'.repeat(32), sentAt: '2026-11-24T08:00:00.000Z' },
    content: '{}',
    signature: { r8: { x: SOMEBODY.voucher, y: SOMEBODY.voucher }, s: SOMEBODY.voucher },
  },
};

describe('who may do what', () => {
  let world: TestWorld;
  let core: TestGateway;
  let supplier: TestGateway;
  /** Things of the supplier, by kind. */
  let theirs: typeof SOMEBODY;

  beforeAll(async () => {
    world = await openWorld();
    core = await openTestGateway(world, CORE);
    supplier = await openTestGateway(world, T1, {}, { peers: NOWHERE });
    await issueVoucher(world);
    await Promise.all([core, supplier].map((at) => at.gateway.services.projector.run()));
    const list = await supplier.get('/v1/vouchers?state=offered', supplier.keys.reader);
    const [offered] = list.body['items'] as { id: string }[];
    const accept = { act: 'accept', voucher: offered!.id };
    const drafted = await supplier.post('/v1/operations/drafts', supplier.keys.maker, accept);
    const { id } = await supplier.gateway.services.apiKeys.create({ name: 'a', role: 'reader' });
    const sale = { voucher: offered!.id, value: '1', banks: [BANK_A] };
    const asked = await supplier.post('/v1/quote-requests', supplier.keys.maker, sale);
    const { db, webhooks, now } = supplier.gateway.services;
    const hook = { id: '9'.repeat(32), url: 'http://127.0.0.1:9/', types: 'voucher.created' };
    await insertWebhook(db, {
      ...{ ...hook, secret: newSecret(), former_secret: null, former_until: null },
      ...{ block: -1, event: 0, place: 0, created_at: now() },
    });
    webhooks.kick();
    await webhooks.idle();
    const [delivery] = await listDeliveries(db, hook.id, { limit: 1 });
    theirs = {
      ...{ webhook: hook.id, delivery: delivery!.id },
      ...{ voucher: offered!.id, operation: drafted.body['id'] as string, 'api-key': id },
      'quote-request': asked.body['id'] as string,
    };
  }, 120_000);
  afterAll(async () => {
    await core.close();
    await supplier.close();
  });

  function ask(at: TestGateway, route: Route, key: string, ids = SOMEBODY): Promise<Answer> {
    const id = route.object === undefined ? '' : ids[route.object];
    const path = route.path.replace('{id}', id);
    return route.method === 'get'
      ? at.get(path, key)
      : at.post(path, key, BODIES[route.operationId]);
  }

  const allowed = (route: Route, role: RoleName): boolean =>
    (ROLES[role] as readonly string[]).includes(route.scope);

  test.each(named)(
    '%s: nobody without a key, with a wrong one, or with another organisation’s',
    async (_, route) => {
      for (const key of [
        '',
        'fuqi_0000000000000000_',
        `${core.keys.reader}x`,
        supplier.keys.maker,
      ]) {
        const answer = await ask(core, route, key);
        expect([answer.status, answer.body['slug']]).toEqual([401, 'unauthenticated']);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
    },
  );

  test.each(byKey)('%s: no role without its scope, and that is on record', async (_, route) => {
    const without = ROLE_NAMES.filter((role) => !allowed(route, role));
    // Everybody may ask who he is.
    expect(without.length > 0).toBe(route.scope !== 'self:read');
    for (const role of without) {
      const answer = await ask(core, route, core.keys[role]);
      expect([role, answer.status, answer.body['slug']]).toEqual([role, 403, 'scope-missing']);
    }
    const entries = await core.gateway.services.audit.page(0, 1_000);
    const denied = entries.filter(
      ({ action, outcome }) => action === route.operationId && outcome === 'scope-missing',
    );
    expect(denied).toHaveLength(without.length);
  });

  test.each(named.filter(([, { object }]) => object !== undefined))(
    '%s: what belongs to another organisation is not there, as what never was',
    async (_, route) => {
      const key = route.scope === 'operations:sign' ? core.keys.maker : keyFor(route);
      const foreign = await ask(core, route, key, theirs);
      const nothing = await ask(core, route, key);
      // A voucher that is offered to the supplier was made here and is known here; another supplier's is not.
      if (route.object === 'voucher') expect(foreign.status).toBe(200);
      else expect([foreign.status, foreign.body['slug']]).toEqual([404, 'not-found']);
      expect([nothing.status, nothing.body['slug']]).toEqual([404, 'not-found']);
    },
  );

  test('a third organisation finds the voucher neither by id, list, draft nor stream', async () => {
    const third = await openTestGateway(world, T2);
    try {
      const one = await third.get(`/v1/vouchers/${theirs.voucher}`, third.keys.reader);
      expect([one.status, one.body['slug']]).toEqual([404, 'not-found']);
      const list = await third.get('/v1/vouchers', third.keys.reader);
      expect(list.body).toEqual({ items: [], nextCursor: null });
      const draft = { act: 'accept', voucher: theirs.voucher };
      const drafted = await third.post('/v1/operations/drafts', third.keys.maker, draft);
      expect([drafted.status, drafted.body['slug']]).toEqual([404, 'note-not-found']);
      const { events } = await streamed(third);
      expect(events).toContain('event: date');
      expect(events).not.toContain('"voucher"');
      expect(gatewayMember(world, T2).wallet.history).toEqual([]);
    } finally {
      await third.close();
    }
  }, 60_000);

  test('what the core enterprise made but does not own it cannot move', async () => {
    const accept = { act: 'accept', voucher: theirs.voucher };
    const answer = await core.post('/v1/operations/drafts', core.keys.maker, accept);
    expect([answer.status, answer.body['slug']]).toEqual([403, 'not-controller']);
  });

  function keyFor(route: Route): string {
    const role = ROLE_NAMES.find((name) => allowed(route, name));
    if (role === undefined) throw new Error('nobody may');
    return core.keys[role];
  }

  /** Everything that the stream tells from the beginning. */
  async function streamed(at: TestGateway): Promise<{ events: string }> {
    const stop = new AbortController();
    const response = await fetch(`${at.url}/v1/events`, {
      headers: { authorization: `Bearer ${at.keys.reader}`, 'last-event-id': 'start' },
      signal: stop.signal,
    });
    const reader = response.body!.getReader();
    const part = await reader.read();
    const value = part.value as Uint8Array | undefined;
    stop.abort();
    return { events: Buffer.from(value ?? new Uint8Array()).toString() };
  }
});
