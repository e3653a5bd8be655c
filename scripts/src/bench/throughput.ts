import type { BatchReport } from './bench-channel';
import { BenchChannel } from './bench-channel';
import { type Bench, type Figure, figure } from './figure';
import type { ForgedMove } from './forged-moves';
import { profile } from './throughput-profile';

const BATCH = 64;
const ROUNDS = 5;
/** Batches of one run; two are under way at a time, so that committing one overlaps endorsing the next. */
const BATCHES = 6;
const IN_FLIGHT = 2;
/** Operations of one run of the baseline, and how many are under way at a time. */
const SINGLES = 64;
const SINGLES_IN_FLIGHT = 16;

/** Tasks in order, some at a time. */
async function inFlight<T>(
  limit: number,
  items: readonly T[],
  task: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = items.values();
  const run = async (): Promise<void> => {
    for (const item of queue) await task(item);
  };
  await Promise.all(Array.from({ length: limit }, run));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

class Tally {
  operations = 0;
  failed = 0;

  add(report: BatchReport): void {
    this.operations += report.operations;
    this.failed += report.failed;
  }

  get errors(): number {
    return this.operations === 0 ? 0 : this.failed / this.operations;
  }
}

/** Operations a second, recorded and sealed. */
async function batched(channel: BenchChannel, moves: readonly ForgedMove[], tally: Tally) {
  const start = performance.now();
  await inFlight(IN_FLIGHT, chunks(moves, BATCH), async (batch) => {
    tally.add(await channel.submit(batch));
    await channel.seal(batch);
  });
  return (moves.length / (performance.now() - start)) * 1000;
}

async function singly(channel: BenchChannel, moves: readonly ForgedMove[], tally: Tally) {
  const start = performance.now();
  await inFlight(SINGLES_IN_FLIGHT, moves, async (move) => tally.add(await channel.submit([move])));
  await channel.seal(moves);
  return (moves.length / (performance.now() - start)) * 1000;
}

async function measure(workers: boolean, say: (progress: string) => void): Promise<Figure> {
  const channel = await BenchChannel.open({ workers });
  const rates: number[] = [];
  const baseline: number[] = [];
  const tally = new Tally();
  const other = new Tally();
  try {
    // Round −1 warms up: keys are prepared, code is compiled.
    for (let round = -1; round < ROUNDS; round += 1) {
      const label = (i: number) => ({ label: `throughput ${round} ${i}` });
      const moves = channel.forger.forge(
        Array.from({ length: BATCHES * BATCH + SINGLES }, (_, i) => label(i)),
      );
      const rate = await batched(channel, moves.slice(SINGLES), tally);
      const single = await singly(channel, moves.slice(0, SINGLES), other);
      say(`${rate.toFixed(0)} operations/s in batches, ${single.toFixed(0)} one by one`);
      if (round < 0) continue;
      rates.push(rate);
      baseline.push(single);
    }
  } finally {
    await channel.close();
  }
  const where = workers ? 'two banks in threads' : 'two banks in one thread';
  return figure(
    `throughput in batches of ${BATCH}, ${where}`,
    'operations/s',
    rates,
    { runs: baseline, as: 'rate' },
    Math.max(tally.errors, other.errors),
  );
}

/**
 * Moves recorded and sealed a second with two endorsing banks, every proof a distinct one that both verify, on a ledger that
 * syncs every block. Baseline: the same with one operation in each transaction. Then where a batch's time goes.
 */
export const benchThroughput: Bench = async function* (say) {
  for (const workers of [true, false]) {
    say(workers ? 'banks in threads' : 'banks in one thread');
    yield await measure(workers, say);
  }
  say('sections');
  yield* profile(BATCH);
};
