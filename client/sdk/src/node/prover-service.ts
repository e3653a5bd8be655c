/**
 * A prover for several organisations' gateways on one machine, over HTTP on loopback. Whoever proves learns the notes of those
 * who ask: only a development network shares one. It cannot spend them, for it has no officer's key.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CircuitInput, ProveRequest, Prover } from '@fuqi/zk-circuits';
import { FuqiError } from '@fuqi/domain';
import { parseValues, stringifyValues } from '../json-values';
import { ProofQueue } from './proof-queue';

/** How a prover is served. */
export interface ProverServiceOptions {
  /** Credential of each client; each has a row of its own. */
  readonly credentials: readonly string[];
  /** 0, the default, for a free port. */
  readonly port?: number;
  /** Proofs of one client that may wait; default 16. */
  readonly waitingMax?: number;
}

/** A prover that is served. The prover itself stays the caller's to close. */
export interface ProverService {
  readonly url: string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** Inputs of the widest circuit take about 60 kB as text. */
const REQUEST_BYTES_MAX = 1024 * 1024;

const digestOf = (credential: string): string =>
  createHash('sha256').update(credential, 'utf8').digest('hex');

export async function serveProver(
  prover: Prover,
  options: ProverServiceOptions,
): Promise<ProverService> {
  const clients = new Set(options.credentials.map(digestOf));
  const queue = new ProofQueue(prover, options.waitingMax ?? 16);
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000 });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void answer(queue, clients, request, response);
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(options.port ?? 0, HOST, done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${String(port)}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  queue: ProofQueue,
  clients: ReadonlySet<string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, body: string): void => {
    if (status === 413) response.setHeader('connection', 'close');
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };
  const credential = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const client = digestOf(credential);
  if (!clients.has(client)) {
    send(401, '{}');
    return;
  }
  if (request.method !== 'POST' || request.url !== '/prove') {
    send(404, '{}');
    return;
  }
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  try {
    const proved = await queue.prove(client, await requestOf(request), gone.signal);
    const { proof, publics } = proved;
    send(200, stringifyValues({ proof, publics }));
  } catch (error) {
    if (error instanceof FuqiError) {
      send(error.slug === 'too-large' ? 413 : 400, '{}');
      return;
    }
    send(422, refusalText(error));
  }
}

async function requestOf(request: IncomingMessage): Promise<ProveRequest> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > REQUEST_BYTES_MAX) throw new FuqiError('too-large', 'request');
    parts.push(part);
  }
  const value = parseValues(Buffer.concat(parts).toString('utf8'));
  const { circuit, input } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof circuit !== 'string' || typeof input !== 'object' || input === null) {
    throw new FuqiError('malformed', 'request');
  }
  // What is no input of the circuit is refused by the prover, signal by signal.
  return { circuit, input: input as CircuitInput };
}

/** Name, code and reason: the prover's errors contain no private input. */
function refusalText(error: unknown): string {
  const { name, code, reason } = (error ?? {}) as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return JSON.stringify({ name: text(name), code: text(code), reason: text(reason) });
}
