/**
 * The embedded ledger for other processes: one process owns it, the others reach it over HTTP on loopback. Each client shows
 * a credential of its own and acts as the identity that stands behind it, so that who submits is decided here.
 */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { EmbeddedLedger } from '../embedded-ledger';
import { LedgerError } from '../errors';
import type { Identity } from '../identity';
import { ServeError, blockText, errorAnswer, parseCall, resultText } from './wire';
import type { Call } from './wire';

/** A client that may ask. */
export interface LedgerClient {
  /** At least 32 characters that nobody can guess. */
  readonly credential: string;
  /** Whom its transactions name as their creator: an identity of a relay, mostly of another organisation. */
  readonly identity: Identity;
}

/** How a ledger is served. */
export interface ServeOptions {
  readonly clients: readonly LedgerClient[];
  /** 0, the default, for a free port. */
  readonly port?: number;
  /** Largest request, bytes; default 4 MiB, which holds the largest batch in base64. */
  readonly requestBytesMax?: number;
  /** Calls at work at once; default 64. */
  readonly callsMax?: number;
  /** How long a request may take to arrive, milliseconds; default 10 s. */
  readonly requestMs?: number;
}

/** A ledger that is served. The ledger itself stays the caller's to close. */
export interface ServedLedger {
  /** For instance `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Finishes what is at work and stops. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const CREDENTIAL_MIN = 32;
const BLOCKS_MAX = 64;
const BLOCKS_BYTES_MAX = 4 * 1024 * 1024;

const digestOf = (credential: string): string =>
  createHash('sha256').update(credential, 'utf8').digest('hex');

/** @throws LedgerError `INVALID_OPTIONS` for a short or repeated credential */
export async function serveLedger(
  ledger: EmbeddedLedger,
  options: ServeOptions,
): Promise<ServedLedger> {
  const door = new LedgerDoor(ledger, options);
  const requestMs = options.requestMs ?? 10_000;
  const server = createServer({ requestTimeout: requestMs, headersTimeout: requestMs });
  server.maxHeadersCount = 64;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void door.answer(request).then(({ status, body }) => send(response, status, body));
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(options.port ?? 0, HOST, done);
  });
  return { url: `http://${HOST}:${String(portOf(server))}`, close: () => close(server, door) };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function close(server: Server, door: LedgerDoor): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  await door.idle();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), 1_000);
  await closed;
  clearTimeout(late);
}

function send(response: ServerResponse, status: number, body: string): void {
  // What was not read of a request must not be taken for the next one.
  if (status === 413) response.setHeader('connection', 'close');
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(body);
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

class LedgerDoor {
  private readonly identities = new Map<string, Identity>();
  private readonly running = new Set<Promise<unknown>>();
  private readonly bytesMax: number;
  private readonly callsMax: number;

  constructor(
    private readonly ledger: EmbeddedLedger,
    options: ServeOptions,
  ) {
    this.bytesMax = options.requestBytesMax ?? 4 * 1024 * 1024;
    this.callsMax = options.callsMax ?? 64;
    for (const { credential, identity } of options.clients) {
      const digest = digestOf(credential);
      if (credential.length < CREDENTIAL_MIN || this.identities.has(digest)) {
        throw new LedgerError('INVALID_OPTIONS', 'credentials are long, and each is one client’s');
      }
      this.identities.set(digest, identity);
    }
  }

  /** Never rejects. */
  async answer(request: IncomingMessage): Promise<Answer> {
    try {
      const identity = this.identityOf(request);
      if (this.running.size >= this.callsMax) throw new ServeError('BUSY');
      const work = this.serve(identity, request);
      this.running.add(work);
      try {
        return { status: 200, body: await work };
      } finally {
        this.running.delete(work);
      }
    } catch (error) {
      return errorAnswer(error);
    }
  }

  /** Resolves when nothing is at work. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.running);
  }

  private identityOf({ headers }: IncomingMessage): Identity {
    const credential = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    const identity =
      credential === undefined ? undefined : this.identities.get(digestOf(credential));
    if (identity === undefined) throw new ServeError('UNAUTHENTICATED');
    return identity;
  }

  private async serve(identity: Identity, request: IncomingMessage): Promise<string> {
    const { method = '', url = '' } = request;
    const from = /^\/blocks\?from=(0|[1-9]\d{0,9})$/.exec(url)?.[1];
    if (method === 'GET' && from !== undefined) return this.blocks(Number(from));
    switch (`${method} ${url}`) {
      case 'GET /height':
        return JSON.stringify({ height: this.ledger.height() });
      case 'POST /evaluate': {
        const { fn, args } = await this.call(request);
        return resultText(await this.ledger.evaluate(identity, fn, args));
      }
      case 'POST /transact': {
        const { fn, args } = await this.call(request);
        return resultText((await this.ledger.transact(identity, fn, args)).result);
      }
      default:
        throw new ServeError('BAD_REQUEST');
    }
  }

  private async call(request: IncomingMessage): Promise<Call> {
    const declared = Number(request.headers['content-length'] ?? 0);
    if (declared > this.bytesMax) throw new ServeError('TOO_LARGE');
    const parts: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const part of request as AsyncIterable<Uint8Array>) {
        length += part.length;
        if (length > this.bytesMax) throw new ServeError('TOO_LARGE');
        parts.push(part);
      }
    } catch (error) {
      throw error instanceof ServeError ? error : new ServeError('BAD_REQUEST');
    }
    return parseCall(Buffer.concat(parts).toString('utf8'));
  }

  /** A page of committed blocks; at least one when there is one, however large. */
  private async blocks(from: number): Promise<string> {
    const texts: string[] = [];
    let bytes = 0;
    for await (const block of this.ledger.blocks({ from, follow: false })) {
      const text = blockText(block);
      bytes += text.length;
      if (texts.length > 0 && bytes > BLOCKS_BYTES_MAX) break;
      texts.push(text);
      if (texts.length === BLOCKS_MAX) break;
    }
    return `{"height":${String(this.ledger.height())},"blocks":[${texts.join(',')}]}`;
  }
}
