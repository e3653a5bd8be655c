import { NotePaths, embeddedLedger } from '@fuqi/sdk';
import { BenchChannel } from './bench-channel';
import { type Bench, figure, timed } from './figure';
import { Receiver } from './receiver';

const ROUNDS = 20;
const WARM_UP = 3;

/**
 * From the moment an operation with its proof is submitted until the receiver can spend what it got: endorsed by two banks in
 * threads, ordered, committed and synced, sealed as soon as that is known, found by the receiver's wallet, path made. One
 * operation at a time; proving is not in it. Baseline: the same operations' commit alone.
 */
export const benchLatency: Bench = async function* (say) {
  const channel = await BenchChannel.open({ workers: true });
  try {
    const receiver = new Receiver();
    const wallet = await receiver.open();
    const ledger = embeddedLedger(channel.ledger, channel.alice);
    const paths = new NotePaths(ledger);
    await wallet.sync(ledger);
    const spendable: number[] = [];
    const commits: number[] = [];
    let failed = 0;
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const moves = channel.forger.forge([await receiver.payment(1n + BigInt(round + WARM_UP))]);
      const known = wallet.notes.length;
      const commit = await timed(async () => {
        failed += (await channel.submit(moves)).failed;
      });
      const rest = await timed(async () => {
        await channel.seal(moves);
        await wallet.sync(ledger);
        const note = wallet.notes[known];
        if (note === undefined) throw new Error('the note did not arrive');
        await paths.path(note);
      });
      if (round < 0) continue;
      commits.push(commit);
      spendable.push(commit + rest);
    }
    say(`${ROUNDS} payments`);
    const errors = failed / (ROUNDS + WARM_UP);
    const against = { runs: commits, as: 'cost' } as const;
    yield figure('latency, submit to spendable by the receiver', 'ms', spendable, against, errors);
  } finally {
    await channel.close();
  }
};
