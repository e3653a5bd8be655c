/**
 * A ledger that another process owns, over HTTP: the embedded ledger as `serveLedger` of @fuqi/embedded serves it. What it
 * answers is parsed as another organisation's. A connection that breaks after something was sent leaves the outcome open.
 */
import { Agent } from 'node:http';
import { FuqiError } from '@fuqi/domain';
import { utf8, utf8ToText } from '../bytes';
import { ContractLedger } from '../ledger/contract-ledger';
import type { CommittedCall, LedgerTransport, TransactionOutcome } from '../ledger/contract-ledger';
import { outcomeOf, refusalOf } from '../ledger/embedded';
import { exchange } from './http-exchange';

/** How a remote ledger is reached. */
export interface RemoteLedgerOptions {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** This client's own; it decides as whom its transactions are recorded. */
  readonly credential: string;
  /** How long a question may take, milliseconds; default 30 s. */
  readonly answerMs?: number;
  /** How long a transaction may take, milliseconds; default 60 s. */
  readonly commitMs?: number;
}

/** A {@link ContractLedger} with connections to close. */
export class RemoteLedger extends ContractLedger {
  constructor(private readonly remote: RemoteTransport) {
    super(remote);
  }

  /** Closes kept connections. */
  close(): void {
    this.remote.close();
  }
}

/** The {@link Ledger} of a client of a served ledger. */
export function remoteLedger(options: RemoteLedgerOptions): RemoteLedger {
  return new RemoteLedger(new RemoteTransport(options));
}

/** Largest answer: a page of blocks, or one block alone. */
const ANSWER_BYTES_MAX = 32 * 1024 * 1024;
/** Refusals of the server itself: the ledger was not asked. */
const NOT_ASKED = new Set(['UNAUTHENTICATED', 'BAD_REQUEST', 'TOO_LARGE', 'BUSY']);
/** Failures of a connection that never was. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EHOSTUNREACH', 'EMFILE']);

/** A refusal by the other side, in the shape of the embedded ledger's errors. */
class RemoteError extends Error {
  override readonly name = 'RemoteError';

  constructor(
    readonly code: string,
    message: string,
    readonly details: unknown,
  ) {
    super(message);
  }
}

/** Calls of one client. */
export class RemoteTransport implements LedgerTransport {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 32 });

  constructor(private readonly options: RemoteLedgerOptions) {}

  close(): void {
    this.agent.destroy();
  }

  async evaluate(fn: string, args: readonly string[]): Promise<string> {
    try {
      const body = callText(fn, args.map(utf8));
      return resultOf(await this.ask('POST', '/evaluate', this.options.answerMs ?? 30_000, body));
    } catch (cause) {
      throw unavailable(cause);
    }
  }

  async submit(fn: string, args: readonly Uint8Array[]): Promise<TransactionOutcome> {
    const body = callText(fn, args);
    try {
      const wait = this.options.commitMs ?? 60_000;
      return { state: 'valid', answer: resultOf(await this.ask('POST', '/transact', wait, body)) };
    } catch (cause) {
      return submissionOf(cause);
    }
  }

  async height(): Promise<number> {
    return this.read('/height', (value) => count(value['height']));
  }

  async *blocks(
    from: number,
  ): AsyncIterable<{ readonly number: number; readonly calls: readonly CommittedCall[] }> {
    for (let next = from; ;) {
      const { height, blocks } = await this.read(`/blocks?from=${String(next)}`, pageOf);
      for (const block of blocks) {
        if (block.number !== next) throw malformed();
        yield block;
        next += 1;
      }
      if (next >= height) return;
      if (blocks.length === 0) throw malformed();
    }
  }

  private async read<T>(path: string, take: (value: Fields) => T): Promise<T> {
    try {
      return take(fieldsOf(await this.ask('GET', path, this.options.answerMs ?? 30_000)));
    } catch (cause) {
      throw unavailable(cause);
    }
  }

  /** @throws RemoteError for a refusal; as {@link exchange} */
  private async ask(
    method: 'GET' | 'POST',
    path: string,
    timeoutMs: number,
    body?: string,
  ): Promise<string> {
    const { url, credential } = this.options;
    const { status, text } = await exchange({
      ...{ agent: this.agent, url: new URL(path, url), method, credential, body, timeoutMs },
      answerBytesMax: ANSWER_BYTES_MAX,
    });
    if (status === 200) return text;
    const { code, message, details } = fieldsOf(text);
    if (typeof code !== 'string') throw malformed();
    throw new RemoteError(code, typeof message === 'string' ? message : code, details);
  }
}

function callText(fn: string, args: readonly Uint8Array[]): string {
  return JSON.stringify({ fn, args: args.map((arg) => Buffer.from(arg).toString('base64')) });
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed();
  }
  if (typeof value !== 'object' || value === null) throw malformed();
  return value as Fields;
}

const resultOf = (text: string): string => utf8ToText(bytesOf(fieldsOf(text)['result']));

function pageOf(value: Fields): {
  readonly height: number;
  readonly blocks: { readonly number: number; readonly calls: readonly CommittedCall[] }[];
} {
  const blocks = listOf(value['blocks']).map((block) => ({
    number: count(block['number']),
    calls: listOf(block['calls']).flatMap(callOf),
  }));
  return { height: count(value['height']), blocks };
}

function callOf({ args, answer }: Fields): CommittedCall[] {
  if (!Array.isArray(args)) throw malformed();
  const [fn, ...rest] = args.map(bytesOf);
  if (fn === undefined) return [];
  return [{ fn: utf8ToText(fn), args: rest, answer: utf8ToText(bytesOf(answer)) }];
}

function listOf(value: unknown): Fields[] {
  if (!Array.isArray(value)) throw malformed();
  return value.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) throw malformed();
    return entry as Fields;
  });
}

function count(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw malformed();
  return value;
}

function bytesOf(value: unknown): Uint8Array {
  if (typeof value !== 'string') throw malformed();
  return new Uint8Array(Buffer.from(value, 'base64'));
}

function malformed(): FuqiError {
  return new FuqiError('malformed', 'answer of the ledger', { layer: 'wallet' });
}

function unavailable(cause: unknown): FuqiError {
  if (cause instanceof FuqiError) return cause;
  const code = cause instanceof RemoteError ? cause.code : '';
  return refusalOf(cause) ?? new FuqiError('ledger-unavailable', code, { cause });
}

/** What became of a transaction whose answer is no result. */
function submissionOf(cause: unknown): TransactionOutcome {
  if (cause instanceof RemoteError) {
    if (!NOT_ASKED.has(cause.code)) return outcomeOf(cause);
    return { state: 'refused', error: new FuqiError('ledger-unavailable', cause.code, { cause }) };
  }
  const { code } = cause as { readonly code?: unknown };
  if (typeof code === 'string' && NOT_CONNECTED.has(code)) {
    return { state: 'refused', error: new FuqiError('ledger-unavailable', code, { cause }) };
  }
  return { state: 'unknown', error: new FuqiError('outcome-unknown', '', { cause }) };
}
