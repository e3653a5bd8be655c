import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { CORE, T1, T2 } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import type { Database } from '../db/database';
import { issueVoucher, openWorld } from '../testing/gateway-world';
import { freshKey, openTestGateway } from '../testing/test-gateway';
import type { TestGateway } from '../testing/test-gateway';
import { isPublicAddress, publicLookup, requireAddress } from './address-guard';
import { fanOut } from './fan-out';
import { listDeliveries } from './webhook-store';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface ReadDelivery {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly attempts: readonly { readonly status: number | null; readonly error: string | null }[];
}

const FAST = { webhookPrivateAddresses: true, webhookFirstPauseMs: 10, webhookAttemptsMax: 3 };

describe('webhooks', () => {
  let world: TestWorld;
  let at: TestGateway;
  let receiver: Server;
  let url = '';
  let answer = 200;
  const received: Received[] = [];

  beforeAll(async () => {
    world = await openWorld();
    at = await openTestGateway(world, T1, FAST);
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => {
        body += part.toString('utf8');
      });
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end();
      });
    });
    await new Promise<void>((done) => {
      receiver.listen(0, '127.0.0.1', done);
    });
    const address = receiver.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`;
  }, 120_000);
  afterAll(async () => {
    await at.close();
    await new Promise((done) => receiver.close(done));
  });

  const make = async (types: readonly string[]): Promise<{ id: string; secret: string }> => {
    const made = await at.post('/v1/webhooks', at.keys.administrator, { url, types });
    expect(made.status).toBe(201);
    return made.body as unknown as { id: string; secret: string };
  };
  const drop = async (id: string): Promise<void> => {
    const done = await at.post(`/v1/webhooks/${id}/delete`, at.keys.administrator);
    expect(done.body).toEqual({ id, deleted: true });
  };
  const deliveries = async (id: string): Promise<ReadDelivery[]> => {
    const path = `/v1/webhooks/${id}/deliveries`;
    const read = await at.get(path, at.keys.administrator);
    return read.body['items'] as ReadDelivery[];
  };
  /** Everybody reads, and what is due is sent until nothing waits. */
  async function settle(): Promise<void> {
    const { projector, webhooks } = at.gateway.services;
    await projector.run();
    webhooks.kick();
    await webhooks.idle();
  }
  async function until(id: string, state: string): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      await at.gateway.services.webhooks.idle();
      const found = await deliveries(id);
      if (found.length > 0 && found.every((one) => one.state === state)) return;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error(`not ${state}`);
  }
  const opens = (secret: string, { headers, body }: Received): unknown =>
    new Webhook(secret).verify(body, headers as Record<string, string>);

  test('tell of this organisation’s vouchers, signed, and of nothing that was before', async () => {
    await settle();
    const { id, secret } = await make(['voucher.created', 'ledger.date']);
    expect(secret).toMatch(/^whsec_/);
    await issueVoucher(world);
    await settle();
    expect(received).toHaveLength(1);
    const [first] = received;
    expect(opens(secret, first!)).toMatchObject({
      type: 'voucher.created',
      data: { voucher: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(() => opens(`whsec_${Buffer.alloc(32).toString('base64')}`, first!)).toThrow();
    expect(await deliveries(id)).toMatchObject([
      { id: first!.headers['webhook-id'], state: 'delivered', attempts: [{ status: 200 }] },
    ]);
    // Types that it did not ask for are not sent: the voucher was sealed as well.
    await settle();
    expect(received).toHaveLength(1);
    await drop(id);
  });

  test('another supplier hears of none of them', async () => {
    const other = await openTestGateway(world, T2, FAST);
    const { db, webhooks, projector } = other.gateway.services;
    const types = ['voucher.created', 'voucher.sealed', 'voucher.spent', 'ledger.date'];
    const made = await other.post('/v1/webhooks', other.keys.administrator, { url, types });
    await db.run('update webhooks set block = -1, event = 0, place = 0');
    received.length = 0;
    await projector.run();
    webhooks.kick();
    await webhooks.idle();
    const told = await listDeliveries(db, made.body['id'] as string, { limit: 100 });
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ type }) => type))).toEqual(new Set(['ledger.date']));
    expect(received).toHaveLength(told.length);
    await other.close();
  });

  test('the secret is shown once, and is in no list', async () => {
    const key = { 'idempotency-key': freshKey() };
    const body = { url, types: ['ledger.date'] };
    const made = await at.post('/v1/webhooks', at.keys.administrator, body, key);
    const again = await at.post('/v1/webhooks', at.keys.administrator, body, key);
    expect(again.body).not.toHaveProperty('secret');
    expect(again.body['id']).toBe(made.body['id']);
    const list = await at.get('/v1/webhooks', at.keys.administrator);
    expect(list.text).not.toContain('whsec_');
    expect(at.log.join('')).not.toContain('whsec_');
    await drop(made.body['id'] as string);
  });

  test('a replaced secret signs beside the new one for a while, and then no more', async () => {
    const { id, secret } = await make(['ledger.date']);
    const path = `/v1/webhooks/${id}/rotate-secret`;
    const rotated = await at.post(path, at.keys.administrator);
    const fresh = rotated.body['secret'] as string;
    expect(fresh).not.toBe(secret);
    received.length = 0;
    world.ledger.step(world.ledger.current.date + 1);
    await settle();
    await until(id, 'delivered');
    const [both] = received;
    expect(String(both!.headers['webhook-signature']).split(' ')).toHaveLength(2);
    expect(opens(secret, both!)).toEqual(opens(fresh, both!));
    await at.db.run("update webhooks set former_until = '2000-01-01T00:00:00.000Z'");
    received.length = 0;
    world.ledger.step(world.ledger.current.date + 1);
    await settle();
    const [one] = received;
    expect(opens(fresh, one!)).toBeDefined();
    expect(() => opens(secret, one!)).toThrow();
    await drop(id);
  });

  test('is tried ever again, given up, and sent anew under the same id when it is asked for', async () => {
    const { id } = await make(['ledger.date']);
    answer = 500;
    received.length = 0;
    await world.goTo('2026-11-25');
    await settle();
    await until(id, 'dead');
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [dead] = await deliveries(id);
    expect(dead?.attempts.map(({ status }) => status)).toEqual([500, 500, 500]);
    answer = 200;
    const again = `/v1/webhook-deliveries/${dead?.id ?? ''}/redeliver`;
    expect((await at.post(again, at.keys.administrator)).body).toMatchObject({ state: 'waiting' });
    await until(id, 'delivered');
    expect(received.at(-1)?.headers['webhook-id']).toBe(dead?.id);
    const [done] = await deliveries(id);
    expect(done?.attempts.map(({ status }) => status)).toEqual([500, 500, 500, 200]);
    await drop(id);
  });

  test('a redirection is an answer like any other, and is not followed; gone is gone', async () => {
    const { id } = await make(['ledger.date']);
    received.length = 0;
    answer = 302;
    await world.goTo('2026-11-26');
    await settle();
    await until(id, 'dead');
    expect(received).toHaveLength(3);
    answer = 410;
    received.length = 0;
    const [dead] = await deliveries(id);
    await at.post(`/v1/webhook-deliveries/${dead?.id ?? ''}/redeliver`, at.keys.administrator);
    await until(id, 'dead');
    expect(received).toHaveLength(1);
    answer = 200;
    await drop(id);
  });

  test('its place in the feed moves with what is written for it, or not at all', async () => {
    const { id } = await make(['ledger.date']);
    const { db, projector, now } = at.gateway.services;
    await at.gateway.services.webhooks.close();
    await world.goTo('2026-11-27');
    await projector.run();
    const failing: Database = {
      ...db,
      transaction: (work) =>
        db.transaction(async (tx) => {
          await work(tx);
          throw new Error('stopped');
        }),
    };
    await expect(fanOut(failing, now)).rejects.toThrow('stopped');
    expect(await listDeliveries(db, id, { limit: 10 })).toEqual([]);
    await fanOut(db, now);
    const made = await listDeliveries(db, id, { limit: 10 });
    expect(made).toHaveLength(1);
    await fanOut(db, now);
    await projector.rebuild();
    await fanOut(db, now);
    expect(await listDeliveries(db, id, { limit: 10 })).toEqual(made);
  });
});

describe('where webhooks may go', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1'],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1'],
    ...['::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '2001::1', 'x'],
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2001:4860:4860::8888'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each([
    ...['http://8.8.8.8/', 'https://127.0.0.1/', 'https://[::1]/', 'https://localhost/x'],
    ...['https://2130706433/', 'https://0x7f.1/', 'https://user:word@8.8.8.8/', 'ftp://8.8.8.8/'],
    ...['https://[::ffff:10.0.0.1]/', 'javascript:alert(1)', 'file:///etc/passwd', ''],
  ])('%s is refused', async (text) => {
    await expect(requireAddress(text, false)).rejects.toMatchObject({
      entry: { slug: 'address-refused' },
    });
  });

  test('a public literal is taken; private ones only where they are allowed', async () => {
    expect((await requireAddress('https://8.8.8.8:8443/a?b', false)).port).toBe('8443');
    expect((await requireAddress('http://127.0.0.1:1/', true)).port).toBe('1');
  });

  test('the name is looked at again for the address that is connected to', async () => {
    const error = await new Promise((done) => {
      publicLookup('localhost', {}, (refusal) => done(refusal));
    });
    expect(error).toMatchObject({ entry: { slug: 'address-refused' } });
  });

  test('a gateway that allows no private address says so by code', async () => {
    const world = await openWorld();
    const strict = await openTestGateway(world, CORE);
    const body = { url: 'https://localhost/hook', types: ['ledger.date'] };
    const refused = await strict.post('/v1/webhooks', strict.keys.administrator, body);
    expect([refused.status, refused.body['slug']]).toEqual([422, 'address-refused']);
    await strict.close();
  });
});
