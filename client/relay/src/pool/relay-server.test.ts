import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Relay } from '../relay/relay';
import { NETWORK, noiseOperation } from '../testing/noise-operation';
import { ScriptedLedger } from '../testing/scripted-ledger';
import { HttpRelay } from './http-relay';
import { createRelayServer } from './relay-server';

const folder = mkdtempSync(join(tmpdir(), 'fuqi-relay-http-'));
const ledger = new ScriptedLedger();
let relay: Relay;
let server: Server;
let url: string;
let client: HttpRelay;

const listen = (listener: Server): Promise<string> =>
  new Promise((done) => {
    listener.listen(0, '127.0.0.1', () => {
      done(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
    });
  });
const clientOf = (at: string, timeoutMs = 2_000) =>
  new HttpRelay({ name: 'r', organisation: 'BankBMSP', url: at, timeoutMs });

beforeAll(async () => {
  const limits = { batchWaitMs: 2, senderOperations: 2 };
  relay = await Relay.open({ ledger: ledger.port, network: NETWORK, folder, limits });
  server = createRelayServer(relay, { senderOf: () => 'somebody' });
  url = await listen(server);
  client = clientOf(url);
});
afterAll(async () => {
  client.close();
  server.closeAllConnections();
  server.close();
  await relay.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a relay over HTTP', () => {
  test('acknowledges and tells outcomes, refusals included', async () => {
    const good = await client.submit(noiseOperation('a'));
    const bad = await client.submit(noiseOperation('b', { badProof: true }));
    await Promise.all([relay.outcome(good.id), relay.outcome(bad.id)]);
    expect(await client.answer(good.id)).toMatchObject({ state: 'settled', outcome: { ok: true } });
    expect(await client.answer(bad.id)).toMatchObject({
      outcome: { ok: false, error: { slug: 'proof-invalid' }, on: 'bytes' },
    });
    expect(await client.answer('0'.repeat(64))).toEqual({ state: 'unheard' });
  });

  test('refuses with the error’s code and status', async () => {
    await expect(client.submit(Uint8Array.of(9))).rejects.toMatchObject({ name: 'FuqiError' });
    await expect(client.submit(new Uint8Array(32_001))).rejects.toMatchObject({
      slug: 'too-large',
    });
    const away = await fetch(`${url}/elsewhere`);
    expect([away.status, await away.json()]).toMatchObject([404, { slug: 'method-unknown' }]);
  });

  test('reads no more than an operation of a body that does not say its length', async () => {
    const status = await new Promise((resolve) => {
      const sent = request(`${url}/operations`, { method: 'POST' });
      sent.on('response', ({ statusCode }) => resolve(statusCode));
      sent.on('error', () => resolve('cut off'));
      for (let i = 0; i < 10; i += 1) sent.write(new Uint8Array(10_000));
      sent.end();
    });
    expect([413, 'cut off']).toContain(status);
  });
});

describe('a client of a relay', () => {
  test.each([
    ['answers no JSON', '<html>'],
    ['answers another form', '{"id":"x","state":"settled"}'],
    ['answers an unknown state', `{"id":"${'0'.repeat(64)}","state":"fine"}`],
    ['answers too much', 'x'.repeat(5_000)],
    ['does not answer', undefined],
  ])('of another make that %s gets a typed error', async (_, body) => {
    const odd = createServer((_request, response) => {
      if (body !== undefined) response.end(body);
    });
    const other = clientOf(await listen(odd), 200);
    await expect(other.submit(noiseOperation('a'))).rejects.toMatchObject({ name: 'FuqiError' });
    other.close();
    odd.closeAllConnections();
    odd.close();
  });

  test('that is not there is unreachable', async () => {
    const other = clientOf('http://127.0.0.1:1');
    await expect(other.submit(noiseOperation('a'))).rejects.toMatchObject({
      slug: 'relay-unreachable',
    });
  });
});
