import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openVerifier } from '@fuqi/native-verifier';
import { encodeBatch } from '@fuqi/protocol';
import { ContractLedger } from '@fuqi/sdk';
import { whatIsMissing } from '../../stage/fabric/missing';
import { type Bench, type Figure, figure, median } from '../figure';
import type { ForgedMove } from '../forged-moves';
import { BenchNetwork } from './bench-network';
import { BenchSealer } from './bench-sealer';
import { CREATE } from './plain-assets';
import { type Sent, type Transaction, closedLoop, openLoop, percentile } from './rates';

const BASE_PORT = 28_200;
const ROUNDS = 3;
/** Operations of a batch, batches of a round, and how many are under way. */
const BATCH = 64;
const BATCHES = 12;
const IN_FLIGHT = 4;
/** Transactions of one asset in a round, and how many are under way. */
const SINGLES = 240;
const SINGLES_IN_FLIGHT = 32;
/** Part of the peak rate at which waits are measured, and batches of that. */
const PART = 0.7;
const OPEN_BATCHES = 24;

/** What is sent to the network of one verifier. */
class Traffic {
  private made = 0;

  constructor(
    private readonly bench: BenchNetwork,
    /** Keeps what is sent apart from what was sent before. */
    private readonly name: string,
  ) {}

  /** Transactions that each create so many assets. */
  plain(count: number, assets: number): Transaction[] {
    return Array.from({ length: count }, (_, i) => {
      const ids = Array.from({ length: assets }, () => `${this.name}-${String((this.made += 1))}`);
      const args = [Buffer.from(JSON.stringify(ids))];
      const client = this.client(i);
      const send = async (): Promise<number> =>
        (await client.submit(CREATE, args)).state === 'valid' ? assets : 0;
      return { operations: assets, send };
    });
  }

  /** Batches of moves; each is handed to the sealer when it is known to be committed. */
  shielded(count: number, sealer: BenchSealer): Transaction[] {
    const contents = Array.from({ length: count * BATCH }, () => ({
      label: `${this.name} shielded ${String((this.made += 1))}`,
    }));
    const moves = this.bench.channel.forger.forge(contents);
    return Array.from({ length: count }, (_, i) =>
      this.batch(moves.slice(i * BATCH, (i + 1) * BATCH), i, sealer),
    );
  }

  private batch(moves: readonly ForgedMove[], i: number, sealer: BenchSealer): Transaction {
    const ledger = new ContractLedger(this.client(i));
    const bytes = encodeBatch(moves.map((move) => move.bytes));
    const send = async (): Promise<number> => {
      const begun = performance.now();
      const outcome = await ledger.submit(bytes);
      if (outcome.state !== 'committed') return 0;
      const recorded = moves.filter((_, place) => outcome.outcomes[place]?.ok === true);
      sealer.add(recorded, begun);
      return recorded.length;
    };
    return { operations: moves.length, send };
  }

  private client(i: number) {
    const { transports } = this.bench;
    const client = transports[i % transports.length];
    if (client === undefined) throw new Error('no clients');
    return client;
  }
}

const rateOf = ({ done, seconds }: Sent): number => done / seconds;

function errorsOf(runs: readonly Sent[]): number {
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  return failed / runs.reduce((sum, run) => sum + run.done + run.failed, 0);
}

interface Runs {
  readonly shielded: Sent[];
  readonly single: Sent[];
  readonly together: Sent[];
}

/** Moves with their seals; the time of the last seal counts. */
async function shieldedRun(bench: BenchNetwork, traffic: Traffic): Promise<Sent> {
  const sealer = new BenchSealer(bench.channel.ledger.registrarPort);
  const transactions = traffic.shielded(BATCHES, sealer);
  const begun = performance.now();
  const sent = await closedLoop(transactions, IN_FLIGHT);
  await sealer.done();
  return { ...sent, seconds: (performance.now() - begun) / 1000 };
}

async function rounds(
  bench: BenchNetwork,
  traffic: Traffic,
  say: (progress: string) => void,
): Promise<Runs> {
  const runs: Runs = { shielded: [], single: [], together: [] };
  // Round −1 warms up: keys are prepared, code is compiled, connections are made.
  for (let round = -1; round < ROUNDS; round += 1) {
    const shielded = await shieldedRun(bench, traffic);
    const single = await closedLoop(traffic.plain(SINGLES, 1), SINGLES_IN_FLIGHT);
    const together = await closedLoop(traffic.plain(BATCHES, BATCH), IN_FLIGHT);
    const rates = [shielded, single, together].map((run) => rateOf(run).toFixed(0));
    say(`${rates.join(', ')} a second: shielded, plain one by one, plain in batches`);
    if (round < 0) continue;
    runs.shielded.push(shielded);
    runs.single.push(single);
    runs.together.push(together);
  }
  return runs;
}

/** Waits at a part of the peak, sent at fixed times. */
async function* waits(
  bench: BenchNetwork,
  traffic: Traffic,
  { peak, engine }: { readonly peak: number; readonly engine: string },
): AsyncGenerator<Figure> {
  const sealer = new BenchSealer(bench.channel.ledger.registrarPort);
  const transactions = traffic.shielded(OPEN_BATCHES, sealer);
  const sent = await openLoop(transactions, (BATCH * 1000) / (PART * peak));
  await sealer.done();
  const errors = errorsOf([sent]);
  const at = `at ${String(PART * 100)} % of peak, open loop, ${engine} verifier`;
  const p99 = (name: string, values: readonly number[]): Figure => ({
    ...figure(`fabric ${name} p99 ${at}`, 'ms', values, undefined, errors),
    value: percentile(values, 0.99),
  });
  yield p99('commit', sent.commits);
  yield p99('submit to spendable', sealer.spendable);
}

async function* measure(
  bench: BenchNetwork,
  engine: 'native' | 'wasm',
  say: (progress: string) => void,
): AsyncGenerator<Figure> {
  await bench.serve(engine === 'native');
  const traffic = new Traffic(bench, engine);
  const { shielded, single, together } = await rounds(bench, traffic, say);
  const errors = errorsOf([...shielded, ...single, ...together]);
  const rates = shielded.map(rateOf);
  const name = `fabric shielded, batches of ${String(BATCH)}, sealed, ${engine} verifier`;
  const unit = 'operations/s';
  const plain = { runs: single.map(rateOf), as: 'rate' } as const;
  yield figure(`${name}, against plain assets one by one`, unit, rates, plain, errors);
  const batched = { runs: together.map(rateOf), as: 'rate' } as const;
  yield figure(`${name}, against plain assets in such batches`, unit, rates, batched, errors);
  yield* waits(bench, traffic, { peak: median(rates), engine });
}

/**
 * Shielded moves a second on a real network, endorsed by two of three banks and sealed, against a plain asset contract without
 * proofs on the same network under the same policy: one asset a transaction, and as many as a batch holds. Then how long a batch
 * waits at a part of that rate. Everything, clients included, shares one host.
 */
export const benchFabric: Bench = async function* (say) {
  const missing = whatIsMissing();
  if (missing !== undefined) {
    say(`skipped: ${missing}`);
    return;
  }
  const root = await mkdtemp(join(tmpdir(), 'fuqi-bench-fabric-'));
  const bench = await BenchNetwork.open({ root, basePort: BASE_PORT, say });
  try {
    const { engine } = await openVerifier();
    if (engine === 'native') yield* measure(bench, 'native', say);
    yield* measure(bench, 'wasm', say);
  } finally {
    await bench.close();
    await rm(root, { recursive: true, force: true });
  }
};
