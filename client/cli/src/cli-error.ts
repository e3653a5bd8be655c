import { EXIT } from '@fuqi/domain';
import type { Language } from '@fuqi/domain';

type Words = Readonly<Record<Language, string>>;

/** A mistake at this end: what is wrong, and what to do next. */
export class CliError extends Error {
  constructor(
    readonly title: Words,
    readonly next: Words,
    readonly exit: number = EXIT.usage,
  ) {
    super(title.en);
    this.name = 'CliError';
  }
}

/** What a gateway refused (RFC 9457), in the language that was asked for. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
  }
}

/** The members of a problem that people are shown. */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly slug: string;
  readonly next: string;
  readonly detail?: string;
  readonly traceId?: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[];
}
