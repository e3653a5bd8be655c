import { FuqiError, parseFuqiError } from '@fuqi/domain';

/** The contract's refusal inside what the ledger threw. @throws the cause itself when there is none */
export function refusalIn(cause: unknown): FuqiError {
  if (cause instanceof FuqiError) return cause;
  const error = cause instanceof Error ? parseFuqiError(cause.message) : undefined;
  if (error === undefined) throw cause;
  return error;
}
