/** Refusals as the pages meet them: always with a stable code, words and a next step. */
import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** A refusal of the gateway, or what stands in for one when no gateway answered. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(`${problem.code} ${problem.title}`);
  }
}

/** Slugs of what the page itself finds out. */
export type LocalSlug = 'offline' | 'answer-unreadable' | 'device' | 'page';

/** A refusal that no server made; its words are the console's. */
export class LocalProblem extends Error {
  override readonly name = 'LocalProblem';

  constructor(
    readonly slug: LocalSlug,
    options?: ErrorOptions,
  ) {
    super(slug, options);
  }
}

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The body of a good answer.
 * @throws ProblemError when the gateway refuses; LocalProblem when nobody answered or the answer cannot be read
 */
export async function answer<T>(asked: Promise<Answered<T>>): Promise<T> {
  let answered: Answered<T>;
  try {
    answered = await asked;
  } catch (cause) {
    throw new LocalProblem(cause instanceof SyntaxError ? 'answer-unreadable' : 'offline', {
      cause,
    });
  }
  const { data, error, response } = answered;
  if (response.ok) return data as T;
  if (isProblem(error)) throw new ProblemError(error);
  throw new LocalProblem(response.status >= 502 ? 'offline' : 'answer-unreadable');
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'next' in value;
}

/** Whether the same request may succeed later without a person changing anything. */
export function isRetryable(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.retryable;
  return error instanceof LocalProblem && error.slug === 'offline';
}

/** Whether the refusal says that this person may not see or do it. */
export function isForbidden(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status === 403;
}
