import { EXIT, FuqiError, findError } from '@fuqi/domain';
import { CliError, ProblemError } from './cli-error';

const BY_STATUS: readonly (readonly [number, number])[] = [
  [401, EXIT.denied],
  [403, EXIT.denied],
  [404, EXIT.missing],
  [409, EXIT.conflict],
  [429, EXIT.unreachable],
  [500, EXIT.unexpected],
  [503, EXIT.unreachable],
];

/** The exit code that a failure stands for: the domain's table first, the HTTP status for what only a gateway names. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CliError) return error.exit;
  if (error instanceof FuqiError) return error.entry.exit;
  if (!(error instanceof ProblemError)) return EXIT.unexpected;
  const { code, status } = error.problem;
  const known = findError(code)?.exit ?? BY_STATUS.find(([http]) => http === status)?.[1];
  return known ?? (status >= 500 ? EXIT.unreachable : EXIT.invalid);
}
