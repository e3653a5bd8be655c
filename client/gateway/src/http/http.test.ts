import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CORE } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { openWorld } from '../testing/gateway-world';
import { freshKey, openTestGateway } from '../testing/test-gateway';
import type { TestGateway } from '../testing/test-gateway';
import { Idempotency, requestHash } from './idempotency';
import { languageOf } from './language';
import { createLogger } from './logger';
import { waitSeconds } from './prefer';
import { requestIds } from './trace';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

describe('the edge of the gateway', () => {
  let world: TestWorld;
  let at: TestGateway;
  beforeAll(async () => {
    world = await openWorld();
    at = await openTestGateway(world, CORE);
  }, 120_000);
  afterAll(() => at.close());

  const drafts = '/v1/operations/drafts';
  const raw = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${at.url}${drafts}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${at.keys.maker}`,
        'idempotency-key': freshKey(),
        'content-type': 'application/json',
        ...headers,
      },
      body,
    });

  test('probes and description need no key and tell nothing of the organisation', async () => {
    expect(await (await fetch(`${at.url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${at.url}/readyz`)).json()).toEqual({ status: 'ok', behind: 0 });
    const { openapi } = (await (await fetch(`${at.url}/openapi.json`)).json()) as {
      openapi: string;
    };
    expect(openapi).toBe('3.1.0');
    await at.get('/v1/vouchers', at.keys.reader);
    const metrics = await (await fetch(`${at.url}/metrics`)).text();
    expect(metrics).toMatch(
      /fuqi_gateway_request_seconds_count\{method="GET",route="\/v1\/vouchers",status="200"\} 1/,
    );
    const response = await fetch(`${at.url}/healthz`);
    expect(response.headers.get('x-powered-by')).toBeNull();
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('is not ready while the ledger does not answer', async () => {
    const height = world.ledger.height.bind(world.ledger);
    world.ledger.height = () => Promise.reject(new Error('gone'));
    try {
      const response = await fetch(`${at.url}/readyz`);
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ code: 'FUQI-GATEWAY-010' });
    } finally {
      world.ledger.height = height;
    }
  });

  test.each<[string, string, Record<string, string>, number, string]>([
    ['broken JSON', '{"act":', {}, 400, 'malformed'],
    ['a list', '[]', {}, 400, 'malformed'],
    ['a bare number', '7', {}, 400, 'malformed'],
    ['an unknown field', '{"act":"accept","voucher":"","x":1}', {}, 400, 'malformed'],
    ['a number with a sign', '{"act":"split","vouchers":[],"values":["-1"]}', {}, 400, 'malformed'],
    ['__proto__', '{"__proto__":{"act":"accept"}}', {}, 400, 'malformed'],
    ['too much', `{"act":"${'x'.repeat(300_000)}"}`, {}, 413, 'too-large'],
    ['another media type', 'act=accept', { 'content-type': 'text/plain' }, 415, 'media-type'],
    ['a compressed body', 'x', { 'content-encoding': 'gzip' }, 415, 'media-type'],
    [
      'no key',
      '{"act":"accept","voucher":""}',
      { 'idempotency-key': '' },
      400,
      'idempotency-key-missing',
    ],
  ])('%s is refused by code', async (_, body, headers, status, slug) => {
    const response = await raw(body, headers);
    const problem = (await response.json()) as { slug: string; traceId: string };
    expect([response.status, problem.slug]).toEqual([status, slug]);
    expect(problem.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(problem)).not.toContain('xxx');
  });

  test.each([
    ['/v1/vouchers?limit=0', 400],
    ['/v1/vouchers?limit=201', 400],
    ['/v1/vouchers?limit=1&limit=2', 400],
    ['/v1/vouchers?nothing=1', 400],
    ['/v1/vouchers?cursor=bm9uZQ', 400],
    ['/v1/vouchers?due[gte]=2026-02-30', 400],
    ['/v1/vouchers?value[gte]=99999999999999999999', 400],
    ['/v1/vouchers/xyz', 400],
    [`/v1/vouchers/${'f'.repeat(64)}`, 404],
    ['/v1/vouchers/%E0%A4', 400],
    ['/v1/nothing', 404],
    ['/v1/audit?after=2147483648', 400],
  ])('GET %s answers %d', async (path, status) => {
    expect(
      (await at.get(path, at.keys[path.includes('audit') ? 'auditor' : 'reader'])).status,
    ).toBe(status);
  });

  test('pages follow each other by opaque cursors', async () => {
    const first = await at.get('/v1/vouchers?limit=1', at.keys.reader);
    const cursor = first.body['nextCursor'] as string;
    const second = await at.get(`/v1/vouchers?limit=1&cursor=${cursor}`, at.keys.reader);
    const ids = [first, second].map(({ body }) => (body['items'] as { id: string }[])[0]?.id);
    expect(new Set(ids).size).toBe(2);
  });

  test('a request keeps its trace and its id', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const headers = { traceparent: `00-${trace}-00f067aa0ba902b7-01`, 'x-request-id': 'erp-00017' };
    const answer = await at.get('/v1/nothing', at.keys.reader, headers);
    expect(answer.body).toMatchObject({ traceId: trace, instance: 'urn:request:erp-00017' });
    expect(answer.headers.get('traceparent')).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-01$`));
    expect(at.log.join('')).toContain(trace);
  });

  test('the same key at the same time is in flight', async () => {
    const idempotency = new Idempotency(at.db, () => '2026-11-24T00:00:00.000Z');
    const keyed = {
      principal: 'p',
      key: 'key-00001',
      request: requestHash('POST', '/x', { a: 1 }),
    };
    expect(await idempotency.begin(keyed)).toBeUndefined();
    await expect(idempotency.begin(keyed)).rejects.toMatchObject({ message: /in-flight/ });
    await idempotency.recover();
    expect(await idempotency.begin(keyed)).toBeUndefined();
    await idempotency.finish(keyed, { status: 201, headers: {}, body: '{}' });
    expect(await idempotency.begin(keyed)).toEqual({ status: 201, headers: {}, body: '{}' });
    await idempotency.recover();
    expect(await idempotency.begin(keyed)).toBeDefined();
    const other = { ...keyed, request: requestHash('POST', '/x', { a: 2 }) };
    await expect(idempotency.begin(other)).rejects.toMatchObject({ message: /reuse/ });
    expect(requestHash('POST', '/x', { a: 1, b: [2] })).toBe(
      requestHash('POST', '/x', { b: [2], a: 1 }),
    );
  });

  test('an API key is shown once', async () => {
    const body = { name: 'erp', role: 'integration' };
    const key = { 'idempotency-key': freshKey() };
    const made = await at.post('/v1/api-keys', at.keys.administrator, body, key);
    expect(made.status).toBe(201);
    const again = await at.post('/v1/api-keys', at.keys.administrator, body, key);
    expect(again.body).toEqual({ id: made.body['id'] });
    const secret = made.body['key'] as string;
    expect((await at.get('/v1/vouchers', secret)).status).toBe(200);
    const path = `/v1/api-keys/${made.body['id'] as string}/revoke`;
    expect((await at.post(path, at.keys.administrator)).body).toMatchObject({ revoked: true });
    expect((await at.get('/v1/vouchers', secret)).status).toBe(401);
  });

  test('a principal that asks too often is stopped before its body is read', async () => {
    const limited = await openTestGateway(world, CORE, { requestsPerPrincipal: 2 });
    try {
      const { keys } = limited;
      const statuses: number[] = [];
      for (let i = 0; i < 3; i += 1) {
        statuses.push((await limited.post(drafts, keys.maker, 'x'.repeat(400_000))).status);
      }
      expect(statuses).toEqual([413, 413, 429]);
      const stopped = await limited.post(drafts, keys.maker, {});
      expect(stopped.body['slug']).toBe('rate-limited');
      expect(stopped.headers.get('retry-after')).toMatch(/^\d+$/);
      expect((await limited.get('/v1/vouchers', keys.reader)).status).toBe(200);
    } finally {
      await limited.close();
    }
  }, 60_000);

  test('an address that asks too often is stopped before anybody looks at its key', async () => {
    const limited = await openTestGateway(world, CORE, { requestsPerAddress: 2 });
    try {
      const statuses: number[] = [];
      for (let i = 0; i < 3; i += 1) statuses.push((await limited.get('/v1/vouchers', 'x')).status);
      expect(statuses).toEqual([401, 401, 429]);
    } finally {
      await limited.close();
    }
  }, 60_000);

  test('a caller that leaves halfway does not stop the others', async () => {
    await new Promise<void>((done) => {
      const sent = httpRequest(`${at.url}${drafts}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${at.keys.maker}`,
          'content-type': 'application/json',
          'content-length': '1000',
        },
      });
      sent.on('error', () => done());
      sent.write('{"act":');
      setTimeout(() => sent.destroy(), 50);
    });
    expect((await at.get('/v1/balances', at.keys.reader)).status).toBe(200);
  });
});

describe('headers', () => {
  test.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-US,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.1, zh-TW;q=0.9', 'zh'],
    ['fr, en;q=0.5', 'en'],
    ['*', 'zh'],
  ])('Accept-Language %p speaks %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });

  test.each([
    [undefined, 0],
    ['wait=5', 5],
    ['respond-async, wait=100', 30],
    ['wait="7"', 7],
    ['await=7', 0],
    ['wait=-1', 0],
  ])('Prefer %p waits %d s', (header, seconds) => {
    expect(waitSeconds(header, 30)).toBe(seconds);
  });

  test('ids that are not well formed are made anew', () => {
    const { requestId, traceId } = requestIds('a\nb', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`);
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(traceId).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
  });

  test('logs hide what was put there by mistake', () => {
    const lines: string[] = [];
    const logger = createLogger('info', { write: (line) => void lines.push(line) });
    logger.info({ authorization: 'hunter2', req: { headers: { authorization: 'hunter2' } } }, 'x');
    logger.info({ inner: { secret: 'hunter2', draft: 'hunter2' } }, 'x');
    expect(lines.join('')).not.toContain('hunter2');
  });
});
