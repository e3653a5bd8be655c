/** RFC 9457 problems: every refusal with its stable code, in the caller's language. */
import { FuqiError, errorEntry } from '@fuqi/domain';
import type { ErrorSlug, Language } from '@fuqi/domain';
import { z } from '../schemas/z';
import { GatewayError, fromDomain, gatewayEntry } from './gateway-errors';
import type { ProblemEntry, ProblemSlug } from './gateway-errors';

/** Where in the request something is wrong: a JSON pointer, and the kind of mistake. Never the value. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
}

/** What happened, before it is put into words. */
export interface Refusal {
  readonly entry: ProblemEntry;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
}

/** The body of a problem. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    next: z.string(),
    instance: z.string(),
    code: z.string(),
    slug: z.string(),
    retryable: z.boolean(),
    traceId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string() })).optional(),
  })
  .openapi('Problem');

export type Problem = z.infer<typeof problemSchema>;

/** The row of any slug. */
export function problemEntry(slug: ProblemSlug): ProblemEntry {
  return gatewayEntry(slug) ?? fromDomain(errorEntry(slug as ErrorSlug));
}

const BODY_ERRORS: Readonly<Record<string, ProblemSlug>> = {
  'entity.too.large': 'too-large',
  'entity.parse.failed': 'malformed',
  'entity.verify.failed': 'malformed',
  'encoding.unsupported': 'media-type',
  'charset.unsupported': 'media-type',
  'request.aborted': 'malformed',
  'request.size.invalid': 'malformed',
};

/** What an exception means to the caller; whatever is not a known refusal is `unexpected` and says nothing more. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof FuqiError) {
    return { entry: fromDomain(error.entry), detail: error.detail, errors: [] };
  }
  if (error instanceof GatewayError) {
    return { entry: error.entry, detail: error.detail, errors: [] };
  }
  if (error instanceof z.ZodError) {
    const errors = error.issues.map(({ path, code }) => ({
      pointer: path
        .map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`)
        .join(''),
      code,
    }));
    return { entry: problemEntry('malformed'), detail: '', errors };
  }
  const { type } = (error ?? {}) as { readonly type?: unknown };
  const slug = typeof type === 'string' ? BODY_ERRORS[type] : undefined;
  if (slug !== undefined) return { entry: problemEntry(slug), detail: '', errors: [] };
  // The router's own complaint about a percent sign that starts no character.
  if (error instanceof URIError)
    return { entry: problemEntry('malformed'), detail: '', errors: [] };
  return { entry: problemEntry('unexpected'), detail: '', errors: [] };
}

/** The body of a refusal. */
export function problemOf(
  { entry, detail, errors }: Refusal,
  about: {
    readonly base: string;
    readonly language: Language;
    readonly requestId: string;
    readonly traceId: string;
  },
): Problem {
  return {
    type: `${about.base}${entry.code}`,
    title: entry.title[about.language],
    status: entry.http,
    ...(detail === '' ? {} : { detail }),
    next: entry.next[about.language],
    instance: `urn:request:${about.requestId}`,
    code: entry.code,
    slug: entry.slug,
    retryable: entry.retryable,
    traceId: about.traceId,
    ...(errors.length === 0 ? {} : { errors: [...errors] }),
  };
}
