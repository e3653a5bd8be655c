import * as fs from 'node:fs';
import { bytesOf } from '../bytes';
import { nativeBackend } from './native-backend';
import { JobRunner } from './prove-job';
import { snarkjsBackend } from './snarkjs-backend';
import type { WorkerJob, WorkerMessage } from './worker-messages';
import { zkeyPublicCount } from './zkey-public-count';

/**
 * The prover's worker in Node: a process, because snarkjs' own threads cannot be started from a thread, because a process
 * can be ended in the middle of a multiplication, and because it gives its memory back. Its only argument, if any, is
 * the native prover.
 */
const [nativeBinary] = process.argv.slice(2);
const backend =
  nativeBinary === undefined ? snarkjsBackend() : nativeBackend(nativeBinary, snarkjsBackend());
const runner = new JobRunner(
  backend,
  async (file) => bytesOf(await fs.promises.readFile(file)),
  zkeyPublicCount,
);

process.on('message', (job: WorkerJob) => {
  void runner.run(job, (message: WorkerMessage) => process.send?.(message));
});
// The parent ended.
process.on('disconnect', () => process.exit(0));
