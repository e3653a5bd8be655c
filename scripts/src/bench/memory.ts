import { prepareKeys, processProver } from '@fuqi/zk-circuits';
import { NotePaths, embeddedLedger } from '@fuqi/sdk';
import { BenchChannel } from './bench-channel';
import { type Bench, figure } from './figure';
import { peakDuring, residentOf } from './process-memory';
import { PROOF_INPUTS } from './proof-inputs';
import { Receiver } from './receiver';

const RUNS = 3;
const BATCH = 64;

/**
 * Resident memory of everything at once, by the operating system's account of the process tree: ledger, two banks in threads, a
 * wallet, and the WebAssembly prover at work on the largest circuit while batches are endorsed and sealed. Baseline: the same
 * before the first proof, when the prover has not started.
 */
export const benchMemory: Bench = async function* (say) {
  if (process.platform !== 'linux') {
    say('memory is read from /proc, which only Linux has');
    return;
  }
  const files = Object.fromEntries((await prepareKeys()).map((circuit) => [circuit.name, circuit]));
  const prover = processProver(files);
  const channel = await BenchChannel.open({ workers: true });
  const wallet = await new Receiver(10).open();
  const ledger = embeddedLedger(channel.ledger, channel.alice);
  const peaks: number[] = [];
  const rest = residentOf();
  try {
    for (let run = 0; run < RUNS; run += 1) {
      const peak = await peakDuring(async () => {
        const proof = prover.prove({ circuit: 'issue', input: PROOF_INPUTS.issue() });
        const contents = Array.from({ length: BATCH }, (_, i) => ({ label: `memory ${run} ${i}` }));
        const moves = channel.forger.forge(contents);
        await channel.submit(moves);
        await channel.seal(moves);
        await wallet.sync(ledger);
        await new NotePaths(ledger).refresh();
        await proof;
      });
      say(`${peak.toFixed(0)} MiB`);
      peaks.push(peak);
    }
  } finally {
    await Promise.all([prover.close(), channel.close()]);
  }
  yield figure('memory of the whole product, highest', 'MiB', [Math.max(...peaks)]);
  yield figure('memory of the whole product while proving', 'MiB', peaks, {
    runs: [rest],
    as: 'cost',
  });
};
