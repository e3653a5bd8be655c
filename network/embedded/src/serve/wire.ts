/** What crosses the wire between a served ledger and its clients: JSON, bytes in base64. */
import type { Block } from '../block-view';
import { LedgerError } from '../errors';

/** Why the server refuses before the ledger is asked; nothing was done. */
export type ServeErrorCode = 'UNAUTHENTICATED' | 'BAD_REQUEST' | 'TOO_LARGE' | 'BUSY';

const STATUS: Readonly<Record<ServeErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  BAD_REQUEST: 400,
  TOO_LARGE: 413,
  BUSY: 503,
};

/** A refusal of the server. */
export class ServeError extends Error {
  override readonly name = 'ServeError';

  constructor(readonly code: ServeErrorCode) {
    super(code);
  }

  get status(): number {
    return STATUS[this.code];
  }
}

/** A call of a function. */
export interface Call {
  readonly fn: string;
  readonly args: readonly Uint8Array[];
}

const FUNCTION = /^[A-Za-z][A-Za-z0-9]{0,63}(?::[A-Za-z][A-Za-z0-9]{0,63})?$/;
const ARGUMENTS_MAX = 16;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Reads a call. @throws ServeError `BAD_REQUEST` */
export function parseCall(text: string): Call {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ServeError('BAD_REQUEST');
  }
  const { fn, args } = (value ?? {}) as { readonly fn?: unknown; readonly args?: unknown };
  if (typeof fn !== 'string' || !FUNCTION.test(fn)) throw new ServeError('BAD_REQUEST');
  if (!Array.isArray(args) || args.length > ARGUMENTS_MAX) throw new ServeError('BAD_REQUEST');
  return { fn, args: args.map(bytesOf) };
}

function bytesOf(value: unknown): Uint8Array {
  if (typeof value !== 'string' || !BASE64.test(value)) throw new ServeError('BAD_REQUEST');
  return Buffer.from(value, 'base64');
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A result as text. */
export const resultText = (result: Uint8Array): string =>
  JSON.stringify({ result: base64(result) });

/** What a client of the ledger reads of a block: valid transactions, their arguments and answers. */
export function blockText({ number, transactions }: Block): string {
  const calls = transactions.flatMap(({ code, content }) =>
    code !== 'VALID' || content === null
      ? []
      : [{ args: content.args.map(base64), answer: base64(content.response.payload) }],
  );
  return JSON.stringify({ number, calls });
}

/** Status and body of whatever was thrown. What the ledger refuses keeps its code, message and details. */
export function errorAnswer(error: unknown): { readonly status: number; readonly body: string } {
  if (error instanceof ServeError) {
    return { status: error.status, body: JSON.stringify({ code: error.code }) };
  }
  if (error instanceof LedgerError) {
    const { code, message, details } = error;
    return { status: 422, body: JSON.stringify({ code, message, details }) };
  }
  return { status: 500, body: JSON.stringify({ code: 'LEDGER_FAILED' }) };
}
