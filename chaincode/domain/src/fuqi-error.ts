/** The one error class of the system: a row of the table, plus what may be said in public about this case. */
import { errorEntry, findError } from './errors';
import type { ErrorEntry } from './errors';
import type { ErrorCode, ErrorLayer, ErrorSlug } from './error-table';
import { LIMITS } from './limits';

export interface FuqiErrorOptions {
  /** The layer that refused, where it is an earlier one than the table's. */
  readonly layer?: ErrorLayer;
  readonly cause?: unknown;
}

/**
 * `message` is `<code> <slug>[: detail]` and crosses process and ledger borders as it stands: rejected transactions
 * stay in blocks for ever, so `detail` names fields and bounds, never amounts, parties, keys or openings.
 */
export class FuqiError extends Error {
  override readonly name = 'FuqiError';
  readonly entry: ErrorEntry;
  readonly layer: ErrorLayer;
  readonly detail: string;

  constructor(slug: ErrorSlug, detail = '', options: FuqiErrorOptions = {}) {
    const entry = errorEntry(slug);
    const short = detail.replace(/\s+/g, ' ').slice(0, LIMITS.errorDetailLength);
    super(
      short === '' ? `${entry.code} ${slug}` : `${entry.code} ${slug}: ${short}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.entry = entry;
    this.layer = options.layer ?? entry.layer;
    this.detail = short;
  }

  get code(): ErrorCode {
    return this.entry.code;
  }

  get slug(): ErrorSlug {
    return this.entry.slug;
  }

  get retryable(): boolean {
    return this.entry.retryable;
  }
}

const MESSAGE = /(FUQI-[A-Z]+-[0-9]{3}) ([a-z-]+)(?:: ([^\n]*))?/;

/**
 * The refusal inside a text that another process wrapped (a peer's answer, a gateway's message); undefined when the
 * text names none. The first code wins: an outer one cites the inner one after its own.
 */
export function parseFuqiError(text: string): FuqiError | undefined {
  const match = MESSAGE.exec(text);
  const entry = match?.[1] === undefined ? undefined : findError(match[1]);
  if (entry === undefined || entry.slug !== match?.[2]) return undefined;
  return new FuqiError(entry.slug, match[3]);
}
