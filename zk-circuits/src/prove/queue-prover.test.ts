import { describe, expect, it } from '@jest/globals';
import { QueueProver } from './queue-prover';
import type { WorkerJob, WorkerMessage } from './worker-messages';

const FILES = { square: { wasm: 'square.wasm', zkey: 'square.zkey' } };

/** A worker whose messages the test sends. */
class ScriptedWorker {
  readonly jobs: WorkerJob[] = [];
  terminated = false;

  constructor(
    readonly send: (message: WorkerMessage) => void,
    readonly end: (reason: string) => void,
  ) {}

  post(job: WorkerJob): void {
    this.jobs.push(job);
  }

  terminate(): void {
    this.terminated = true;
  }

  prove(value: bigint): void {
    this.send({ type: 'proved', proof: new Uint8Array(256), publics: [value] });
  }
}

function setUp(): { prover: QueueProver; workers: ScriptedWorker[] } {
  const workers: ScriptedWorker[] = [];
  const prover = new QueueProver('scripted', FILES, (onMessage, onEnd) => {
    const worker = new ScriptedWorker(onMessage, onEnd);
    workers.push(worker);
    return worker;
  });
  return { prover, workers };
}

const request = (root: bigint): { circuit: string; input: { root: bigint } } => ({
  circuit: 'square',
  input: { root },
});

describe('QueueProver', () => {
  it('gives one worker one job at a time, in order', async () => {
    const { prover, workers } = setUp();
    const proofs = [1n, 2n].map((root) => prover.prove(request(root)));
    expect(workers[0]?.jobs).toHaveLength(1);
    workers[0]?.prove(1n);
    expect(workers[0]?.jobs.map(({ input }) => input['root'])).toEqual([1n, 2n]);
    workers[0]?.prove(4n);
    expect((await Promise.all(proofs)).map(({ publics }) => publics)).toEqual([[1n], [4n]]);
    expect(workers).toHaveLength(1);
  });

  it('replaces the worker of a cancelled job and goes on with the next', async () => {
    const { prover, workers } = setUp();
    const abort = new AbortController();
    const first = prover.prove(request(1n), { signal: abort.signal });
    const second = prover.prove(request(2n));
    abort.abort();
    await expect(first).rejects.toMatchObject({ code: 'ZK_PROVE_CANCELLED', circuit: 'square' });
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    // The old worker's last words are not taken for the new one's.
    workers[0]?.prove(1n);
    workers[0]?.end('killed');
    workers[1]?.prove(4n);
    expect((await second).publics).toEqual([4n]);
  });

  it('takes a cancelled job out of the queue without touching the running one', async () => {
    const { prover, workers } = setUp();
    const abort = new AbortController();
    const first = prover.prove(request(1n));
    const second = prover.prove(request(2n), { signal: abort.signal });
    abort.abort();
    await expect(second).rejects.toMatchObject({ code: 'ZK_PROVE_CANCELLED' });
    workers[0]?.prove(1n);
    await first;
    expect(workers[0]).toMatchObject({ terminated: false, jobs: [{ input: { root: 1n } }] });
  });

  it('rejects with the reason of the worker and starts another for the next job', async () => {
    const { prover, workers } = setUp();
    const first = prover.prove(request(1n));
    const second = prover.prove(request(2n));
    workers[0]?.end('out of memory');
    await expect(first).rejects.toMatchObject({
      code: 'ZK_PROVER_FAILED',
      message: 'square: out of memory',
    });
    workers[1]?.prove(4n);
    expect((await second).publics).toEqual([4n]);
  });

  it('rejects what is waiting and running when it is closed, and everything after', async () => {
    const { prover, workers } = setUp();
    const proofs = [1n, 2n].map((root) => prover.prove(request(root)));
    await prover.close();
    proofs.push(prover.prove(request(3n)));
    for (const proof of proofs) {
      await expect(proof).rejects.toMatchObject({ code: 'ZK_PROVE_CANCELLED' });
    }
    expect(workers.every(({ terminated }) => terminated)).toBe(true);
  });

  it('refuses a circuit it has no files of', async () => {
    const { prover } = setUp();
    await expect(prover.prove({ circuit: 'cube', input: {} })).rejects.toMatchObject({
      code: 'ZK_CIRCUIT_UNKNOWN',
    });
  });
});
