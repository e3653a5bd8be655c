/** A refusal as a value, in one call. */
import type { ErrorSlug } from './error-table';
import { FuqiError } from './fuqi-error';
import type { FuqiErrorOptions } from './fuqi-error';
import { err } from './result';
import type { Err } from './result';

/** `detail` may name fields and bounds, never amounts, parties, keys or openings. */
export function refuse(
  slug: ErrorSlug,
  detail?: string,
  options?: FuqiErrorOptions,
): Err<FuqiError> {
  return err(new FuqiError(slug, detail, options));
}
