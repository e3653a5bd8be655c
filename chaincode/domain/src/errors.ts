/** Look-ups in the one table of refusals. */
import { ERROR_TABLE } from './error-table';
import type { ErrorCode, ErrorLayer, ErrorSlug } from './error-table';

export type Language = 'en' | 'zh';

export interface ErrorEntry {
  readonly code: ErrorCode;
  readonly slug: ErrorSlug;
  /** Who has the last word on it. A single error may say that an earlier layer refused. */
  readonly layer: ErrorLayer;
  readonly http: number;
  readonly exit: number;
  /** The same intent may succeed later without a person changing anything. */
  readonly retryable: boolean;
  readonly title: Readonly<Record<Language, string>>;
  readonly next: Readonly<Record<Language, string>>;
}

const ENTRIES: readonly ErrorEntry[] = ERROR_TABLE.map(
  ([code, slug, layer, http, exit, retryable, titleEn, titleZh, nextEn, nextZh]) => ({
    code,
    slug,
    layer,
    http,
    exit,
    retryable,
    title: { en: titleEn, zh: titleZh },
    next: { en: nextEn, zh: nextZh },
  }),
);

const BY_KEY: ReadonlyMap<string, ErrorEntry> = new Map(
  ENTRIES.flatMap((entry) => [
    [entry.code, entry],
    [entry.slug, entry],
  ]),
);

/** Every entry, in the order of the table. */
export function listErrors(): readonly ErrorEntry[] {
  return ENTRIES;
}

/** The entry of a code or slug from outside; undefined when there is none. */
export function findError(codeOrSlug: string): ErrorEntry | undefined {
  return BY_KEY.get(codeOrSlug);
}

/** The entry of a known slug. */
export function errorEntry(slug: ErrorSlug): ErrorEntry {
  const entry = BY_KEY.get(slug);
  if (entry === undefined) throw new TypeError(`no such error: ${slug}`);
  return entry;
}
