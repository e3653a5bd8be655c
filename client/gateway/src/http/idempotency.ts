/**
 * Writes are done once per key: the first answer is kept and given again. Nothing is kept of a request that failed by our
 * fault; what a write makes is named by {@link businessIdOf}, so that the same request after a crash finds it.
 */
import { createHash } from 'node:crypto';
import type { Database } from '../db/database';
import { GatewayError } from '../errors/gateway-errors';
import { z } from '../schemas/z';

const KEY = /^[\x21-\x7e]{8,128}$/;

const keptRow = z.object({
  request: z.string(),
  status: z.int().nullable(),
  headers: z.string().nullable(),
  body: z.string().nullable(),
});

/** An answer that can be kept. */
export interface KeptReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON text. */
  readonly body: string;
}

/** A write by its key. */
export interface KeyedRequest {
  readonly principal: string;
  readonly key: string;
  /** Hash of what is asked. */
  readonly request: string;
}

/** The key of a request. @throws GatewayError `idempotency-key-missing` */
export function requireKey(header: string | undefined): string {
  if (header === undefined || !KEY.test(header)) throw new GatewayError('idempotency-key-missing');
  return header;
}

/** SHA-256 of method, path and body, whatever the order of the body's fields. */
export function requestHash(method: string, path: string, body: unknown): string {
  const text = JSON.stringify([method, path, sorted(body)]);
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, entry]) => [name, sorted(entry)]);
}

/** Id of what a keyed write makes: 32 hex digits from principal and key. */
export function businessIdOf({ principal, key }: Pick<KeyedRequest, 'principal' | 'key'>): string {
  const text = JSON.stringify([principal, key]);
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}

/** See the file. One process uses a database. */
export class Idempotency {
  constructor(
    private readonly db: Database,
    private readonly now: () => string,
  ) {}

  /** Forgets what a process that ended had begun: the same requests may come again. */
  async recover(): Promise<void> {
    await this.db.run('delete from idempotency where status is null');
  }

  /**
   * Takes a key for a request.
   * @returns the answer that was given before; undefined when the work is to be done now
   * @throws GatewayError `idempotency-key-reuse`, `idempotency-in-flight`
   */
  async begin({ principal, key, request }: KeyedRequest): Promise<KeptReply | undefined> {
    const fresh = await this.db.query(
      z.object({ key: z.string() }),
      `insert into idempotency (principal, key, request, created_at) values ($1, $2, $3, $4)
       on conflict do nothing returning key`,
      [principal, key, request, this.now()],
    );
    if (fresh.length > 0) return undefined;
    const [kept] = await this.db.query(
      keptRow,
      'select request, status, headers, body from idempotency where principal = $1 and key = $2',
      [principal, key],
    );
    if (kept !== undefined && kept.request !== request) {
      throw new GatewayError('idempotency-key-reuse');
    }
    if (kept === undefined || kept.status === null) throw new GatewayError('idempotency-in-flight');
    const headers = z.record(z.string(), z.string()).parse(JSON.parse(kept.headers ?? '{}'));
    return { status: kept.status, headers, body: kept.body ?? '' };
  }

  /** Keeps an answer. */
  async finish({ principal, key }: KeyedRequest, reply: KeptReply): Promise<void> {
    await this.db.run(
      'update idempotency set status = $3, headers = $4, body = $5 where principal = $1 and key = $2',
      [principal, key, reply.status, JSON.stringify(reply.headers), reply.body],
    );
  }

  /** Gives a key back whose request changed nothing. */
  async release({ principal, key }: KeyedRequest): Promise<void> {
    await this.db.run('delete from idempotency where principal = $1 and key = $2', [
      principal,
      key,
    ]);
  }

  /** Forgets answers that are older than a time. @param before ISO 8601 */
  async prune(before: string): Promise<void> {
    await this.db.run('delete from idempotency where created_at < $1 and status is not null', [
      before,
    ]);
  }
}
