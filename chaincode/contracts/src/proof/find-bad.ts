/** What a bisection found: every bad index, or that there are more than allowed. */
export type Search =
  | { readonly exceeded: false; readonly bad: readonly number[]; readonly checks: number }
  | { readonly exceeded: true; readonly checks: number };

/**
 * Finds the bad ones among `count` items by bisection, given a check of a range that fails iff something in it is bad.
 * Where a range is bad and its left half is not, the right half is bad without a check: the product over a range is the
 * product over its halves. Stops as soon as more than `limit` are found, so that the checks are at most
 * `1 + 2·(limit + 1)·⌈log2 count⌉`.
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
  const descend = (from: number, to: number): void => {
    if (bad.length > limit) return;
    if (to - from === 1) {
      bad.push(from);
      return;
    }
    const middle = from + ((to - from) >> 1);
    const leftHolds = check(from, middle);
    if (!leftHolds) descend(from, middle);
    if (bad.length > limit) return;
    if (leftHolds || !check(middle, to)) descend(middle, to);
  };
  if (count > 0 && !check(0, count)) descend(0, count);
  return bad.length > limit ? { exceeded: true, checks } : { exceeded: false, bad, checks };
}
