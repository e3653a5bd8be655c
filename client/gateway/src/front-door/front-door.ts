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

/** The banks' calendar desks, which a visitor of a development network may play. */
export interface BusinessDays {
  /** The open day, `YYYY-MM-DD`. */
  today(): Promise<string>;
  /** Steps until a day is open. @throws what the ledger refuses */
  goTo(day: string): Promise<void>;
}

/** A front door that is open. */
export interface FrontDoor {
  /** Address to open in a browser. */
  readonly url: string;
  close(): Promise<void>;
}

/** @param port 0 for a free one */
export async function openFrontDoor(
  people: readonly Person[],
  port: number,
  days?: BusinessDays,
): Promise<FrontDoor> {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    answer(people, days, request)
      .catch(() => plain(503, 'the ledger does not answer'))
      .then((answered) => send(request, response, answered))
      .catch(() => response.destroy());
  });
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

interface Answered {
  readonly status: number;
  readonly type: 'text/html' | 'text/plain' | 'application/json';
  readonly body: string;
  readonly location?: string;
}

const plain = (status: number, body: string): Answered => ({
  ...{ status, type: 'text/plain', body: `${body}\n` },
});

function send({ method }: IncomingMessage, response: ServerResponse, answered: Answered): void {
  const { status, type, body, location } = answered;
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': PAGE_POLICY,
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(location === undefined ? {} : { Location: location }),
  });
  response.end(method === 'HEAD' ? '' : body);
}

async function answer(
  people: readonly Person[],
  days: BusinessDays | undefined,
  request: IncomingMessage,
): Promise<Answered> {
  const { method, url = '', headers } = request;
  const host = headers.host ?? '';
  if (!HOST_NAMES.has(host.replace(/:\d+$/, ''))) return plain(421, 'not this host');
  if (method === 'POST' && url === '/day' && days !== undefined) {
    // Another site's page may send a form here, but not without saying whose page it is.
    const { origin } = headers;
    if (origin !== undefined && origin !== `http://${host}`) return plain(403, 'not from there');
    return stepTo(days, request);
  }
  return method === 'GET' || method === 'HEAD' ? show(people, days, url) : plain(405, 'GET only');
}

async function show(
  people: readonly Person[],
  days: BusinessDays | undefined,
  url: string,
): Promise<Answered> {
  if (url === '/') {
    return { status: 200, type: 'text/html', body: frontPage(people, await days?.today()) };
  }
  if (url === '/people.json') {
    return { status: 200, type: 'application/json', body: JSON.stringify(people) };
  }
  if (url === '/day' && days !== undefined) {
    const body = JSON.stringify({ day: await days.today() });
    return { status: 200, type: 'application/json', body };
  }
  return plain(404, 'not found');
}

const FORM_BYTES_MAX = 64;
const DAY = /^day=(\d{4}-\d{2}-\d{2})$/;

/** Takes the form `day=YYYY-MM-DD`. */
async function stepTo(days: BusinessDays, request: IncomingMessage): Promise<Answered> {
  let form = '';
  for await (const part of request as AsyncIterable<Uint8Array>) {
    form += Buffer.from(part).toString('latin1');
    if (form.length > FORM_BYTES_MAX) return plain(413, 'too large');
  }
  const day = DAY.exec(form)?.[1];
  if (day === undefined) return plain(400, 'day=YYYY-MM-DD');
  try {
    await days.goTo(day);
  } catch (error) {
    return plain(409, error instanceof Error ? error.message : 'refused');
  }
  return { ...plain(303, await days.today()), location: '/' };
}
