import { type ProofVerifier, createMclVerifier, useProofVerifier } from '@fuqi/contracts';
import { BenchChannel } from './bench-channel';
import { NOTES_PER_MOVE } from './forged-moves';

/** Operations of a batch, and entries of a seal. */
const BATCH = 64;

/** While a ledger is filled, nothing but time would be lost by not looking at proofs. */
async function withoutProofs(task: () => Promise<void>): Promise<void> {
  const real = await createMclVerifier();
  const accepting: ProofVerifier = {
    prepareKey: (bytes) => real.prepareKey(bytes),
    verifyBatch: () => ({ ok: true, checks: 0 }),
  };
  useProofVerifier(accepting);
  try {
    await task();
  } finally {
    useProofVerifier(await createMclVerifier());
  }
}

/** Adds notes to a channel in this thread, through its contracts, block by block. */
export async function grow(
  channel: BenchChannel,
  notes: number,
  say: (progress: string) => void,
): Promise<void> {
  const operations = Math.ceil(notes / NOTES_PER_MOVE);
  await withoutProofs(async () => {
    for (let made = 0; made < operations; made += BATCH) {
      const count = Math.min(BATCH, operations - made);
      const contents = Array.from({ length: count }, (_, i) => ({ label: `grown ${made + i}` }));
      const moves = channel.forger.forge(contents, false);
      const { failed } = await channel.submit(moves);
      if (failed > 0) throw new Error('the ledger does not grow');
      await channel.seal(moves);
      if (made % (40 * BATCH) === 0) say(`${made * NOTES_PER_MOVE} of ${notes} notes made`);
    }
  });
}

const LARGE = 100_000;
let large: Promise<BenchChannel> | undefined;

/** A channel with 10^5 notes, made once a process. One bank endorses; verification is the real one again. */
export function largeChannel(say: (progress: string) => void): Promise<BenchChannel> {
  large ??= (async () => {
    const channel = await BenchChannel.open({ endorsements: 1 });
    await grow(channel, LARGE, say);
    return channel;
  })();
  return large;
}

/** Closes what {@link largeChannel} made. */
export async function closeLargeChannel(): Promise<void> {
  const channel = await large;
  large = undefined;
  await channel?.close();
}
