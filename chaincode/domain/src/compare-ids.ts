/** The one order of identifiers: by code unit, the same on every machine. */
export function compareIds(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
