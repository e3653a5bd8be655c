import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Activator } from './activator';
import type { Activated } from './activator';

let activator: Activator;
let started: Server[] = [];

afterEach(async () => {
  await activator.close();
  started = [];
});

/** A server that says which one it is. */
async function start(): Promise<Activated> {
  const number = started.length + 1;
  const server = createServer((request, response) => {
    response.setHeader(
      'connection',
      request.headers['x-keep'] === undefined ? 'close' : 'keep-alive',
    );
    response.end(String(number));
  });
  started.push(server);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const ended = new Promise<void>((done) => server.once('close', done));
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await ended;
  };
  return { port: (server.address() as AddressInfo).port, ended, stop };
}

const ask = async (): Promise<string> =>
  (await fetch(`http://127.0.0.1:${activator.port}/`)).text();

describe('a door', () => {
  test('starts what is behind it with the first who comes, once', async () => {
    activator = await Activator.open({ port: 0, idleMs: 0, start, onError: () => undefined });
    expect(started).toHaveLength(0);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual(['1', '1', '1']);
    expect(started).toHaveLength(1);
  });

  test('starts it again when it has ended', async () => {
    activator = await Activator.open({ port: 0, idleMs: 0, start, onError: () => undefined });
    expect(await ask()).toBe('1');
    const { ended } = await activator.ensure();
    started[0]?.close();
    started[0]?.closeAllConnections();
    await ended;
    expect(await ask()).toBe('2');
  });

  test('stops it when nobody is there, and not before', async () => {
    activator = await Activator.open({ port: 0, idleMs: 80, start, onError: () => undefined });
    expect(await ask()).toBe('1');
    await (
      await activator.ensure()
    ).ended;
    expect(started[0]?.listening).toBe(false);
    expect(await ask()).toBe('2');
  });

  test('tells why it cannot be started, closes the caller’s connection, and tries again', async () => {
    const errors: unknown[] = [];
    let broken = true;
    activator = await Activator.open({
      ...{ port: 0, idleMs: 0, onError: (error: unknown) => void errors.push(error) },
      start: () => (broken ? Promise.reject(new Error('no memory')) : start()),
    });
    await expect(ask()).rejects.toThrow();
    expect(errors).toMatchObject([{ message: 'no memory' }]);
    broken = false;
    expect(await ask()).toBe('1');
  });
});
