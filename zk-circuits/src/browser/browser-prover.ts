import type { Prover } from '../prove/prover';
import { QueueProver } from '../prove/queue-prover';
import type { CircuitFiles, WorkerJob, WorkerMessage } from '../prove/worker-messages';

/** What of a Web Worker is used; the page's `Worker` is one. */
export interface PageWorker {
  postMessage(job: WorkerJob): void;
  terminate(): void;
  onmessage: ((event: { data: WorkerMessage }) => void) | null;
  onerror: (() => void) | null;
}

/**
 * Proves with snarkjs in a Web Worker, with the queue, cancelling and errors of the prover in Node.
 * @param circuits URLs of each circuit's calculator and key, absolute or relative to the worker's script
 * @param startWorker starts a worker whose script calls `serveProofs`
 */
export function browserProver(
  circuits: Readonly<Record<string, CircuitFiles>>,
  startWorker: () => PageWorker,
): Prover {
  return new QueueProver('browser', circuits, (onMessage, onEnd) => {
    const worker = startWorker();
    worker.onmessage = ({ data }) => {
      onMessage(data);
    };
    worker.onerror = () => {
      onEnd('the worker failed');
    };
    return {
      post: (job) => {
        worker.postMessage(job);
      },
      terminate: () => {
        worker.terminate();
      },
    };
  });
}
