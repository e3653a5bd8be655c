import { rootFromPath } from '@fuqi/protocol';
import { NotePaths, embeddedLedger } from '@fuqi/sdk';
import type { BenchChannel } from './bench-channel';
import { type Bench, figure } from './figure';
import { closeLargeChannel, largeChannel } from './grown-channel';
import { Receiver } from './receiver';

const ROUNDS = 3;
const CONTACTS = 50;

/** Seconds of processor and clock from an empty wallet to the path of its one note. */
async function restore(channel: BenchChannel, receiver: Receiver) {
  const ledger = embeddedLedger(channel.ledger, channel.alice);
  const wallet = await receiver.open();
  const used = process.cpuUsage();
  const start = performance.now();
  await wallet.sync(ledger);
  const paths = new NotePaths(ledger);
  await paths.refresh();
  const [note] = wallet.notes;
  if (note === undefined) throw new Error('the wallet did not find its note');
  const path = await paths.path(note);
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  if (rootFromPath(note.commitment, path) !== paths.root) throw new Error('a wrong path');
  return { wall, processor: (user + system) / 1e6 };
}

/** Seconds to read every block and look at nothing: what the ledger's side of a synchronisation costs. */
async function readOnly(channel: BenchChannel): Promise<number> {
  const start = performance.now();
  let events = 0;
  const ledger = embeddedLedger(channel.ledger, channel.alice);
  for await (const block of ledger.blocks(0)) events += block.events.length;
  if (events === 0) throw new Error('no events');
  return (performance.now() - start) / 1000;
}

/**
 * A wallet that is 10^5 foreign notes behind, with fifty contacts, reads every block from disk, finds its one note and makes its
 * path. Baseline: the blocks read alone.
 */
export const benchWallet: Bench = async function* (say) {
  const channel = await largeChannel(say);
  try {
    const receiver = new Receiver(CONTACTS);
    const moves = channel.forger.forge([await receiver.payment(7n)]);
    await channel.submit(moves);
    await channel.seal(moves);
    const wall: number[] = [];
    const processor: number[] = [];
    const reading: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const took = await restore(channel, receiver);
      wall.push(took.wall);
      processor.push(took.processor);
      reading.push(await readOnly(channel));
      say(`ready after ${took.wall.toFixed(2)} s`);
    }
    const against = { runs: reading, as: 'cost' } as const;
    yield figure('wallet 10^5 foreign notes behind, ready to spend', 's', wall, against);
    yield figure('wallet 10^5 foreign notes behind, processor time', 's', processor);
  } finally {
    await closeLargeChannel();
  }
};
