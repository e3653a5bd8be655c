import { connect, createServer } from 'node:net';
import { request } from 'node:https';
import { readFileSync } from 'node:fs';
import type { Endpoint } from '@fuqi/topology';
import { NetworkError } from './errors';

/** Asks again every 50 ms until it is so. @throws NetworkError `TIMED_OUT` after `timeout` milliseconds */
export async function waitUntil(
  what: string,
  isSo: () => Promise<boolean>,
  timeout = 20_000,
): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new NetworkError('TIMED_OUT', `${what} did not come in time`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function isListening(endpoint: Endpoint): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...endpoint, timeout: 1_000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}

/** Whether this process could listen there now. */
export function isFree(endpoint: Endpoint): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ ...endpoint, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether a node's operations endpoint calls it healthy, over TLS verified against its organisation's root. */
export function isHealthy(endpoint: Endpoint, rootFile: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(
      { ...endpoint, path: '/healthz', ca: readFileSync(rootFile), timeout: 2_000, agent: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      },
    );
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(false));
    asked.end();
  });
}
