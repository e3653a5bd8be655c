import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { FuqiError, LIMITS } from '@fuqi/domain';
import { outcomeToJson } from '../relay/outcome-codec';
import type { Relay, RelayAnswer } from '../relay/relay';

/** What a relay's server lets in. */
export interface RelayServerOptions {
  /** Whose request it is; by default the address that it comes from. A gateway takes the certificate. */
  readonly senderOf?: (request: IncomingMessage) => string;
  /** Connections at once; default 512. */
  readonly connections?: number;
  /** How long a request may take to arrive, milliseconds; default 10 s. */
  readonly requestMs?: number;
}

const PATH = '/operations';
const ID = /^\/operations\/([0-9a-f]{64})$/;
const SENDER_LENGTH = 256;

/**
 * A relay behind HTTP: `POST /operations` with the bytes answers 202 with `{"id","state"}` once the operation is on disk,
 * `GET /operations/<id>` what became of it, and a refusal with its code. Nothing larger than an operation is read.
 */
export function createRelayServer(relay: Relay, options: RelayServerOptions = {}): Server {
  const { connections = 512, requestMs = 10_000 } = options;
  const senderOf = options.senderOf ?? ((request) => request.socket.remoteAddress ?? '');
  const server = createServer({ requestTimeout: requestMs, headersTimeout: requestMs });
  server.maxConnections = connections;
  server.maxHeadersCount = 64;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    respond(relay, senderOf, request).then(
      ({ status, body }) => send(response, status, body),
      (cause: unknown) => {
        const error = cause instanceof FuqiError ? cause : new FuqiError('unexpected');
        // What was not read of a request that is too large must not be taken for the next one.
        response.setHeader('connection', 'close');
        const { code, slug, detail, entry } = error;
        send(response, entry.http, JSON.stringify({ code, slug, detail }));
      },
    );
  });
  return server;
}

async function respond(
  relay: Relay,
  senderOf: (request: IncomingMessage) => string,
  request: IncomingMessage,
): Promise<{ readonly status: number; readonly body: string }> {
  const { method, url = '' } = request;
  if (method === 'POST' && url === PATH) {
    const bytes = await readBody(request);
    const { id, answer } = await relay.submit(senderOf(request).slice(0, SENDER_LENGTH), bytes);
    return { status: 202, body: answerToJson(id, answer) };
  }
  const id = ID.exec(url)?.[1];
  if (method === 'GET' && id !== undefined) {
    return { status: 200, body: answerToJson(id, relay.answer(id)) };
  }
  throw new FuqiError('method-unknown', '', { layer: 'wallet' });
}

function answerToJson(id: string, answer: RelayAnswer): string {
  const { state } = answer;
  const outcome = state === 'settled' ? outcomeToJson(answer.outcome) : 'null';
  return `{"id":"${id}","state":"${state}","outcome":${outcome}}`;
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > LIMITS.operationBytesMax) throw new FuqiError('too-large', 'operation');
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > LIMITS.operationBytesMax) throw new FuqiError('too-large', 'operation');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(body);
}
