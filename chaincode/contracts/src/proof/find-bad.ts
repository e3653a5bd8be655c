/** What a bisection found: every bad index, or that there are more than allowed. */
export type Search =
  | { readonly exceeded: false; readonly bad: readonly number[]; readonly checks: number }
  | { readonly exceeded: true; readonly checks: number };

/**
 * Finds the bad ones among `count` items by bisection, given a check of a range that fails iff something in it is bad.
 * Where a range is bad and its left half is not, the right half is bad without a check: the product over a range is the
 * product over its halves. Stops when `limit` are found and a further range is bad. Every range that is halved holds one of
 * the found, so that the checks are at most `1 + 2·limit·⌈log2 count⌉`.
 *
 * @param holds whether all items in `[from, to)` are good
 */
export function findBad(
  count: number,
  limit: number,
  holds: (from: number, to: number) => boolean,
): Search {
  const bad: number[] = [];
  let checks = 0;
  const check = (from: number, to: number): boolean => {
    checks += 1;
    return holds(from, to);
  };
  /** Searches a range that is bad. Returns false where there are too many. */
  const descend = (from: number, to: number): boolean => {
    if (bad.length >= limit) return false;
    if (to - from === 1) {
      bad.push(from);
      return true;
    }
    const middle = from + ((to - from) >> 1);
    if (check(from, middle)) return descend(middle, to);
    return descend(from, middle) && (check(middle, to) || descend(middle, to));
  };
  if (count > 0 && !check(0, count) && !descend(0, count)) return { exceeded: true, checks };
  return { exceeded: false, bad, checks };
}
