/** Seconds of `Prefer: wait=N` (RFC 7240 §4.3), at most so many; 0 without it. */
export function waitSeconds(header: string | undefined, most: number): number {
  const found = /(?:^|[,;\s])wait\s*=\s*"?([0-9]{1,4})"?(?:$|[,;\s])/i.exec(header ?? '');
  return Math.min(Number(found?.[1] ?? '0'), most);
}
