import { BenchChannel } from './bench-channel';
import { type Bench, figure, timed } from './figure';
import type { ForgedMove } from './forged-moves';
import { grow, largeChannel } from './grown-channel';

const SMALL = 1_000;
const BATCH = 64;
const ROUNDS = 8;

interface Costs {
  readonly channel: BenchChannel;
  readonly spend: number[];
  readonly seal: number[];
}

function movesOf(channel: BenchChannel, label: string): ForgedMove[] {
  return channel.forger.forge(
    Array.from({ length: BATCH }, (_, i) => ({ label: `${label} ${i}` })),
  );
}

async function spendOnce(costs: Costs, round: number, tally: { failed: number }): Promise<void> {
  const moves = movesOf(costs.channel, `growth ${round}`);
  const spend = await timed(async () => {
    tally.failed += (await costs.channel.submit(moves)).failed;
  });
  const seal = await timed(() => costs.channel.seal(moves));
  if (round < 0) return;
  costs.spend.push(spend / BATCH);
  costs.seal.push(seal / BATCH);
}

/**
 * What an operation costs on a ledger with 10^5 notes against one with 10^3: a batch of 64 submitted and committed, and its 256
 * new notes sealed, by turns on both ledgers, on disk.
 */
export const benchGrowth: Bench = async function* (say) {
  const small = await BenchChannel.open({ endorsements: 1 });
  try {
    await grow(small, SMALL, say);
    const large = await largeChannel(say);
    const ledgers: Costs[] = [small, large].map((channel) => ({ channel, spend: [], seal: [] }));
    const tally = { failed: 0 };
    for (let round = -2; round < ROUNDS; round += 1) {
      for (const ledger of round % 2 === 0 ? ledgers : [...ledgers].reverse()) {
        await spendOnce(ledger, round, tally);
      }
    }
    const [few, many] = ledgers;
    if (few === undefined || many === undefined) throw new Error('no ledgers');
    const errors = tally.failed / (2 * (ROUNDS + 2) * BATCH);
    for (const act of ['spend', 'seal'] as const) {
      const name = `growth, ${act} with 10^5 notes against 10^3`;
      const against = { runs: few[act], as: 'cost' } as const;
      yield figure(name, 'ms/operation', many[act], against, errors);
    }
  } finally {
    await small.close();
  }
};
