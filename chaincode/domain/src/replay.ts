/** One operation, one receipt (R20): what stands under its first nullifier or tag decides. */
import { dayOfCode } from './dates';
import { LIMITS } from './limits';
import { refuse } from './refuse';
import { andThen, ok } from './result';
import type { Result } from './result';

export type Replay = 'new' | 'same';

/**
 * Nothing recorded: the operation is new. Its own digest recorded: it is the same one again and its receipt is the
 * answer. Another digest: what it wants to use is used.
 */
export function decideReplay(recorded: string | undefined, digest: string): Result<Replay> {
  if (recorded === undefined) return ok('new');
  return recorded === digest ? ok('same') : refuse('note-spent');
}

/** A signed operation is valid through the date code it names, and never for longer than a bounded time ahead. */
export function checkValidity(validUntil: number, open: number): Result<number> {
  return andThen(dayOfCode(validUntil), (lastDay) =>
    andThen(dayOfCode(open), (today) => {
      if (open > validUntil) return refuse('operation-expired');
      if (lastDay - today > LIMITS.validityDaysMax) return refuse('out-of-range', 'validity');
      return ok(validUntil);
    }),
  );
}
