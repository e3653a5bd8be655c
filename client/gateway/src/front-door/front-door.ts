/**
 * The front door of a development network: a page on which a person is chosen and played. It hands out keys to whoever
 * asks, so it listens on loopback only and answers no other host name and no other site's page.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { PAGE_POLICY, frontPage } from './page';
import type { Person } from './person';

const HOST = '127.0.0.1';
/** Names under which a browser on this machine reaches it; anything else is another site that points here. */
const HOST_NAMES: ReadonlySet<string> = new Set([HOST, 'localhost']);

/** A front door that is open. */
export interface FrontDoor {
  /** Address to open in a browser. */
  readonly url: string;
  close(): Promise<void>;
}

/** @param port 0 for a free one */
export async function openFrontDoor(people: readonly Person[], port: number): Promise<FrontDoor> {
  const server = createServer((request, response) => answer(people, request, response));
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, HOST, done);
  });
  return { url: `http://${HOST}:${String(portOf(server))}/`, close: () => close(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

function answer(
  people: readonly Person[],
  { method, url = '', headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-store',
      'Content-Security-Policy': PAGE_POLICY,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    response.end(method === 'HEAD' ? '' : body);
  };
  const name = (headers.host ?? '').replace(/:\d+$/, '');
  if (!HOST_NAMES.has(name)) send(421, 'text/plain', 'not this host\n');
  else if (method !== 'GET' && method !== 'HEAD') send(405, 'text/plain', 'GET only\n');
  else if (url === '/people.json') send(200, 'application/json', JSON.stringify(people));
  else if (url === '/') send(200, 'text/html', frontPage(people));
  else send(404, 'text/plain', 'not found\n');
}
