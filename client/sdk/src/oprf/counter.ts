/** How often a member asked on a day. The same request asked again is one request. */
export interface RequestCounter {
  /**
   * Takes note of a request unless the member has reached `limit` on that day.
   * @param digest of the request; one already noted is allowed again and not counted
   * @returns whether the request may be answered
   */
  admit(member: number, day: number, digest: bigint, limit: number): boolean | Promise<boolean>;
}

/** Counts in memory; days before the newest one asked for are forgotten. */
export class MemoryCounter implements RequestCounter {
  private day = -1;
  private readonly asked = new Map<number, Set<bigint>>();

  /** Whether this request was noted on the newest day. */
  has(member: number, digest: bigint): boolean {
    return this.asked.get(member)?.has(digest) ?? false;
  }

  admit(member: number, day: number, digest: bigint, limit: number): boolean {
    if (day > this.day) {
      this.asked.clear();
      this.day = day;
    }
    if (day < this.day) return false;
    const digests = this.asked.get(member) ?? new Set<bigint>();
    this.asked.set(member, digests);
    if (digests.has(digest)) return true;
    if (digests.size >= limit) return false;
    digests.add(digest);
    return true;
  }
}
