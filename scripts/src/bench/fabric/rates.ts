/** What came of sending. */
export interface Sent {
  /** Operations with effect. */
  readonly done: number;
  readonly failed: number;
  /** Milliseconds from submission to known commit, of each transaction that was valid. */
  readonly commits: readonly number[];
  readonly seconds: number;
}

/** One transaction to be sent: how many operations it holds, and how many of them took effect. */
export interface Transaction {
  readonly operations: number;
  readonly send: () => Promise<number>;
}

class Count {
  done = 0;
  failed = 0;
  readonly commits: number[] = [];

  async add({ operations, send }: Transaction): Promise<void> {
    const begun = performance.now();
    const done = await send();
    if (done > 0) this.commits.push(performance.now() - begun);
    this.done += done;
    this.failed += operations - done;
  }
}

async function counted(work: (count: Count) => Promise<void>): Promise<Sent> {
  const count = new Count();
  const begun = performance.now();
  await work(count);
  const { done, failed, commits } = count;
  return { done, failed, commits, seconds: (performance.now() - begun) / 1000 };
}

/** Sends transactions, so many under way at a time: each next one when one is done. */
export function closedLoop(transactions: readonly Transaction[], inFlight: number): Promise<Sent> {
  return counted(async (count) => {
    const queue = transactions.values();
    const client = async (): Promise<void> => {
      for (const transaction of queue) await count.add(transaction);
    };
    await Promise.all(Array.from({ length: inFlight }, client));
  });
}

/** Sends transactions at times of their own, whatever becomes of those before. @param interval milliseconds */
export function openLoop(transactions: readonly Transaction[], interval: number): Promise<Sent> {
  return counted(async (count) => {
    const begun = performance.now();
    const running = transactions.map(async (transaction, i) => {
      const rest = begun + i * interval - performance.now();
      await new Promise((done) => setTimeout(done, Math.max(0, rest)));
      await count.add(transaction);
    });
    await Promise.all(running);
  });
}

/** The value that this part of the values does not exceed; of few values the largest. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
