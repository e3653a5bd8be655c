import { openVerifier } from '@fuqi/native-verifier';
import type { BatchReport } from './bench-channel';
import { BenchChannel } from './bench-channel';
import { type Bench, type Figure, figure, timed, worked } from './figure';
import type { ForgedMove } from './forged-moves';
import { profile } from './throughput-profile';

const BATCH = 64;
const ROUNDS = 5;
/** Batches of one run; two are under way at a time, so that committing one overlaps endorsing the next. */
const BATCHES = 6;
const IN_FLIGHT = 2;
/** Entries of one seal. */
const SEAL_MAX = 256;
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

/** Seals what is committed, one seal after another, each of all that waits and fits. */
class Sealer {
  private readonly waiting: ForgedMove[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly channel: BenchChannel) {}

  add(moves: readonly ForgedMove[]): void {
    this.waiting.push(...moves);
    this.running ??= this.run();
  }

  async done(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  private async run(): Promise<void> {
    try {
      while (this.waiting.length > 0) {
        await this.channel.seal(this.waiting.splice(0, SEAL_MAX));
      }
    } finally {
      this.running = undefined;
    }
  }
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

/** What a run of operations took. */
interface Run {
  /** Operations a second. */
  readonly rate: number;
  /** Milliseconds of processor in all threads for each operation. */
  readonly processor: number;
}

async function runOf(moves: readonly ForgedMove[], task: () => Promise<unknown>): Promise<Run> {
  let milliseconds = Number.NaN;
  const processor = await worked(async () => {
    milliseconds = await timed(task);
  });
  return {
    rate: (moves.length / milliseconds) * 1000,
    processor: processor / moves.length,
  };
}

/** Batches recorded and sealed. One sealer follows, as seals write one after another. */
function batched(channel: BenchChannel, moves: readonly ForgedMove[], tally: Tally): Promise<Run> {
  return runOf(moves, async () => {
    const sealer = new Sealer(channel);
    await inFlight(IN_FLIGHT, chunks(moves, BATCH), async (batch) => {
      tally.add(await channel.submit(batch));
      sealer.add(batch);
    });
    await sealer.done();
  });
}

function singly(channel: BenchChannel, moves: readonly ForgedMove[], tally: Tally): Promise<Run> {
  return runOf(moves, async () => {
    const submit = async (move: ForgedMove) => tally.add(await channel.submit([move]));
    await inFlight(SINGLES_IN_FLIGHT, moves, submit);
    await channel.seal(moves);
  });
}

/** Where the banks run, and what verifies there. */
interface Setting {
  readonly workers: boolean;
  readonly native?: boolean;
}

async function* measure(
  { workers, native = false }: Setting,
  say: (progress: string) => void,
): AsyncGenerator<Figure> {
  const channel = await BenchChannel.open({ workers, native });
  const together: Run[] = [];
  const single: Run[] = [];
  const tally = new Tally();
  try {
    // Round −1 warms up: keys are prepared, code is compiled.
    for (let round = -1; round < ROUNDS; round += 1) {
      const contents = Array.from({ length: BATCHES * BATCH + SINGLES }, (_, i) => ({
        label: `throughput ${round} ${i}`,
      }));
      const moves = channel.forger.forge(contents);
      const run = await batched(channel, moves.slice(SINGLES), tally);
      const other = await singly(channel, moves.slice(0, SINGLES), tally);
      say(`${run.rate.toFixed(0)} operations/s in batches, ${other.rate.toFixed(0)} one by one`);
      if (round < 0) continue;
      together.push(run);
      single.push(other);
    }
  } finally {
    await channel.close();
  }
  const where = `${workers ? 'threads' : 'one thread'}${native ? ', native verifier' : ''}`;
  const name = `throughput in batches of ${BATCH}, two banks in ${where}`;
  const rates = { runs: single.map(({ rate }) => rate), as: 'rate' } as const;
  const times = { runs: single.map(({ processor }) => processor), as: 'faster' } as const;
  yield figure(
    name,
    'operations/s',
    together.map(({ rate }) => rate),
    rates,
    tally.errors,
  );
  const processor = together.map((run) => run.processor);
  yield figure(`${name}, processor time`, 'ms/operation', processor, times, tally.errors);
}

/**
 * Moves recorded and sealed a second with two endorsing banks, every proof a distinct one that both verify, on a ledger that
 * syncs every block; where the native verifier has been built, with it too. Baseline: the same with one operation in each
 * transaction. Then where a batch's time goes.
 */
export const benchThroughput: Bench = async function* (say) {
  for (const workers of [true, false]) {
    say(workers ? 'banks in threads' : 'banks in one thread');
    yield* measure({ workers }, say);
  }
  const { engine, unavailable } = await openVerifier();
  if (engine === 'native') {
    say('banks in threads, native verifier');
    yield* measure({ workers: true, native: true }, say);
  } else {
    say(`no native verifier: ${unavailable?.message ?? ''}`);
  }
  say('sections');
  yield* profile(BATCH);
};
